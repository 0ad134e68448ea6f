"""How fast somebody may try: a few times at once, then ever more slowly, in bounded memory."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import TypeAlias

from handoff.sockets.limits import network_of

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """`free` tries at once; then `first` seconds to wait, doubled by each try up to `longest`.

    All is forgotten after `quiet` seconds without a try.
    """

    free: int
    first: float
    longest: float
    quiet: float

    def pause(self, tries: int) -> float:
        """Seconds to wait after so many tries."""
        if tries < self.free:
            return 0.0
        doubled = self.first * 2.0 ** min(tries - self.free, 32)
        return min(self.longest, doubled)


ONE_ACCOUNT = Pace(free=5, first=2.0, longest=900.0, quiet=3600.0)
ONE_ADDRESS = Pace(free=50, first=2.0, longest=60.0, quiet=3600.0)  # an office shares one


@dataclass(slots=True)
class _Tries:
    count: int
    last: float


class Throttle:
    """Tries of each key; the least recently seen are forgotten beyond `most`.

    Time is an argument: seconds. Where the clock goes back, nobody waits longer than the pause.
    """

    def __init__(self, pace: Pace, *, most: int = 10_000) -> None:
        self._pace = pace
        self._most = most
        self._tries: OrderedDict[Key, _Tries] = OrderedDict()

    def __len__(self) -> int:
        return len(self._tries)

    def wait(self, key: Key, now: float) -> float:
        """Seconds until the key may try again: 0.0 for now."""
        tries = self._tries.get(key)
        if tries is None or now - tries.last >= self._pace.quiet:
            return 0.0
        pause = self._pace.pause(tries.count)
        return min(pause, max(0.0, tries.last + pause - now))

    def count(self, key: Key, now: float) -> None:
        """A try begins."""
        tries = self._tries.setdefault(key, _Tries(0, now))
        if now - tries.last >= self._pace.quiet:
            tries.count = 0
        tries.count += 1
        tries.last = now
        self._tries.move_to_end(key)
        if len(self._tries) > self._most:
            self._tries.popitem(last=False)

    def refund(self, key: Key) -> None:
        """That try does not count."""
        tries = self._tries.get(key)
        if tries:
            tries.count = max(0, tries.count - 1)

    def forget(self, key: Key) -> None:
        """No try of this key counts any more."""
        self._tries.pop(key, None)


class SignInThrottle:
    """Guards accounts without locking anybody out: what one address tries, only it pays for.

    A try is counted when it begins, so that many at the same instant do not all pass. Kept in
    this process: several processes each allow as much.
    """

    def __init__(
        self, *, one_account: Pace = ONE_ACCOUNT, one_address: Pace = ONE_ADDRESS
    ) -> None:
        self._pairs = Throttle(one_account)
        self._addresses = Throttle(one_address)

    def attempt(self, account: str, address: str, now: float) -> float:
        """0.0: go on, and it is counted; else the seconds to wait, and it is not."""
        network = network_of(address)
        wait = max(
            self._addresses.wait((network,), now), self._pairs.wait((account, network), now)
        )
        if not wait:
            self._addresses.count((network,), now)
            self._pairs.count((account, network), now)
        return wait

    def succeeded(self, account: str, address: str) -> None:
        """It was the right password. Other accounts' failures at this address still count."""
        network = network_of(address)
        self._pairs.forget((account, network))
        self._addresses.refund((network,))

    def not_tried(self, account: str, address: str) -> None:
        """We could not look at the password, which is not the caller's fault."""
        network = network_of(address)
        self._pairs.refund((account, network))
        self._addresses.refund((network,))
