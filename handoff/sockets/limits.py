"""How often somebody may do something, and how much at once; in bounded memory."""

import asyncio
import ipaddress
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

IPV6_SITE = 64  # bits: whoever has one address of such a network has all of them


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, and `per_second` more as time goes by."""

    burst: float
    per_second: float


def seconds() -> float:
    """The event loop's own time: seconds that never go back."""
    return asyncio.get_running_loop().time()


class Bucket:
    """One sender's allowance. Time is an argument: seconds of any clock that never goes back."""

    __slots__ = ("_at", "_left", "_rate")

    def __init__(self, rate: Rate, now: float) -> None:
        self._rate = rate
        self._left = rate.burst
        self._at = now

    def take(self, now: float) -> float:
        """Take one token: 0.0 when there was one, else the seconds until there is."""
        gained = (now - self._at) * self._rate.per_second
        self._left = min(self._rate.burst, self._left + gained)
        self._at = now
        if self._left >= 1:
            self._left -= 1
            return 0.0
        return (1 - self._left) / self._rate.per_second


class Buckets:
    """A bucket for each key; the least recently used are forgotten beyond `most`."""

    def __init__(self, rate: Rate, *, most: int = 10_000) -> None:
        self._rate = rate
        self._most = most
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, key: str, now: float) -> float:
        """As `Bucket.take`, for this key."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(self._rate, now)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket.take(now)


class Places:
    """`most` places for each key, each taken for a while."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: Counter[str] = Counter()

    @contextmanager
    def one(self, key: str) -> Iterator[bool]:
        """Whether there was a place; it is free again when the block ends."""
        if self._taken[key] >= self._most:
            yield False
            return
        self._taken[key] += 1
        try:
            yield True
        finally:
            self._taken[key] -= 1
            if not self._taken[key]:
                del self._taken[key]


def network_of(address: str) -> str:
    """Whom an address stands for: itself, or the /64 network of an IPv6 address."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]  # a Unix socket, or nothing known
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((int(parsed), IPV6_SITE), strict=False))
