"""The world in memory: a clock that the test turns, accounts, and the log of tests.memory_log."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from handoff.core.agents import Agent, Role, Session
from handoff.ports import EmailTaken
from tests.memory_log import MemoryLog

__all__ = ["NOON", "FakeClock", "MemoryAccounts", "MemoryLog"]

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class FakeClock:
    """Time stands still until the test turns it."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def turn(self, span: timedelta) -> None:
        """Let `span` pass."""
        self._now += span


async def _yield() -> None:
    await asyncio.sleep(0)  # let another task in, as a real database would


class MemoryAccounts:
    """Agents, their passwords and their sessions."""

    def __init__(self) -> None:
        self._agents: dict[str, Agent] = {}
        self._hashes: dict[str, str] = {}
        self._sessions: dict[str, Session] = {}
        self._setup: dict[str, datetime] = {}

    async def add(self, agent: Agent, *, password_hash: str, at: datetime) -> None:
        await _yield()
        agent = replace(agent, email=agent.email.lower())
        if any(other.email == agent.email for other in self._agents.values()):
            raise EmailTaken(agent.email)
        self._agents[agent.id] = agent
        self._hashes[agent.id] = password_hash

    async def count(self) -> int:
        await _yield()
        return len(self._agents)

    async def everyone(self) -> list[Agent]:
        await _yield()
        return sorted(self._agents.values(), key=lambda agent: (agent.name.casefold(), agent.id))

    async def credentials(self, email: str) -> tuple[Agent, str] | None:
        await _yield()
        found = (a for a in self._agents.values() if a.email == email.lower())
        return next(((agent, self._hashes[agent.id]) for agent in found), None)

    async def set_password(self, agent: str, *, password_hash: str) -> None:
        await _yield()
        if agent in self._agents:
            self._hashes[agent] = password_hash
        self._end_sessions(agent)

    async def set_role(self, agent: str, role: Role) -> None:
        await _yield()
        if agent in self._agents:
            self._agents[agent] = replace(self._agents[agent], role=role)

    async def disable(self, agent: str) -> None:
        await _yield()
        if agent in self._agents:
            self._agents[agent] = replace(self._agents[agent], disabled=True)
        self._end_sessions(agent)

    async def enable(self, agent: str) -> None:
        await _yield()
        if agent in self._agents:
            self._agents[agent] = replace(self._agents[agent], disabled=False)

    async def open_session(self, session: Session, *, now: datetime) -> None:
        await _yield()
        kept = {d: s for d, s in self._sessions.items() if s.expires_at > now}
        self._sessions = kept
        self._sessions[session.digest] = session

    async def session(self, digest: str, *, now: datetime) -> Session | None:
        await _yield()
        session = self._sessions.get(digest)
        agent = self._agents.get(session.agent.id) if session else None
        if session is None or agent is None or agent.disabled or session.expires_at <= now:
            return None
        return replace(session, agent=agent)

    async def end_session(self, digest: str) -> None:
        await _yield()
        self._sessions.pop(digest, None)

    async def offer_setup(self, digest: str, *, expires_at: datetime) -> None:
        await _yield()
        self._setup = {digest: expires_at}

    async def take_setup(self, digest: str, *, now: datetime) -> bool:
        await _yield()
        expires_at = self._setup.get(digest)
        if expires_at is None or expires_at <= now:
            return False
        del self._setup[digest]
        return True

    def _end_sessions(self, agent: str) -> None:
        self._sessions = {d: s for d, s in self._sessions.items() if s.agent.id != agent}
