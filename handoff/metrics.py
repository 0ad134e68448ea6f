"""What the house counts. Names follow Prometheus' conventions; the figures are in seconds."""

from prometheus_client import Counter, Gauge, Histogram

entries_total = Counter("frontline_entries_total", "Entries in the log since start", ["kind"])
group_size = Histogram(
    "frontline_group_size",
    "Requests decided and committed together",
    buckets=(1, 2, 5, 10, 20, 50, 100),
)
commit_seconds = Histogram(
    "frontline_commit_seconds",
    "From taking a group to its commit",
    buckets=(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2.5),
)
refusals_total = Counter("frontline_refusals_total", "Refused requests", ["side", "code"])
connections = Gauge("frontline_connections", "Open sockets", ["side"])
cut_total = Counter("frontline_cut_total", "Sockets cut by the house", ["side", "why"])
queue_length = Gauge("frontline_queue_length", "Conversations that wait for a person")
oldest_wait_seconds = Gauge("frontline_oldest_wait_seconds", "Longest present wait for a person")
agents_online = Gauge("frontline_agents_online", "Agents here to answer")
faq_version = Gauge("frontline_faq_version", "The version of the knowledge in force here")
faq_unusable = Gauge("frontline_faq_unusable", "Stored FAQ entries that this process cannot use")
