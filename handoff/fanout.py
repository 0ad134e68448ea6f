"""After a commit: who must hear. Also the passing signals that are never stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import structlog

from handoff.desk import Change

News = TypeVar("News")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody is writing now: an agent by name and id, or (None) the visitor.

    Only of the agent who has the conversation is the visitor told.
    """

    conversation: str
    agent: str | None
    to_visitor: bool = False
    agent_id: str | None = None


@dataclass(frozen=True, slots=True)
class SeenUpTo:
    """One side has seen everything up to `seq`."""

    conversation: str
    seq: int
    by_visitor: bool


Signal = Typing | SeenUpTo


class Hearer(Protocol):
    """Somebody who passes on what happens. Both methods are quick, and never wait."""

    def changed(self, changes: Sequence[Change]) -> None:
        """These are in the log now."""

    def signalled(self, signal: Signal) -> None:
        """This is going on."""


class Fanout:
    """Tells every hearer of this process. Carries no truth: who misses it asks the log."""

    def __init__(self) -> None:
        self._hearers: list[Hearer] = []
        self._neighbours: list[Hearer] = []

    def join(self, hearer: Hearer) -> None:
        """Have `hearer` told of everything from now on."""
        self._hearers.append(hearer)

    def ring(self, neighbours: Hearer) -> None:
        """Have other processes told of what happens in this one."""
        self._neighbours.append(neighbours)

    def changed(self, changes: Sequence[Change]) -> None:
        """Pass on what this process has committed, in commit order."""
        for hearer in (*self._hearers, *self._neighbours):
            _tell(hearer.changed, changes)

    def signal(self, signal: Signal) -> None:
        """Pass on a signal of this process."""
        for hearer in (*self._hearers, *self._neighbours):
            _tell(hearer.signalled, signal)

    def changed_elsewhere(self, changes: Sequence[Change]) -> None:
        """Pass on what another process has committed."""
        for hearer in self._hearers:
            _tell(hearer.changed, changes)

    def signalled_elsewhere(self, signal: Signal) -> None:
        """Pass on a signal of another process."""
        for hearer in self._hearers:
            _tell(hearer.signalled, signal)


def _tell(hear: Callable[[News], None], news: News) -> None:
    try:
        hear(news)
    except Exception:  # one deaf ear must not keep the others from hearing
        _log.exception("hearer_fault")
