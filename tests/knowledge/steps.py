"""What tests of the keeper have in common."""

import asyncio
from collections.abc import Callable

from faq import Answer, Routed
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.knowledge.workshop import Refused

GIVE_UP = 20.0  # seconds
SMALL = {"invoice-download", "password-reset", "server-slow"}
EVERY_VARIABLE = {"company": "C", "panel_url": "https://p.example", "billing_email": "b@c.example"}


def found(keeper: KnowledgeKeeper, text: str) -> str | None:
    """The entry that a question in English finds at once."""
    verdict = keeper.current.matcher.ask(text, "en")
    return verdict.entry if isinstance(verdict, Answer | Routed) else None


def version_of(keeper: KnowledgeKeeper, id: str) -> int:
    return keeper.current.revisions[id].version


def refusal(outcome: int | Refused) -> Refused:
    assert isinstance(outcome, Refused)
    return outcome


async def comes_true(true: Callable[[], object]) -> None:
    async with asyncio.timeout(GIVE_UP):
        while not true():  # noqa: ASYNC110 - it cannot tell us
            await asyncio.sleep(0.01)
