"""What a question costs: time to build and to ask, and memory, in a process and on a core alone.

Run as a program it measures one number of phrasings, and prints the result as JSON.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bench.figures import share_below
from bench.process import memory_kib, most_memory_kib
from bench.servers import LOAD_CORE, ROOT, on_core
from faq import Matcher, Phrasing

SIZES = (50, 500, 5_000)
AN_ENTRY = 10  # phrasings
QUESTIONS = 1_000
WARM = 50  # questions asked before, of others
SEED = 1
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one size. `*_ms` by the clock on the wall, `cpu_*` by the thread's own CPU time.

    A busy machine lengthens the first and hardly the second. `common_mib` is what any matcher
    needs (libraries are not in it, lists of words are), `mib` what this one adds, `peak_mib` how
    much more than both the process has held while it was built.
    """

    phrasings: int
    build_s: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    cpu_p50_ms: float
    cpu_p95_ms: float
    cpu_p99_ms: float
    common_mib: float
    mib: float
    peak_mib: float


def costs(folder: Path) -> Iterator[Cost]:
    """Each of SIZES in a new process, on phrasings and questions of the folder's pools."""
    for size in SIZES:
        command = on_core(LOAD_CORE, sys.executable, "-m", __name__, str(folder), str(size))
        environment = {**os.environ, **ONE_THREAD}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
        )
        yield Cost(**json.loads(done.stdout))


def measure(folder: Path, size: int) -> Cost:
    """One size, in this process: it must be a new one."""
    known, asked = material(folder, size)
    pid = os.getpid()
    empty = memory_kib(pid)
    Matcher(known[:AN_ENTRY]).ask(*asked[0])
    common = memory_kib(pid)
    begun = time.perf_counter()
    matcher = Matcher(known)
    build_s = time.perf_counter() - begun
    built, peak = memory_kib(pid), most_memory_kib(pid)
    for question in asked[:WARM]:
        matcher.ask(*question)
    wall, cpu = zip(*(_timed(matcher, *question) for question in asked[WARM:]), strict=True)
    shares = (0.5, 0.95, 0.99)
    times = [1000 * share_below(seconds, share) for seconds in (wall, cpu) for share in shares]
    memory = [kib / 1024 for kib in (common - empty, built - common, peak - built)]
    return Cost(size, build_s, *times, *memory)


def _timed(matcher: Matcher, text: str, language: str) -> tuple[float, float]:
    """Seconds of one question, by the wall and by the CPU."""
    wall, cpu = time.perf_counter(), time.thread_time()
    matcher.ask(text, language)
    return time.perf_counter() - wall, time.thread_time() - cpu


def material(folder: Path, size: int) -> tuple[list[Phrasing], list[tuple[str, str]]]:
    """So many phrasings, AN_ENTRY an entry, and questions with their language; always the same.

    Entries of all pools by turns, so that each size has both languages. What is asked is of the
    same pools, in scope and out of it.
    """
    pools = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("pools/*.json"))]
    parts = [list(_entries(pool)) for pool in pools]
    entries = [part[n] for n in range(max(map(len, parts))) for part in parts if n < len(part)]
    known = [phrasing for entry in entries for phrasing in entry][:size]
    if len(known) < size:
        raise ValueError(f"the pools hold only {len(known)} phrasings")
    choose = random.Random(SEED)
    asked = []
    for pool in islice(cycle(pools), WARM + QUESTIONS):
        text, _ = choose.choice(pool["test"] + pool["oos"])
        asked.append((text, pool["lang"]))
    return known, asked


def _entries(pool: dict[str, Any]) -> Iterator[list[Phrasing]]:
    """Phrasings of one entry each; one of each intent, then a second, and so on."""
    intents = pool["pool"]
    for start in range(0, max(map(len, intents.values())), AN_ENTRY):
        for intent, texts in intents.items():
            entry = f"{pool['name']}.{intent}.{start}"
            part = texts[start : start + AN_ENTRY]
            if part:
                yield [Phrasing(entry, pool["lang"], text) for text in part]


if __name__ == "__main__":
    print(json.dumps(asdict(measure(Path(sys.argv[1]), int(sys.argv[2])))))
