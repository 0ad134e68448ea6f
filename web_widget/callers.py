"""Who is connected: what the server knows of each visitor's socket."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from handoff.reception import Visitor
from handoff.sockets.limits import Bucket


@dataclass(slots=True)
class Caller:
    """One socket. `visitor` is known from `hello` on."""

    origin: str | None
    own_page: bool  # of this house itself, such as the demo shop
    network: str  # where they come from, for counting
    bucket: Bucket
    visitor: Visitor | None = None
    conversation: str | None = None  # the newest of the visitor; None: there is none yet
    told: int = 0  # the last entry of it that this socket was told of
    outrun: bool = False  # something has changed since this was last set to False


@dataclass(slots=True)
class Callers:
    """All sockets of this process, by sid."""

    by_sid: dict[str, Caller] = field(default_factory=dict)

    def of(self, sids: list[str]) -> Iterator[tuple[str, Caller]]:
        """Those of them that are still here."""
        return ((sid, caller) for sid in sids if (caller := self.by_sid.get(sid)))
