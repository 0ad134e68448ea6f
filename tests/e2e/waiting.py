"""Waits in a page for what no locator tells.

Playwright's own `wait_for_function` evaluates a string there, which a strict policy forbids.
"""

import asyncio
from typing import Any

from playwright.async_api import Page

PATIENCE = 10.0  # seconds
LOOK = """(given) => new Promise((resolve) => {
  const look = () => {
    const found = CONDITION(given);
    if (found) resolve(found);
    else requestAnimationFrame(look);
  };
  look();
})"""


async def until(page: Page, condition: str, given: object = None) -> Any:
    """What the JavaScript function `condition` returns of `given`, once that is something."""
    async with asyncio.timeout(PATIENCE):
        return await page.evaluate(LOOK.replace("CONDITION", f"({condition})"), given)
