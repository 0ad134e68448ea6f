"""Which button written words stand for: "yes", "tak" or a thumb, its number, or what it says."""

from collections.abc import Mapping, Sequence

from faq.text import words
from handoff.core.entries import Locale, Option
from handoff.core.requests.visitor import FAQ_OPTION

MAX_WORDS = 8  # whoever writes more has more to say than a button
_NUMBERS: Mapping[str, int] = {"1": 1, "2": 2, "3": 3}
_THUMBS: Mapping[str, str] = {"👍": "helped", "👎": "not_helped"}


def _set(spoken: str) -> frozenset[str]:
    return frozenset(spoken.split())


# Folded, as faq.text folds them: lower case, without diacritics.
_AGREED = _set("tak yes yep yeah yup")
_WORKED = _set("pomoglo pomogla pomogles dziala dzialalo helped works worked")
_MEANT = _set("chodzi")  # of a question: "o to chodzi"; of an answer it says nothing yet
_NO = _set("nie niestety no nope nah not unfortunately")
_YEAH: Mapping[Locale, frozenset[str]] = {"en": frozenset(), "pl": _set("no")}  # as in "no super"
_AROUND = _set("""
    to mi bardzo super swietnie wlasnie o ta te
    it this that did does do work help helps very much great me is the one i mean
    """)
_THANKS = _set("dzieki dziekuje wielkie thanks thank you")  # not "no thanks": it is no miss


def meant_option(text: str, options: Sequence[Option], locale: Locale) -> str | None:
    """The id of the option that the words name; None: they say something else.

    `locale` is that of the conversation: "no" is a no in English only.
    """
    spoken = words(text)
    if not spoken:
        return _on_offer(_THUMBS.get(text.strip()[:1]), options)
    said = next((o.id for o in options if words(o.label) == spoken), None)
    if said or len(spoken) > MAX_WORDS:
        return said
    return _of_number(spoken, options) or _of_yes_or_no(frozenset(spoken), options, locale)


def _of_number(spoken: Sequence[str], options: Sequence[Option]) -> str | None:
    """The n-th question of a choice."""
    number = _NUMBERS.get(spoken[0]) if len(spoken) == 1 else None
    questions = _questions(options)
    return questions[number - 1] if number and number <= len(questions) else None


def _of_yes_or_no(spoken: frozenset[str], options: Sequence[Option], locale: Locale) -> str | None:
    """Yes or no to "did this help?", and yes to a single question."""
    yeah = _YEAH[locale]
    if _is(_NO - yeah, spoken, _AROUND | _WORKED | _MEANT | yeah):
        return _on_offer("not_helped", options)
    questions = _questions(options)
    yes = _AGREED | _WORKED | (_MEANT if questions else frozenset())
    if not _is(yes, spoken, _AROUND | _THANKS | _MEANT | yeah) and not _is(yeah, spoken, _AROUND):
        return None
    return questions[0] if len(questions) == 1 else _on_offer("helped", options)


def _on_offer(option: str | None, options: Sequence[Option]) -> str | None:
    return option if option in {offered.id for offered in options} else None


def _is(core: frozenset[str], spoken: frozenset[str], around: frozenset[str]) -> bool:
    return not core.isdisjoint(spoken) and (core | around).issuperset(spoken)


def _questions(options: Sequence[Option]) -> list[str]:
    return [option.id for option in options if option.id.startswith(FAQ_OPTION)]
