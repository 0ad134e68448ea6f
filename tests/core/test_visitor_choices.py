from datetime import timedelta

import pytest

from handoff.core.conversation import Phase
from handoff.core.decision import Refusal, RefusalCode
from handoff.core.entries import (
    BotSaid,
    Chose,
    Closed,
    HandedOff,
    Option,
    Rated,
    ResolutionConfirmed,
    ResolutionDeclined,
    Wrote,
)
from handoff.core.requests.agent import Claim, Release
from handoff.core.requests.visitor import Choose, Rate, Write
from handoff.core.text import MAX_COMMENT
from tests.core.scenes import (
    ANA,
    OLA,
    Scene,
    answered,
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
from tests.voices import PERSON, SLOW, SOLVED

ZERO = timedelta(0)
SOON = NOON + timedelta(minutes=10)


class TestChoose:
    def test_it_helped(self):
        scene = answered()

        assert press(scene, "helped") == ["chose", "bot_said", "closed"]
        assert scene.entries[-1].body == Closed("helped")

    def test_the_first_miss_is_followed_up(self):
        scene = answered()

        assert press(scene, "not_helped") == ["chose", "bot_said"]
        assert scene.state.phase is Phase.BOT

    def test_the_second_miss_is_handed_to_people(self):
        scene = answered()
        press(scene, "not_helped")
        scene.ask(Write(ANA, "password"))

        assert press(scene, "not_helped") == ["chose", "handed_off", "bot_said"]
        assert scene.entries[-2].body == HandedOff("support", "not_helped", SOON)

    def test_misses_are_counted_anew_after_the_end(self):
        scene = answered()
        press(scene, "not_helped")
        scene.ask(Write(ANA, "invoice"))
        press(scene, "helped")
        scene.ask(Write(ANA, "password"))

        assert press(scene, "not_helped") == ["chose", "bot_said"]

    def test_a_question_from_the_choice_is_answered(self):
        scene = opened()
        scene.ask(Write(ANA, "maybe"))

        assert press(scene, "faq:password") == ["chose", "bot_said"]
        said = scene.entries[-1].body
        assert isinstance(said, BotSaid)
        assert (said.entry, said.confidence) == ("password", None)

    @pytest.mark.parametrize(
        ("option", "handed_off"),
        [
            (f"faq:{SLOW.entry}", HandedOff("support", "routed", SOON, SLOW)),
            ("faq:gone", HandedOff("support", "not_found", SOON)),
        ],
    )
    def test_what_the_bot_may_not_or_cannot_answer_is_handed_to_people(
        self, option: str, handed_off: HandedOff
    ):
        scene = opened()
        scene.happen(BotSaid("choices", "Is it this?", (Option(option, "?"),)), "bot")
        press(scene, option)

        assert scene.entries[-2].body == handed_off

    def test_the_label_is_kept_in_the_log(self):
        scene = opened()
        scene.ask(Write(ANA, "maybe"))
        offer = scene.state.offer
        assert offer
        press(scene, "faq:password")

        assert scene.entries[-2].body == Chose(offer.seq, "faq:password", "About password?")

    def test_a_person_is_one_press_away(self):
        scene = opened()

        assert press(scene, "person") == ["chose", "handed_off", "bot_said"]
        assert scene.state.phase is Phase.QUEUED

    @pytest.mark.parametrize("option", ["faq:unknown", "solved", "", "Helped"])
    def test_a_made_up_button_is_refused(self, option: str):
        scene = answered()
        assert scene.state.offer

        refusal = scene.ask(Choose(ANA, scene.state.offer.seq, option))
        assert refusal == Refusal(RefusalCode.OUTDATED_CHOICE)

    def test_a_button_is_pressed_once(self):
        scene = answered()
        assert scene.state.offer
        request = Choose(ANA, scene.state.offer.seq, "not_helped")
        scene.ask(request)

        assert scene.ask(request) == Refusal(RefusalCode.OUTDATED_CHOICE)

    def test_buttons_of_an_older_answer_are_outdated(self):
        scene = answered()
        assert scene.state.offer
        older = scene.state.offer.seq
        scene.ask(Write(ANA, "password"))

        refusal = scene.ask(Choose(ANA, older, "helped"))
        assert refusal == Refusal(RefusalCode.OUTDATED_CHOICE)

    def test_the_bots_buttons_are_dead_once_a_person_has_it(self):
        scene = answered()
        assert scene.state.offer
        seq = scene.state.offer.seq
        scene.ask(Claim(*OLA))

        assert scene.ask(Choose(ANA, seq, "helped")) == Refusal(RefusalCode.OUTDATED_CHOICE)


class TestWordsForAButton:
    def test_yes_after_an_answer_helped(self):
        scene = answered()
        [wrote, chose, *_] = scene.bodies(scene.ask(Write(ANA, "yes")))

        assert wrote == Wrote("yes", of=5)
        assert chose == Chose(5, "helped", "Yes", "invoice")
        assert scene.entries[-1].body == Closed("helped")

    def test_no_after_an_answer_is_a_miss(self):
        assert kinds(answered(), Write(ANA, "no")) == ["wrote", "chose", "bot_said"]

    def test_the_label_of_a_choice_picks_it(self):
        scene = opened()
        scene.ask(Write(ANA, "maybe"))
        scene.ask(Write(ANA, "About password?"))

        said = scene.entries[-1].body
        assert isinstance(said, BotSaid)
        assert said.entry == "password"

    def test_the_label_under_the_greeting_is_acknowledged_as_all_first_words_are(self):
        assert kinds(opened(), Write(ANA, PERSON.label)) == [
            "wrote",
            "acknowledged",
            "chose",
            "handed_off",
            "bot_said",
        ]

    def test_yes_without_such_a_button_is_a_question(self):
        scene = opened()

        assert scene.bodies(scene.ask(Write(ANA, "yes")))[0] == Wrote("yes")

    def test_a_button_that_was_pressed_cannot_be_written(self):
        scene = answered()
        press(scene, "not_helped")

        assert "chose" not in kinds(scene, Write(ANA, "no"))

    @begins(proposed, in_talks)
    def test_people_read_for_themselves(self, scene: Scene):
        assert kinds(scene, Write(ANA, SOLVED.label)) == ["wrote"]

    def test_they_do_not_change_what_was_asked_last(self):
        scene = answered()
        scene.ask(Write(ANA, "no"))

        assert scene.state.asked == 3


class TestSolved:
    def test_yes_closes(self):
        scene = proposed()

        assert press(scene, "solved") == ["resolution_confirmed", "closed"]
        assert scene.entries[-2].body == ResolutionConfirmed()
        assert scene.entries[-1].body == Closed("confirmed")

    def test_not_yet_goes_on_with_the_same_agent(self):
        scene = proposed()

        assert press(scene, "not_yet") == ["resolution_declined"]
        assert scene.entries[-1].body == ResolutionDeclined()
        assert (scene.state.phase, scene.state.agent) == (Phase.ASSIGNED, "ola")
        assert scene.state.unanswered_since == scene.now
        assert scene.state.next_due_at is None

    @pytest.mark.parametrize("option", ["solved", "not_yet"])
    def test_it_is_answered_once(self, option: str):
        scene = proposed()
        assert scene.state.offer
        seq = scene.state.offer.seq
        press(scene, "not_yet")

        assert scene.ask(Choose(ANA, seq, option)) == Refusal(RefusalCode.OUTDATED_CHOICE)

    def test_new_words_stop_the_silence_but_leave_the_buttons(self):
        scene = proposed()
        scene.ask(Write(ANA, "let me check"))

        assert scene.state.next_due_at is None
        assert press(scene, "solved") == ["resolution_confirmed", "closed"]

    def test_the_buttons_are_dead_once_it_is_back_in_the_queue(self):
        scene = proposed()
        assert scene.state.offer
        seq = scene.state.offer.seq
        scene.ask(Release(*OLA))

        assert scene.ask(Choose(ANA, seq, "solved")) == Refusal(RefusalCode.OUTDATED_CHOICE)


class TestRate:
    @pytest.mark.parametrize("score", [1, 5])
    def test_a_closed_conversation_is_rated(self, score: int):
        scene = closed()

        assert scene.bodies(scene.ask(Rate(ANA, score, " quick "))) == [Rated(score, "quick")]

    @pytest.mark.parametrize("score", [0, 6, -1])
    def test_scores_are_one_to_five(self, score: int):
        assert closed().ask(Rate(ANA, score)) == Refusal(RefusalCode.BAD_SCORE)

    @pytest.mark.parametrize("comment", ["", "  ", "\n"])
    def test_a_blank_comment_is_none(self, comment: str):
        scene = closed()

        assert scene.bodies(scene.ask(Rate(ANA, 4, comment))) == [Rated(4, "")]

    def test_a_long_comment_is_refused(self):
        refusal = closed().ask(Rate(ANA, 4, "x" * (MAX_COMMENT + 1)))

        assert isinstance(refusal, Refusal)
        assert refusal.code is RefusalCode.BAD_TEXT

    def test_it_is_rated_once(self):
        scene = closed()
        scene.ask(Rate(ANA, 4))

        assert scene.ask(Rate(ANA, 5)) == Refusal(RefusalCode.ALREADY_RATED)

    def test_after_the_next_end_it_may_be_rated_again(self):
        scene = answered()
        press(scene, "helped")
        scene.ask(Rate(ANA, 4))
        scene.ask(Write(ANA, "password"))
        press(scene, "helped")

        assert scene.bodies(scene.ask(Rate(ANA, 5))) == [Rated(5, "")]

    @begins(opened, queued, in_talks, Scene)
    def test_an_open_conversation_is_not_rated(self, scene: Scene):
        assert scene.ask(Rate(ANA, 5)) == Refusal(RefusalCode.WRONG_PHASE)
