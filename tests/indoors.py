"""A house in the process of the test: with its clock, its policy and its limits to turn."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from handoff.app.house import House, build
from handoff.app.standing import Standing, standing
from handoff.config import Settings
from handoff.core.agents import Agent, Role, Session
from handoff.core.policy import Policy
from handoff.panel.auth import digest_of
from handoff.panel.cookie import NAME
from handoff.ports import Clock
from handoff.store.migrate import migrate
from tests.house import ANA, BRUNO, OLA
from tests.knowledge.entries import small_folder

NAMES = {ANA: "Ana", BRUNO: "Bruno", OLA: "Ola"}


class Indoors:
    """An open house, seen from the inside."""

    def __init__(self, opened: Standing) -> None:
        self.url = opened.address
        self.house = opened.house
        self.visitors, self.panels = opened.doorway.servers
        self._cookies: dict[str, str] = {}

    def cookie(self, email: str = ANA) -> str:
        """The session of an agent."""
        return self._cookies[email]

    async def employ(self, email: str, name: str = "", role: Role = Role.AGENT) -> None:
        """Somebody with a session, who has never needed their password."""
        secret = secrets.token_urlsafe()
        agent = Agent(f"agent-{email}", email, name or NAMES[email], role)
        now = self.house.clock.now()
        await self.house.accounts.add(agent, password_hash="none", at=now)
        session = Session(digest_of(secret), agent, now + timedelta(days=1000))
        await self.house.accounts.open_session(session, now=now)
        self._cookies[email] = f"{NAME}={secret}"


@asynccontextmanager
async def indoors(
    folder: Path,
    *agents: str,
    clock: Clock | None = None,
    policy: Policy | None = None,
    **settings: Any,
) -> AsyncIterator[Indoors]:
    """A house in `folder` with these agents (Ana, if none are named), on a free port.

    It knows the small knowledge: the starter takes seconds to be made, and few tests ask it.
    """
    no_limits = {
        f"{who}_{what}": 100_000 for who in ("visitor", "opening", "handshake") for what in RATES
    }
    no_limits["sockets_per_address"] = 100_000
    known = small_folder(folder / "known") if "faq_dir" not in settings else None
    merged = {"data_dir": folder, "port": 0, "faq_dir": known, **no_limits, **settings}
    house = await built(Settings(_env_file=None, **merged), clock=clock, policy=policy)
    async with standing(house) as opened:
        inside = Indoors(opened)
        for email in agents or (ANA,):
            await inside.employ(email)
        yield inside


RATES = ("burst", "rate")


async def built(settings: Settings, *, clock: Clock | None, policy: Policy | None) -> House:
    """A house on a migrated database."""
    await migrate(settings.database)
    return await build(settings, clock=clock, policy=policy)
