from datetime import timedelta

import pytest

from handoff.core.conversation import Phase
from handoff.core.decision import Refusal, RefusalCode, Request
from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    BotSaid,
    HandedOff,
    Opened,
    Reopened,
    Wrote,
)
from handoff.core.requests.agent import Claim, Reopen, Say
from handoff.core.requests.time import Tick
from handoff.core.requests.visitor import AskForPerson, Choose, Open, Rate, Write
from handoff.core.text import MAX_TEXT
from tests.core.scenes import (
    ANA,
    OLA,
    POLICY,
    TICK,
    Scene,
    answered,
    assigned,
    begins,
    closed,
    in_talks,
    kinds,
    opened,
    press,
    proposed,
    queued,
)
from tests.fakes import NOON
from tests.voices import SLOW

ZERO = timedelta(0)


class TestOpen:
    def test_the_front_line_greets(self):
        scene = Scene()
        [opening, greeting] = scene.bodies(scene.ask(Open(ANA, 2, "shop", "web", "pl")))

        assert opening == Opened(ANA, 2, "shop", "web", "pl")
        assert greeting == POLICY.front_line.greeting("pl")
        assert (scene.state.phase, scene.state.number) == (Phase.BOT, 2)

    def test_a_second_tab_opens_nothing(self):
        assert opened().ask(Open(ANA, 1, "shop", "web", "en")) == []


class TestWrite:
    def test_the_answer_and_the_acknowledgement_come_in_the_same_decision(self):
        scene = opened()
        [wrote, acknowledged, said] = scene.bodies(scene.ask(Write(ANA, " my invoice ")))

        assert wrote == Wrote("my invoice")
        assert acknowledged == Acknowledged(3, "en: Received.")
        assert isinstance(said, BotSaid)
        assert (said.speech, said.entry) == ("answer", "invoice")

    def test_only_the_first_words_are_acknowledged(self):
        assert kinds(answered(), Write(ANA, "password")) == ["wrote", "bot_said"]

    def test_what_the_bot_does_not_know_is_handed_to_people(self):
        scene = opened()
        bodies = scene.bodies(scene.ask(Write(ANA, "my server hums")))

        due_at = NOON + timedelta(minutes=10)
        assert bodies[2:] == [
            HandedOff("support", "not_found", due_at),
            POLICY.front_line.handoff("en", "not_found"),
        ]
        assert (scene.state.phase, scene.state.due_at) == (Phase.QUEUED, due_at)

    def test_what_only_people_may_answer_is_routed_to_them(self):
        scene = opened()
        [*_, handed_off, said] = scene.bodies(scene.ask(Write(ANA, "slow")))

        assert handed_off == HandedOff("support", "routed", NOON + timedelta(minutes=10), SLOW)
        assert said == POLICY.front_line.handoff("en", "routed", SLOW)
        assert scene.state.route == SLOW

    def test_the_bot_is_silent_while_people_are_awaited(self):
        assert kinds(queued(), Write(ANA, "my invoice")) == ["wrote"]

    def test_the_bot_is_silent_while_people_answer(self):
        assert kinds(in_talks(), Write(ANA, "my invoice")) == ["wrote"]

    def test_a_second_message_does_not_move_the_promise(self):
        scene = queued()
        due_at = scene.state.due_at
        scene.ask(Write(ANA, "hello?"), after=timedelta(minutes=5))

        assert scene.state.due_at == due_at
        assert scene.state.unanswered_since == NOON

    def test_words_before_the_opening_are_refused(self):
        assert Scene().ask(Write(ANA, "hi")) == Refusal(RefusalCode.NOT_OPEN)

    @pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\ud800", "x" * (MAX_TEXT + 1)])
    def test_what_is_not_text_is_refused(self, text: str):
        refusal = opened().ask(Write(ANA, text))

        assert isinstance(refusal, Refusal)
        assert refusal.code is RefusalCode.BAD_TEXT

    @pytest.mark.parametrize("late", [-TICK, ZERO])
    def test_a_closed_conversation_goes_on_within_a_day(self, late: timedelta):
        scene = closed()

        assert kinds(scene, Write(ANA, "again"), after=timedelta(hours=24) + late) == [
            "reopened",
            "wrote",
            "acknowledged",
            "handed_off",
            "bot_said",
        ]

    def test_after_a_day_new_words_begin_a_new_conversation(self):
        scene = closed()

        assert scene.ask(Write(ANA, "hi"), after=timedelta(hours=24) + TICK) == Refusal(
            RefusalCode.NOT_OPEN
        )

    def test_what_people_had_goes_back_to_people(self):
        scene = closed()
        bodies = scene.bodies(scene.ask(Write(ANA, "my invoice")))

        assert bodies[2] == Acknowledged(scene.state.seq - 3, "en: Received.")
        assert bodies[3] == HandedOff("support", "reopened", NOON + timedelta(minutes=10))

    def test_what_the_bot_had_alone_goes_back_to_the_bot(self):
        scene = answered()
        press(scene, "helped")

        assert kinds(scene, Write(ANA, "password")) == [
            "reopened",
            "wrote",
            "acknowledged",
            "bot_said",
        ]


