"""What visitor and agents see of one another."""

import asyncio
import re

from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.transcripts import agree
from tests.house import ANA, BRUNO, House

NOTE = "He sounds angry. Be kind."


async def test_each_sees_the_other_write_and_read(people: People):
    visitor = await people.visitor("/pl", locale="pl")
    await visitor.ask("Mój VPS działa wolno")
    agent = await people.agent()
    await agent.take("Mój VPS działa wolno")
    await expect(visitor.header).to_contain_text(visitor.says.answers.format(name="Ana"))
    await expect(visitor.log).to_contain_text(visitor.says.claimed.format(name="Ana"))
    await visitor.marked("Mój VPS działa wolno", visitor.says.seen)

    await visitor.field.press_sequentially("Od")
    await expect(agent.talk).to_contain_text(agent.says.visitor_writes)
    await agent.reply_field.press_sequentially("Co")
    await expect(visitor.dialog).to_contain_text(visitor.says.typing.format(name="Ana"))

    await agent.say("Co się dzieje?")
    await visitor.hears("Co się dzieje?")
    await expect(visitor.dialog.locator(".typing")).to_have_count(0)
    await expect(agent.log.locator(".from-person .mark").last).to_contain_text(agent.says.seen)


async def test_a_second_agent_sees_who_looks_and_who_has_taken_it(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("My cron jobs do not run")
    ana, bruno = await people.agent(ANA), await people.agent(BRUNO)
    await ana.look_at("My cron jobs do not run")
    await bruno.look_at("My cron jobs do not run")
    await expect(bruno.talk).to_contain_text(bruno.says.looking.format(name="Ana"))
    await expect(ana.talk).to_contain_text(ana.says.looking.format(name="Bruno"))

    await ana.talk.get_by_role("button", name=ana.says.take).click()

    await expect(bruno.talk).to_contain_text(bruno.says.taken.format(name="Ana"))
    await expect(bruno.talk.get_by_role("button", name=bruno.says.take)).to_have_count(0)
    await expect(bruno.reply_field).to_have_count(0)


async def test_of_two_who_take_it_at_once_one_has_it_and_the_other_is_told(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("My backup is empty")
    ana, bruno = await people.agent(ANA), await people.agent(BRUNO)
    for agent in (ana, bruno):
        await agent.look_at("My backup is empty")

    await asyncio.gather(
        *(agent.talk.get_by_role("button", name=agent.says.take).click() for agent in (ana, bruno))
    )

    await expect(ana.phase).to_contain_text(re.compile("Yours|Bruno"))
    winner, loser, name = (
        (ana, bruno, "Ana") if "Yours" in await ana.phase.inner_text() else (bruno, ana, "Bruno")
    )
    await expect(winner.reply_field).to_be_visible()
    await expect(loser.talk).to_contain_text(loser.says.taken.format(name=name))
    await expect(visitor.log.get_by_text(re.compile("answers you now"))).to_have_count(1)


async def test_what_is_released_waits_again_for_the_next_agent(people: People, house: House):
    visitor = await people.visitor()
    await visitor.ask_people("My domain has expired")
    ana, bruno = await people.agent(ANA), await people.agent(BRUNO)
    await ana.take("My domain has expired")
    await expect(ana.queue.filter(has_text="My domain has expired")).to_have_count(0)

    await ana.release()

    await expect(visitor.log).to_contain_text(visitor.says.released.format(name="Ana"))
    await expect(visitor.header).to_contain_text(visitor.says.waiting)
    await expect(bruno.queue.filter(has_text="My domain has expired")).to_be_visible()
    await bruno.take("My domain has expired")
    await bruno.say("I renew it now.")
    await visitor.hears("I renew it now.")
    await agree(house, visitor, bruno)


async def test_a_note_is_for_agents_and_never_for_the_visitor(people: People):
    visitor = await people.visitor()
    heard: list[str] = []
    visitor.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))),
    )
    await visitor.ask_people("My invoice is wrong, again!")
    ana, bruno = await people.agent(ANA), await people.agent(BRUNO)
    await ana.take("My invoice is wrong, again!")
    await ana.note(NOTE)
    await bruno.card("My invoice is wrong, again!").click()
    await expect(bruno.log.get_by_text(NOTE)).to_be_visible()
    await ana.page.get_by_role("tab", name=ana.says.reply).click()
    await ana.say("Let me look.")
    await visitor.hears("Let me look.")

    assert NOTE not in await visitor.dialog.inner_text()
    _, transcript = await visitor.download(visitor.says.as_text)
    assert "Let me look." in transcript
    assert not any(NOTE in text for text in (transcript, *heard))


async def test_opening_a_conversation_in_the_middle_of_a_burst_lacks_nothing(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("Here comes all of it")
    agent = await people.agent()
    name = await agent.card("Here comes all of it").locator(".card-name").inner_text()
    written = [f"Line {number} of the log" for number in range(1, 21)]

    async def burst() -> None:
        for text in written:
            await visitor.write(text)

    await asyncio.gather(burst(), agent.card(name).click())

    await visitor.marked(written[-1], visitor.says.sent)
    await agent.hears(written[-1])
    assert [text for text in await agent.words.all_inner_texts() if text in written] == written


async def test_what_is_not_solved_yet_goes_on_and_what_is_solved_can_be_rated(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("My certificate has expired")
    agent = await people.agent()
    await agent.take("My certificate has expired")
    await agent.resolve("Renewed the certificate.")
    await visitor.choose(visitor.says.not_yet)
    await expect(agent.log).to_contain_text("The visitor says: not yet")
    await agent.say("Please load the page anew.")
    await visitor.hears("Please load the page anew.")
    await agent.resolve("Renewed the certificate; the page had to be loaded anew.")
    await visitor.choose(visitor.says.solved)

    await visitor.dialog.get_by_label("4 stars of 5").check(force=True)
    await visitor.dialog.get_by_label("Anything to add?").fill("Quick!")
    await visitor.dialog.get_by_role("button", name="Send rating").click()

    await expect(visitor.dialog).to_contain_text("Thank you for your rating.")
    await expect(agent.log).to_contain_text("The visitor rated it 4 of 5")
    await expect(agent.log).to_contain_text("Quick!")
