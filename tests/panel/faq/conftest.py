"""A panel with the small knowledge in it, on a real database."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from handoff.core.agents import Role
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.panel.auth import Doorkeeper
from handoff.panel.faq.rooms import rooms
from handoff.panel.guard import Guard
from handoff.panel.routes import install
from handoff.ports import Accounts, Log
from handoff.store.accounts import SqlAccounts
from handoff.store.engine import Database, open_database
from handoff.store.faq_record import SqlFaqRecord
from handoff.store.faq_store import SqlFaqStore
from handoff.store.log import SqlLog
from tests.fakes import FakeClock
from tests.knowledge.entries import VARIABLES, small_folder
from tests.panel.browser import Browser
from tests.panel.conftest import PASSWORD, transcript
from tests.panel.faq.steps import SignIn


@pytest.fixture
async def database(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite:///{shutil.copy(migrated, tmp_path / 'house.db')}")
    yield opened
    await opened.close()


@pytest.fixture
def accounts(database: Database) -> Accounts:
    return SqlAccounts(database)


@pytest.fixture
def log(database: Database) -> SqlLog:
    return SqlLog(database)


@pytest.fixture
async def keeper(
    database: Database, clock: FakeClock, tmp_path: Path
) -> AsyncIterator[KnowledgeKeeper]:
    """It knows the small knowledge."""
    keeper = KnowledgeKeeper(
        SqlFaqStore(database),
        clock,
        variables=VARIABLES,
        wrong_share=0.02,
        folder=small_folder(tmp_path / "small"),
    )
    await keeper.open()
    yield keeper
    await keeper.stop()


@pytest.fixture
async def server(
    door: Doorkeeper,
    keeper: KnowledgeKeeper,
    database: Database,
    accounts: Accounts,
    log: Log,
    clock: FakeClock,
    dist: Path,
) -> AsyncIterator[TestServer]:
    """A panel with the knowledge in it."""
    app = web.Application()
    install(
        app,
        guard=Guard(is_https=lambda request: False, address_of=lambda request: "198.51.100.1"),
        doorkeeper=door,
        transcript=transcript,
        dist=dist,
        rooms=rooms(
            door,
            keeper,
            store=SqlFaqStore(database),
            record=SqlFaqRecord(database),
            accounts=accounts,
            log=log,
            clock=clock,
        ),
    )
    running = TestServer(app)
    await running.start_server()
    yield running
    await running.close()


@pytest.fixture
async def as_(door: Doorkeeper, browser: Browser) -> SignIn:
    """Signs somebody in who has a role."""

    async def signed_in(role: Role) -> Browser:
        email = f"{role}@example.com"
        await door.add_agent(email, name=role.title(), role=role, password=PASSWORD)
        assert (await browser.sign_in(email, PASSWORD)).status == 200
        return browser

    return signed_in


@pytest.fixture
async def lead(as_: SignIn) -> Browser:
    return await as_(Role.LEAD)
