"""Which agent sits behind each panel's socket, and whether they may still be there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from handoff.core.agents import Agent
from handoff.sockets.limits import Bucket


@dataclass(slots=True)
class Guest:
    """One panel's socket. `digest` names the session it was opened with."""

    sid: str
    agent: Agent
    digest: str
    bucket: Bucket


@dataclass(slots=True)
class Guests:
    """All panels of this process, by sid."""

    by_sid: dict[str, Guest] = field(default_factory=dict)

    def sessions(self) -> set[str]:
        """The digests of all sessions that are in use."""
        return {guest.digest for guest in self.by_sid.values()}

    def of_session(self, digest: str) -> Iterator[Guest]:
        """The panels that were opened with this session."""
        return (guest for guest in list(self.by_sid.values()) if guest.digest == digest)
