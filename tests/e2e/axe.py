"""Has axe-core judge what is on a screen."""

from functools import cache
from pathlib import Path
from typing import Literal

from playwright.async_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (360, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
JUDGE = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.flat().join(" ")} ${any[0]?.message ?? ""}`));
}"""


@cache
def source() -> str:
    return SOURCE.read_text()


async def faults(page: Page) -> list[str]:
    """What axe finds on the screen as it is now: the rule, where, and why."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(source())
    found: list[str] = await page.evaluate(JUDGE, RULES)
    return found


async def faults_in_all_looks(page: Page, state: str) -> list[str]:
    """The same on phones and desks, in the light and in the dark."""
    found = []
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme)
            look = f"{state}, {scheme}, {width} px"
            found += [f"{look}: {fault}" for fault in await faults(page)]
            if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{look}: it scrolls sideways")
    return found
