"""The front line's first voice: it answers, asks what is meant, or hands over."""

from playwright.async_api import expect

from tests.e2e.people import People


async def test_an_answer_that_helped_closes_the_conversation(people: People):
    visitor = await people.visitor("/pl", locale="pl")
    await visitor.ask("gdzie znajdę fakturę?")
    await visitor.hears("Czy to pomogło?")
    await expect(visitor.person).to_be_visible()

    await visitor.choose(visitor.says.helped)

    await visitor.hears("Świetnie, że się udało!")
    await expect(visitor.header).to_contain_text(visitor.says.closed)
    await expect(visitor.offered).to_have_count(0)


async def test_a_second_answer_that_did_not_help_brings_a_person(people: People):
    visitor = await people.visitor()
    await visitor.ask("Where do I find my invoice?")
    await visitor.hears("Did this help?")
    await visitor.choose(visitor.says.not_helped)
    await visitor.hears("in other words")
    await expect(visitor.person).to_be_visible()

    await visitor.write("I forgot my password")
    await visitor.hears("Forgot password?")
    await visitor.choose(visitor.says.not_helped)

    await visitor.hears("I am sorry that my answers did not help.")
    await expect(visitor.header).to_contain_text(visitor.says.waiting)
    await expect(visitor.person).to_have_count(0)


async def test_what_may_mean_several_things_is_asked_and_the_choice_is_answered(people: People):
    visitor = await people.visitor()
    await visitor.ask("password?")
    await visitor.hears("Is it one of these?")
    await expect(visitor.offered).to_have_count(3)
    wanted = (await visitor.offered.all_inner_texts())[1]

    await visitor.choose(wanted)

    await visitor.hears("Did this help?")
    await expect(visitor.log.locator(".option[aria-pressed=true]")).to_have_text(wanted)
    await expect(visitor.offered).to_have_text([visitor.says.helped, visitor.says.not_helped])


async def test_who_wants_a_person_gets_one_without_a_question(people: People):
    visitor = await people.visitor("/pl", locale="pl")
    await visitor.open()

    await visitor.person.click()

    await visitor.hears("Oczywiście. Przekazuję tę rozmowę naszemu zespołowi wsparcia.")
    await expect(visitor.notes).to_contain_text(visitor.says.by)
