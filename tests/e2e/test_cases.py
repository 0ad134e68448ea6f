"""The promise's three cases, as a visitor on a page and an agent at the panel live them."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.people import People
from tests.e2e.transcripts import adds_up, agree, read
from tests.e2e.words import PANEL, Locale
from tests.house import ANA, PASSWORD, House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of their own, where nobody else waits: whoever writes is next in line."""
    with House(tmp_path_factory.mktemp("cases")) as opened:
        yield opened


async def signed_in(people: People, locale: Locale) -> AgentScreen:
    page = await people.page(locale)
    await page.goto(people.address("/panel/"))
    says = PANEL[locale]
    await page.get_by_label(says.email).fill(ANA)
    await page.get_by_label(says.password, exact=True).fill(PASSWORD)
    await page.get_by_role("button", name=says.sign_in).click()
    screen = AgentScreen(page, locale)
    await screen.is_live()
    return screen


async def counts_down(agent: AgentScreen) -> None:
    """The first of the queue has less than ten minutes left, and less with every second."""
    left = agent.queue.locator(".due b")
    await expect(left).to_have_text(re.compile(r"^9:[0-5]\d$|^10:00$"))
    await expect(left).not_to_have_text(await left.inner_text())


async def test_charged_twice_is_told_to_a_person_and_solved(people: People, house: House):
    question = "Dlaczego pobrano mi opłatę dwa razy?"
    answer = "Dzień dobry, sprawdzam. Druga opłata to blokada, która zniknie do jutra."
    summary = "Druga opłata była blokadą na karcie; zniknie do jutra."
    visitor = await people.visitor("/pl", locale="pl")
    await visitor.ask(question)
    await visitor.hears("Tym powinien zająć się człowiek")
    await visitor.marked(question, visitor.says.sent)
    await expect(visitor.header).to_contain_text(visitor.says.waiting)
    await expect(visitor.notes).to_contain_text(visitor.says.next_in_line)
    await expect(visitor.notes).to_contain_text(visitor.says.by)

    agent = await signed_in(people, "pl")
    await expect(agent.queue).to_contain_text(question)
    await counts_down(agent)
    await agent.take_next()
    await expect(visitor.header).to_contain_text(visitor.says.answers.format(name="Ana"))
    await visitor.marked(question, visitor.says.seen)
    await agent.say(answer)
    await visitor.hears(answer)
    await agent.hears(answer)

    await agent.resolve(summary)
    await visitor.hears(summary)
    await visitor.choose(visitor.says.solved)
    await expect(visitor.header).to_contain_text(visitor.says.closed)
    await expect(agent.phase).to_contain_text(agent.says.closed)

    told = await agree(house, visitor, agent)
    for label, ending in ((visitor.says.as_text, ".txt"), (visitor.says.as_page, ".html")):
        name, content = await visitor.download(label)
        assert name == f"transcript-{await visitor.conversation()}{ending}"
        shown = await read(people, content) if ending == ".html" else content
        assert in_order(told, shown)
    await adds_up(house)


def in_order(told: list[str], content: str) -> bool:
    """Whether a transcript holds the first lines of all that was said, one after the other."""
    places = [content.index(words.splitlines()[0]) for words in told]
    return places == sorted(places)


async def test_charged_twice_is_solved_in_english_too(people: People, house: House):
    visitor = await people.visitor()
    await visitor.ask("Why was I charged twice?")
    await visitor.hears("This needs the care of a person")
    await expect(visitor.notes).to_contain_text(visitor.says.next_in_line)

    agent = await signed_in(people, "en")
    await counts_down(agent)
    await agent.take_next()
    await agent.say("One of the two is a hold. It goes away by tomorrow.")
    await visitor.hears("It goes away by tomorrow.")
    await agent.resolve("The second charge was a hold.")
    await visitor.choose(visitor.says.solved)
    await expect(visitor.header).to_contain_text(visitor.says.closed)
    await agree(house, visitor, agent)


@pytest.mark.parametrize(
    ("path", "locale", "problem", "details", "facts"),
    [
        ("/", "en", "My VPS is slow", "Since when, and which one?", "vps-17, since noon."),
        (
            "/pl",
            "pl",
            "Czy można skonfigurować własny zestaw reguł firewalla dla mojego VPS?",
            "Które porty i dla kogo?",
            "443 dla wszystkich, 22 tylko dla biura.",
        ),
    ],
)
async def test_what_only_people_know_begins_with_a_person_who_asks(
    people: People,
    house: House,
    path: str,
    locale: Locale,
    problem: str,
    details: str,
    facts: str,
):
    visitor = await people.visitor(path, locale=locale)
    await visitor.ask(problem)
    await expect(visitor.header).to_contain_text(visitor.says.waiting)

    agent = await people.agent()
    await agent.take_next()
    await agent.say(details)
    await visitor.hears(details)
    await visitor.write(facts)
    await agent.hears(facts)
    await expect(agent.phase).to_contain_text(agent.says.yours)
    await agree(house, visitor, agent)