class TestLanguage:
    def test_a_polish_question_on_an_english_page_is_answered_in_polish(self):
        scene = opened()
        [wrote, acknowledged, said] = scene.bodies(scene.ask(Write(ANA, "pl: invoice")))

        assert wrote == Wrote("pl: invoice", language="pl")
        assert acknowledged == Acknowledged(3, "pl: Received.")
        assert isinstance(said, BotSaid)
        assert said.text.startswith("pl: Invoices")
        assert scene.state.locale == "pl"

    @pytest.mark.parametrize("words", ["pl: my server hums", "pl: slow"])
    def test_it_is_handed_to_people_in_polish_too(self, words: str):
        scene = opened()
        scene.ask(Write(ANA, words))

        said = scene.entries[-1].body
        assert isinstance(said, BotSaid)
        assert said.text.startswith("pl: A person answers")

    def test_only_a_change_is_written_down(self):
        scene = opened()
        wrote = [
            scene.bodies(scene.ask(Write(ANA, words)))[0]
            for words in ("pl: invoice", "password", "pl: invoice", "en: invoice")
        ]

        assert [body.language for body in wrote if isinstance(body, Wrote)] == [
            "pl",
            None,
            None,
            "en",
        ]

    def test_what_follows_later_is_said_in_the_language_of_the_last_words(self):
        scene = opened()
        scene.ask(Write(ANA, "pl: invoice"))

        assert scene.bodies(scene.ask(AskForPerson(ANA)))[-1] == POLICY.front_line.handoff(
            "pl", "asked"
        )

    def test_it_is_followed_while_people_answer(self):
        scene = in_talks()
        scene.ask(Write(ANA, "pl: hej"))

        assert scene.state.locale == "pl"


class TestAskForPerson:
    def test_it_is_acknowledged_and_handed_over(self):
        scene = opened()
        bodies = scene.bodies(scene.ask(AskForPerson(ANA)))

        assert bodies == [
            AskedForPerson(),
            Acknowledged(3, "en: Received."),
            HandedOff("support", "asked", NOON + timedelta(minutes=10)),
            POLICY.front_line.handoff("en", "asked"),
        ]

    @begins(queued, assigned, in_talks, proposed)
    def test_asking_twice_changes_nothing(self, scene: Scene):
        assert scene.ask(AskForPerson(ANA)) == []

    def test_it_takes_up_a_closed_conversation(self):
        assert kinds(closed(), AskForPerson(ANA)) == [
            "reopened",
            "asked_for_person",
            "acknowledged",
            "handed_off",
            "bot_said",
        ]

    def test_words_that_follow_the_asking_are_not_acknowledged_again(self):
        assert kinds(queued(), Write(ANA, "it is about my server")) == ["wrote"]

    def test_there_must_be_a_conversation(self):
        assert Scene().ask(AskForPerson(ANA)) == Refusal(RefusalCode.NOT_OPEN)


@pytest.mark.parametrize(
    "request_of_bruno",
    [
        Open("bruno", 1, "shop", "web", "en"),
        Write("bruno", "hi"),
        Choose("bruno", 5, "helped"),
        AskForPerson("bruno"),
        Rate("bruno", 5),
    ],
)
@begins(opened, answered, in_talks, closed)
def test_nobody_acts_in_the_conversation_of_another_visitor(
    scene: Scene, request_of_bruno: Request
):
    assert scene.ask(request_of_bruno) == Refusal(RefusalCode.NOT_YOURS)


def test_the_bot_promises_nothing_to_who_writes_to_an_agent():
    scene = closed()
    scene.ask(Reopen(*OLA))

    assert kinds(scene, Write(ANA, "my invoice")) == ["wrote"]


def test_the_agents_answer_ends_what_is_owed():
    scene = queued()
    scene.ask(Claim(*OLA))
    scene.ask(Say(*OLA, "Hello"))
    scene.ask(Tick(), after=timedelta(days=1))

    assert scene.state.due_at is None
    assert scene.entries[-1].body.kind == "said"


def test_reopening_closes_nothing_else():
    scene = closed()
    scene.ask(Write(ANA, "again"))

    assert [entry.body for entry in scene.entries].count(Reopened()) == 1
