"""Agents, their passwords (hashes only), their sessions, and the link to the first of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Executable, Update, delete, func, insert, select, update

from handoff.core.agents import Agent, Role, Session
from handoff.ports import Conflict, EmailTaken
from handoff.store.engine import Database
from handoff.store.schema import agents, sessions, setup_link
from handoff.store.statements import AnyRow

_agent = select(agents.c.id, agents.c.email, agents.c.name, agents.c.role, agents.c.disabled)


class SqlAccounts:
    """The agents' accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, agent: Agent, *, password_hash: str, at: datetime) -> None:
        row = insert(agents).values(
            id=agent.id,
            email=agent.email.lower(),
            name=agent.name,
            role=agent.role,
            disabled=agent.disabled,
            password_hash=password_hash,
            added_at=at,
        )
        try:
            await self._write(row)
        except Conflict as taken:
            raise EmailTaken(agent.email) from taken

    async def count(self) -> int:
        return int((await self._rows(select(func.count()).select_from(agents)))[0][0])

    async def everyone(self) -> list[Agent]:
        found = [_agent_of(row) for row in await self._rows(_agent)]
        return sorted(found, key=lambda agent: (agent.name.casefold(), agent.id))

    async def credentials(self, email: str) -> tuple[Agent, str] | None:
        query = _agent.add_columns(agents.c.password_hash).where(agents.c.email == email.lower())
        rows = await self._rows(query)
        return (_agent_of(rows[0]), rows[0][-1]) if rows else None

    async def set_password(self, agent: str, *, password_hash: str) -> None:
        await self._write(_change(agent).values(password_hash=password_hash), _end_all(agent))

    async def set_role(self, agent: str, role: Role) -> None:
        await self._write(_change(agent).values(role=role))

    async def disable(self, agent: str) -> None:
        await self._write(_change(agent).values(disabled=True), _end_all(agent))

    async def enable(self, agent: str) -> None:
        await self._write(_change(agent).values(disabled=False))

    async def open_session(self, session: Session, *, now: datetime) -> None:
        await self._write(
            delete(sessions).where(sessions.c.expires_at <= now),
            insert(sessions).values(
                digest=session.digest, agent=session.agent.id, expires_at=session.expires_at
            ),
        )

    async def session(self, digest: str, *, now: datetime) -> Session | None:
        rows = await self._rows(
            _agent.add_columns(sessions.c.expires_at)
            .join_from(sessions, agents)
            .where(
                sessions.c.digest == digest,
                sessions.c.expires_at > now,
                agents.c.disabled.is_(False),
            )
        )
        return Session(digest, _agent_of(rows[0]), rows[0][-1]) if rows else None

    async def end_session(self, digest: str) -> None:
        await self._write(delete(sessions).where(sessions.c.digest == digest))

    async def offer_setup(self, digest: str, *, expires_at: datetime) -> None:
        offer = {"digest": digest, "expires_at": expires_at}
        replacing = update(setup_link).values(offer)
        if await self._write(replacing):
            return
        try:
            await self._write(insert(setup_link).values(id=1, **offer))
        except Conflict:  # another process has just made an offer: the later one stands
            await self._write(replacing)

    async def take_setup(self, digest: str, *, now: datetime) -> bool:
        offered = delete(setup_link).where(
            setup_link.c.digest == digest, setup_link.c.expires_at > now
        )
        return await self._write(offered) == 1

    async def _rows(self, query: Executable) -> Sequence[AnyRow]:
        return await self._database.read(lambda connection: connection.execute(query).all())

    async def _write(self, *changes: Executable) -> int:
        """Commit all of them. How many rows the last one touched."""

        def step(connection: Connection) -> int:
            touched = 0
            for change in changes:
                touched = connection.execute(change).rowcount
            return touched

        async with self._database.begin() as unit:
            return await unit.run(step)


def _agent_of(row: AnyRow) -> Agent:
    identifier, email, name, role, disabled = row[:5]
    return Agent(identifier, email, name, Role(role), disabled)


def _change(agent: str) -> Update:
    return update(agents).where(agents.c.id == agent)


def _end_all(agent: str) -> Executable:
    return delete(sessions).where(sessions.c.agent == agent)
