"""What the tests of these routes do again and again."""

from collections.abc import Awaitable, Callable
from typing import Any

from handoff.core.agents import Role
from handoff.core.entries import HandedOff, Wrote
from tests.fakes import NOON
from tests.panel.browser import Browser, Reply
from tests.store.cases import Case

FAQ = "/panel/api/faq"
UNKNOWN = HandedOff("support", "not_found", NOON)

SignIn = Callable[[Role], Awaitable[Browser]]


async def version_of(browser: Browser, id: str) -> int:
    return int((await browser.ask("GET", f"{FAQ}/entries/{id}")).json["version"])


async def save(browser: Browser, data: dict[str, Any], version: int, **more: Any) -> Reply:
    body = {"entry": data, "version": version, **more}
    return await browser.ask("PUT", f"{FAQ}/entries/{data['id']}", json=body)


async def remove(browser: Browser, id: str, version: int) -> Reply:
    return await browser.ask("DELETE", f"{FAQ}/entries/{id}", json={"version": version})


def asked(id: str, text: str, visitor: str = "ana") -> Case:
    case = Case(id, visitor=visitor)
    case.opens()
    case.happens(Wrote(text))
    return case
