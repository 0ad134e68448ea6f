"""Which agent sits behind each panel's socket, and whether they may still be there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from handoff.core.agents import Agent
from handoff.sockets.limits import Bucket


@dataclass(slots=True)
class OpenPanel:
    """One panel's socket. `digest` names the session it was opened with."""

    sid: str
    agent: Agent
    digest: str
    bucket: Bucket


@dataclass(slots=True)
class OpenPanels:
    """All panels of this process, by sid."""

    by_sid: dict[str, OpenPanel] = field(default_factory=dict)

    def sessions(self) -> set[str]:
        """The digests of all sessions that are in use."""
        return {panel.digest for panel in self.by_sid.values()}

    def of_session(self, digest: str) -> Iterator[OpenPanel]:
        """The panels that were opened with this session."""
        return (panel for panel in list(self.by_sid.values()) if panel.digest == digest)
