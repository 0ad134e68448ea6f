"""Text is text: whatever somebody writes is shown as it was written, and never does anything."""

from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.e2e.people import People
from tests.e2e.transcripts import read
from tests.e2e.waiting import until
from tests.house import BRUNO, NO_LIMITS, PASSWORD, House

SCRIPTS = (
    "<script>canary()</script>",
    "<img src=x onerror=canary()>",
    "<svg/onload=canary()>",
    "<iframe srcdoc='<script>parent.canary()</script>'></iframe>",
    "<a href='javascript:canary()'>your invoice</a>",
    "javascript:canary()",
    "[your invoice](javascript:canary())",
    'https://shop.example/"onmouseover="canary()',
    "</textarea><script>canary()</script>",
    "</style></script><script>canary()</script>",
    "<!--<img src=--><img src=x onerror=canary()>",
    "{{constructor.constructor('canary()')()}} ${canary()}",
    "<form action=/panel/api/session><input name=email autofocus onfocus=canary()>",
    "<meta http-equiv=refresh content='0;url=javascript:canary()'>",
    "&lt;script&gt;canary()&lt;/script&gt; &amp; &#60;b&#62;",
    "__proto__ constructor toString hasOwnProperty",
)
SIGNS = (
    "\u202egnp.eciovni\u202c and back",
    "\u2066\u2067isolated\u2069 and \u061c\u200emarked",
    "in\u200bvis\u200di\ufeffble",
    "Z" + "\u0351" * 60 + " stacked",
    "שלום, where is my خادم?",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿 🇵🇱",
    "ﷺ ﷽ 𝕬𝖓𝖆 Аnа",  # noqa: RUF001 - letters that pose as others
    "a  b\tc\n\n   d",
)
LONG = ("ą" * 4_000, "🙂" * 4_000, "W" * 3_999 + "!")
EVIL_NAME = "<img src=x onerror=canary()> \u202eanA"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house whose own name and whose agent's name are not harmless either."""
    settings = {**NO_LIMITS, "COMPANY": "<b onclick=canary()>Acme</b> & Sons"}
    with House(tmp_path_factory.mktemp("hostile"), settings) as opened:
        opened.run(
            "agent", "add", "mallory@demo.example", "--name", EVIL_NAME, "--password-stdin",
            stdin=PASSWORD,
        )  # fmt: skip
        yield opened


async def written(words: Locator) -> list[str]:
    """The texts to the letter, as the screen holds them."""
    texts: list[str] = await words.evaluate_all("found => found.map((one) => one.textContent)")
    return texts


@pytest.mark.parametrize("payloads", [SCRIPTS, SIGNS, LONG], ids=["scripts", "signs", "long"])
async def test_words_of_a_visitor_are_shown_as_they_were_written(
    people: People, payloads: tuple[str, ...]
):
    visitor = await people.visitor()
    await visitor.ask_people("My server is haunted")
    agent = await people.agent(BRUNO)
    await agent.take("My server is haunted")

    for text in payloads:
        await visitor.write(text)
        await expect(visitor.log.locator(".mine .mark").last).to_have_text(visitor.says.seen)
        await expect(agent.lists.locator("[aria-current=true] .card-text")).to_be_visible()

    assert (await written(visitor.log.locator(".mine .text")))[1:] == list(payloads)
    assert (await written(agent.log.locator(".from-visitor .text")))[1:] == list(payloads)
    _, page = await visitor.download(visitor.says.as_page)
    await read(people, page)


async def test_words_of_an_agent_are_shown_as_they_were_written(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("My server is haunted again")
    agent = await people.agent("mallory@demo.example")
    await agent.take("My server is haunted again")

    for text in (*SCRIPTS, *SIGNS):
        await agent.say(text)
        await visitor.hears(text.splitlines()[-1].strip())

    said = visitor.log.locator(".message.agent .text")
    assert await written(said) == [*SCRIPTS, *SIGNS]
    await expect(visitor.header).to_contain_text("<img src=x onerror=canary()>")
    await expect(visitor.header).to_contain_text("<b onclick=canary()>Acme</b> & Sons")
    await agent.resolve(SCRIPTS[0])
    await visitor.hears(SCRIPTS[0])


async def test_only_web_addresses_become_links(people: People):
    visitor = await people.visitor()
    await visitor.ask(
        "See https://shop.example/a?b=1, javascript:canary() data:text/html,x and ftp://x.example"
    )

    links = visitor.log.locator(".mine a")
    await expect(links).to_have_count(1)
    await expect(links).to_have_attribute("href", "https://shop.example/a?b=1")
    await expect(links).to_have_attribute("rel", "noopener nofollow")


async def test_words_that_cannot_be_seen_are_refused_and_can_be_taken_back(people: People):
    visitor = await people.visitor()
    await visitor.ask("Hello, my DNS is wrong")

    await visitor.write("\u200b\u200b\u2060")

    refused = visitor.log.locator(".refused")
    await expect(refused).to_contain_text("This can't be sent")
    await refused.get_by_role("button", name="Discard").click()
    await expect(refused).to_have_count(0)
    await visitor.write("It points nowhere")
    await visitor.marked("It points nowhere", visitor.says.sent)


async def test_too_long_a_text_cannot_be_sent_and_says_by_how_much(people: People):
    visitor = await people.visitor()
    await visitor.open()

    await visitor.field.fill("ż" * 4_002)

    await expect(visitor.dialog).to_contain_text("2 characters too many")
    await expect(visitor.dialog.get_by_role("button", name="Send")).to_be_disabled()
    await visitor.field.press("Enter")
    await expect(visitor.field).to_have_value("ż" * 4_002)


async def test_a_strangers_script_would_be_noticed(browser: Browser, house: House):
    planted = "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=canary()>')"
    async with People(browser, house) as people:
        guarded = await people.page("en")
        await guarded.goto(people.address("/panel/"))
        async with guarded.expect_console_message(lambda told: "Security" in told.text):
            await guarded.evaluate(planted)
        open_to_all = await people.page("en")
        await open_to_all.goto("about:blank")
        await open_to_all.evaluate(planted)
        await until(open_to_all, "() => window.burnt")

    assert any("script-src" in trouble for trouble in people.troubles)
    assert "A stranger's script ran on about:blank" in people.troubles
