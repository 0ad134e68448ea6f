"""A Chromium for the tests of whole screens, and people to sit before them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.e2e.browsers import chromium
from tests.e2e.people import PATIENCE, People
from tests.house import House
from tools import frontend
from tools.chromium import find

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that is here drives a browser, and shares it: so it shares a loop, too."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests of a process; each person gets a fresh profile."""
    path = find()
    if path is None:
        pytest.skip("There is no Chromium here; tools/chromium.py tells what to do.")
    if not frontend.built() or frontend.stale():
        pytest.fail("The front ends are not built from these sources: tools/frontend.py build")
    expect.set_options(timeout=PATIENCE)
    async with chromium(path) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def people(browser: Browser, house: House) -> AsyncIterator[People]:
    """Whoever a test needs. Afterwards no script has failed, and no policy had to refuse one."""
    async with People(browser, house) as invited:
        yield invited
    assert invited.troubles == []
