"""Who is here now. Ephemeral: a restart forgets it, and the panels say it again."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from handoff import metrics
from handoff.core.agents import Agent

Status = Literal["online", "away"]


@dataclass(slots=True)
class Present:
    """An agent with at least one panel open."""

    agent: Agent
    status: Status = "online"
    panels: set[str] = field(default_factory=set)


class Presence:
    """Agents by their open panels, and which conversation each panel shows."""

    def __init__(self) -> None:
        self._present: dict[str, Present] = {}
        self._watched: defaultdict[str, dict[str, Agent]] = defaultdict(dict)  # by panel
        self._watching: dict[str, str] = {}  # panel -> conversation

    def here(self) -> list[Present]:
        """Everybody with a panel open, by name."""
        return sorted(self._present.values(), key=lambda present: present.agent.name.casefold())

    def status(self, agent: str) -> Status:
        """How an agent is marked; without a panel: away."""
        present = self._present.get(agent)
        return present.status if present else "away"

    def arrived(self, agent: Agent, panel: str) -> None:
        """A panel was opened."""
        self._present.setdefault(agent.id, Present(agent)).panels.add(panel)
        self._count()

    def left(self, agent: Agent, panel: str) -> str | None:
        """A panel was closed. Returns the conversation that it had on screen."""
        present = self._present.get(agent.id)
        if present:
            present.panels.discard(panel)
            if not present.panels:
                del self._present[agent.id]
        self._count()
        return self.unwatch(panel)

    def mark(self, agent: Agent, status: Status) -> None:
        """The agent says whether they are here to answer."""
        present = self._present.get(agent.id)
        if present:
            present.status = status
        self._count()

    def watch(self, panel: str, conversation: str, agent: Agent) -> str | None:
        """A panel shows this conversation now. Returns the one it showed before."""
        before = self.unwatch(panel)
        self._watching[panel] = conversation
        self._watched[conversation][panel] = agent
        return before

    def unwatch(self, panel: str) -> str | None:
        """A panel shows nothing now. Returns the conversation it showed."""
        conversation = self._watching.pop(panel, None)
        if conversation is not None:
            del self._watched[conversation][panel]
            if not self._watched[conversation]:
                del self._watched[conversation]
        return conversation

    def watches(self, panel: str, conversation: str) -> bool:
        """Whether a panel has this conversation on screen."""
        return self._watching.get(panel) == conversation

    def viewers(self, conversation: str) -> list[Agent]:
        """The agents who have it on screen, by name."""
        watching = self._watched.get(conversation, {}).values()
        by_id = {agent.id: agent for agent in watching}  # one agent may have many panels
        return sorted(by_id.values(), key=lambda agent: (agent.name.casefold(), agent.id))

    def _count(self) -> None:
        online = sum(present.status == "online" for present in self._present.values())
        metrics.agents_online.set(online)
