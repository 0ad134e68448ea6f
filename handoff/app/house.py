"""Builds the house: every room, and who is handed what."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.front_line import FaqFrontLine
from handoff.clock import SystemClock
from handoff.config import Settings
from handoff.core.policy import Policy
from handoff.desk import Desk
from handoff.doorbell import Doorbell
from handoff.fanout import Fanout
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.panel.auth import Doorkeeper
from handoff.panel.passwords import Passwords
from handoff.ports import Clock
from handoff.presence import Presence
from handoff.reception import Reception
from handoff.secret import house_secret
from handoff.store.accounts import SqlAccounts
from handoff.store.engine import Database, open_database
from handoff.store.faq_record import SqlFaqRecord
from handoff.store.faq_store import SqlFaqStore
from handoff.store.log import SqlLog
from handoff.store.used_tokens import SqlUsedTokens
from handoff.workers.clock import ClockWorker

PACKAGE = Path(__file__).resolve().parent.parent
WIDGET_DIST = PACKAGE.parent / "web_widget" / "dist"
DEMO = PACKAGE.parent / "web_widget" / "demo"
PANEL_DIST = PACKAGE / "panel" / "dist"


@dataclass(frozen=True, slots=True)
class House:
    """Everything that is made once and lives as long as the process."""

    settings: Settings
    clock: Clock
    database: Database
    log: SqlLog
    accounts: SqlAccounts
    used_tokens: SqlUsedTokens
    faq_store: SqlFaqStore
    faq_record: SqlFaqRecord
    knowledge: KnowledgeKeeper
    desk: Desk
    fanout: Fanout
    presence: Presence
    reception: Reception
    passwords: Passwords
    doorkeeper: Doorkeeper
    clock_worker: ClockWorker
    doorbell: Doorbell | None  # where several processes serve one house
    secret: bytes

    async def start(self) -> None:
        """Begin to write and to watch the clock."""
        self.desk.start()
        self.clock_worker.start()
        self.knowledge.start()
        if self.doorbell:
            self.knowledge.on_saved(self.doorbell.learn)
            self.doorbell.start()

    async def stop(self) -> None:
        """Finish what is waiting, then let go of all threads and of the database."""
        await self.clock_worker.stop()
        await self.desk.stop()
        if self.doorbell:
            await self.doorbell.stop()
        await self.knowledge.stop()
        self.passwords.close()
        await self.database.close()


async def build(
    settings: Settings, *, clock: Clock | None = None, policy: Policy | None = None
) -> House:
    """The house on its migrated database, its own clock and policy, unless others are given.

    Raises Unavailable where the database cannot be opened, KnowledgeFault where an empty
    knowledge is to start with a folder that has an error, and BadSecretError; nothing is left
    open then.
    """
    clock = clock or SystemClock()
    async with AsyncExitStack() as undo:
        database = await open_database(settings.database)
        undo.push_async_callback(database.close)
        knowledge = _knowledge(settings, SqlFaqStore(database), clock)
        undo.push_async_callback(knowledge.stop)
        await knowledge.open()
        passwords = Passwords()
        undo.callback(passwords.close)
        policy = policy or Policy(FaqFrontLine(knowledge, company=settings.company))
        desk = Desk(SqlLog(database), clock, policy)
        house = _house(settings, clock, database, knowledge, passwords, desk)
        undo.pop_all()
    desk.hear(house.fanout.changed)
    desk.hear(house.clock_worker.changed)
    return house


def _house(
    settings: Settings,
    clock: Clock,
    database: Database,
    knowledge: KnowledgeKeeper,
    passwords: Passwords,
    desk: Desk,
) -> House:
    """The rooms that open nothing by themselves, and who is handed what."""
    log, accounts, fanout = SqlLog(database), SqlAccounts(database), Fanout()
    secret = house_secret(settings)
    return House(
        settings=settings,
        clock=clock,
        database=database,
        log=log,
        accounts=accounts,
        used_tokens=SqlUsedTokens(database),
        faq_store=SqlFaqStore(database),
        faq_record=SqlFaqRecord(database),
        knowledge=knowledge,
        desk=desk,
        fanout=fanout,
        presence=Presence(),
        reception=Reception(desk, log, secret=secret),
        passwords=passwords,
        doorkeeper=Doorkeeper(accounts, clock, passwords),
        clock_worker=ClockWorker(desk, log, clock),
        doorbell=_doorbell(settings, log, fanout, knowledge),
        secret=secret,
    )


def _doorbell(
    settings: Settings, log: SqlLog, fanout: Fanout, knowledge: KnowledgeKeeper
) -> Doorbell | None:
    if settings.redis_url is None:
        return None
    url = settings.redis_url.get_secret_value()
    return Doorbell(url, log, fanout, learned=knowledge.learn)


def _knowledge(settings: Settings, store: SqlFaqStore, clock: Clock) -> KnowledgeKeeper:
    return KnowledgeKeeper(
        store,
        clock,
        variables=settings.variables,
        wrong_share=settings.faq_wrong_share,
        folder=settings.faq_dir,
    )
