"""What the house knows, in the panel: edited, tried, proved, counted, learned, suggested.

Each theme has its models on the wire (`_wire`), its routes (`_routes`), and how the one is made of
what the house has (`_views`).
"""

PREFIX = "/api/faq"  # of the routes, below that of the panel
