"""A panel that listens on a free port, with its doorkeeper, on accounts in memory or in a file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from argon2 import Parameters, Type

from handoff.core.agents import Agent, Role
from handoff.panel.auth import Doorkeeper, Opened
from handoff.panel.guard import Guard
from handoff.panel.passwords import Passwords
from handoff.panel.routes import install
from handoff.ports import Accounts
from handoff.store.accounts import SqlAccounts
from handoff.store.engine import open_database
from handoff.store.migrate import migrate
from tests.fakes import FakeClock, MemoryAccounts
from tests.panel.browser import Browser

CHEAP = Parameters(
    type=Type.ID, version=19, salt_len=16, hash_len=32, time_cost=1, memory_cost=8, parallelism=1
)
ANA = "ana@example.com"
PASSWORD = "zielony-parasol-7"
HOME, ELSEWHERE = "198.51.100.1", "203.0.113.9"  # addresses


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def accounts() -> Accounts:
    return MemoryAccounts()


@pytest.fixture(params=["memory", "sqlite"])
async def either_accounts(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Accounts]:
    """For rules that the store has a hand in."""
    if request.param == "memory":
        yield MemoryAccounts()
        return
    url = f"sqlite:///{tmp_path / 'house.db'}"
    await migrate(url)
    database = await open_database(url)
    yield SqlAccounts(database)
    await database.close()


@pytest.fixture
def passwords():
    made = Passwords(CHEAP)
    yield made
    made.close()


@pytest.fixture
def door(accounts: Accounts, clock: FakeClock, passwords: Passwords) -> Doorkeeper:
    return Doorkeeper(accounts, clock, passwords)


@pytest.fixture
async def ana(door: Doorkeeper) -> Agent:
    agent = await door.add_agent(ANA, name="Ana", role=Role.AGENT, password=PASSWORD)
    assert isinstance(agent, Agent)
    return agent


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A built page, with what must never be served beside it and in it."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Panel</title>")
    (folder / "favicon.svg").write_text("<svg/>")
    (folder / "assets" / "app-4f2a.js").write_text("let answer = 'ąę';")
    (folder / "assets" / "app-4f2a.js.br").write_bytes(b"as brotli")
    (folder / "assets" / "app-4f2a.js.gz").write_bytes(b"as gzip")
    (folder / ".stamp").write_text("when it was built")
    (tmp_path / "secret.txt").write_text("not for anybody")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


async def transcript(conversation: str, wanted: str) -> tuple[str, str, str] | None:
    """What is kept: one conversation, in both formats."""
    if conversation != "c-1":
        return None
    if wanted == "html":
        return 'case "1"\r\nX-Evil: 1.html', "text/html", "<p>Dzień dobry</p>"
    return "case-1.txt", "text/plain", "Dzień dobry"


@pytest.fixture
async def server(door: Doorkeeper, dist: Path) -> AsyncIterator[TestServer]:
    """Stands behind a proxy that it trusts, which says whence and how a request came."""
    guard = Guard(
        is_https=lambda request: request.headers.get("X-Forwarded-Proto") == "https",
        address_of=lambda request: request.headers.get("X-Forwarded-For", "198.51.100.1"),
        origins=["https://desk.example.com"],
    )
    app = web.Application()
    install(app, guard=guard, doorkeeper=door, transcript=transcript, dist=dist)
    running = TestServer(app)
    await running.start_server()
    yield running
    await running.close()


@pytest.fixture
async def browser(server: TestServer) -> AsyncIterator[Browser]:
    async with Browser(server) as opened:
        yield opened


async def opened(door: Doorkeeper, email: str = ANA, **more: str) -> Opened:
    outcome = await door.sign_in(email, PASSWORD, address=HOME, **more)
    assert isinstance(outcome, Opened)
    return outcome
