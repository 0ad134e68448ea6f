"""Makes the pictures of README and docs: `python -m tests.e2e.pictures`, once all is built."""

import asyncio
import sys
import tempfile
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import jwt
from playwright.async_api import Browser, ViewportSize, expect

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.browsers import chromium
from tests.e2e.people import People
from tests.e2e.visitor_screen import VisitorScreen
from tests.house import BRUNO, NO_LIMITS, ROOT, House
from tools.chromium import find

IMAGES = ROOT / "docs" / "images"
KEY = "a secret of the shop in the pictures"
WIDGET: ViewportSize = {"width": 500, "height": 800}
PANEL: ViewportSize = {"width": 860, "height": 800}
WHOLE: ViewportSize = {"width": 1440, "height": 848}
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 780}
SIDE_BY_SIDE = """<!doctype html><style>
  body { display: flex; gap: 32px; margin: 0; padding: 24px; background: #dfe6ee; }
  img { border-radius: 12px; box-shadow: 0 2px 12px #0f1b2d2e; }
</style><body>"""


async def visitor_asks(
    people: People, name: str, text: str, *, path: str = "/", viewport: ViewportSize = WIDGET
) -> VisitorScreen:
    """A customer by name, who has asked and was acknowledged."""
    visitor = await people.visitor(path, locale="pl" if path == "/pl" else "en", viewport=viewport)
    customer = f"customer {crc32(name.encode()) % 10_000:04}"
    claims = {"sub": customer, "aud": "demo", "jti": name, "name": name}
    expires = datetime.now(UTC) + timedelta(minutes=5)
    token = jwt.encode({**claims, "exp": expires}, KEY, "HS256")
    await visitor.page.evaluate("(token) => Frontline.identify(token)", token)
    await visitor.ask(text)
    return visitor


async def shot(screen: VisitorScreen | AgentScreen) -> bytes:
    return await screen.page.screenshot(animations="disabled", caret="hide")


async def side_by_side(browser: Browser, pictures: list[bytes]) -> bytes:
    """One picture of several."""
    page = await browser.new_page(viewport=WHOLE)
    images = (f"<img src='data:image/png;base64,{b64encode(one).decode()}'>" for one in pictures)
    await page.set_content(SIDE_BY_SIDE + "".join(images))
    return await page.screenshot()


async def talk(visitor: VisitorScreen, agent: AgentScreen) -> None:
    """The first case of the promise, on its way."""
    await agent.take("Why was I charged twice?")
    await agent.note("Card hold of 12.00 seen in the gateway, order 4711.")
    await agent.page.get_by_role("tab", name=agent.says.reply).click()
    await agent.say("Hello Ewa, I see both. The second one is a hold, not a charge.")
    await visitor.hears("Hello Ewa")
    await visitor.write("Good to know. When does it go away?")
    await agent.hears("When does it go away?")
    await agent.say("By tomorrow morning, all by itself.")
    await visitor.hears("By tomorrow morning")
    await expect(agent.log.locator(".from-person .mark").last).to_contain_text(agent.says.seen)


async def take_pictures(browser: Browser, house: House) -> dict[str, bytes]:
    """Every picture by its name."""
    async with People(browser, house) as people:
        ewa = await visitor_asks(people, "Ewa Nowak", "Why was I charged twice?")
        agent = await people.agent(viewport=PANEL)
        dark = await people.agent(BRUNO, viewport=DESK, color_scheme="dark")
        await visitor_asks(people, "Tomasz Zieliński", "Mój VPS działa wolno", path="/pl")
        await visitor_asks(people, "Maria Lind", "Can I have a custom firewall rule set?")
        await dark.take("Can I have a custom firewall rule set?")
        await dark.say("Which ports, and for whom?")
        await talk(ewa, agent)
        phone = await visitor_asks(
            people, "Jan Kowalski", "gdzie znajdę fakturę?", path="/pl", viewport=PHONE
        )
        await expect(phone.offered.first).to_be_visible()
        overview = await side_by_side(browser, [await shot(ewa), await shot(agent)])
        return {
            "overview": overview,
            "panel-dark": await shot(dark),
            "widget-mobile": await shot(phone),
        }


async def main() -> None:
    """Takes all pictures anew."""
    path = find()
    if path is None:
        sys.exit("There is no Chromium here; tools/chromium.py tells what to do.")
    settings = {**NO_LIMITS, "SITES": f'{{"demo": {{"identity_key": "{KEY}"}}}}'}
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, House(Path(folder), settings) as house:
        async with chromium(path) as browser:
            for name, picture in (await take_pictures(browser, house)).items():
                (IMAGES / f"{name}.png").write_bytes(picture)


if __name__ == "__main__":
    asyncio.run(main())
