"""What visitors do to a question: typing errors, no diacritics, capitals, greetings, key words.

The changes are those of the labelled data's own noisy runs, for bench/faq and for fitting. Each
is told the number generator, so that a seed gives the same text for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from random import Random  # noqa: TID251 - seeded, so drawn alike each time

from faq.words import frequency

Change = Callable[[str, str, Random], str]
"""A question, its language ("pl", "en", or "mix" for either) and what chooses: the new text."""

SHORT = 4  # words that a question of key words has at most
COMMON = 5.5  # Zipf frequency from which a word is left out of key words; 5 is "account"

_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PADDING = {
    "en": (
        ("Hello,", "Hi there, a quick question:", "Good morning, sorry to bother you again."),
        ("Thanks a lot, Anna", "Kind regards", "I have looked everywhere. Thank you!"),
    ),
    "pl": (
        (
            "Dzień dobry,",
            "Hej, mam pytanie:",
            "Witam, znowu zawracam głowę.",
        ),
        ("Z góry dziękuję, Anna", "Pozdrawiam serdecznie", "Wszędzie już szukałam. Dzięki!"),
    ),
}

# None of these is in faq/data/courtesies: what holds for them holds for politeness never seen.
_BEFORE = {
    "pl": (
        "Dzień dobry Państwu, ",
        "Witajcie, piszę bo potrzebuję wsparcia. ",
        "Hejka, takie coś: ",
        "Dobry wieczór. Nie wiem do kogo się zwrócić, więc piszę tutaj. ",
        "Siemanko, ",
        "Drodzy Państwo, od kilku miesięcy korzystam z serwisu i generalnie jestem zadowolona. ",
        "Halo, jest tam kto? ",
        "Dzień dobry, mam taką sprawę. ",
    ),
    "en": (
        "Hiya, ",
        "Good evening folks, ",
        "Hello support, hope all is well with you. ",
        "Hey, got something to ask: ",
        "Dear all, I signed up last year and I have been pretty happy with the service. ",
        "Hi, not sure who to ask, so I am writing here. ",
        "Greetings, ",
        "Hello, one thing please: ",
    ),
}
_AFTER = {
    "pl": (
        " Dziękuję i życzę miłego dnia",
        " Z góry dzięki, Kasia",
        " Z poważaniem, Adam Nowak",
        " Proszę o kontakt, mój telefon to 600123456.",
        " Przeglądałem pomoc, ale tam tego nie ma.",
        " Będę wdzięczna za szybką pomoc!",
        " pzdr",
        "",
    ),
    "en": (
        " Thank you very much for any help",
        " Kind regards, Anna Smith",
        " My phone is 555 1234 if you need to call.",
        " I went over the help section and did not see it there.",
        " I would be really thankful for a fast answer!",
        " Cheers, Tom",
        " thx",
        "",
    ),
}


def _neighbours() -> dict[str, str]:
    """The keys beside each letter's: left, right, and those of the next rows."""
    keys = {(x, y): key for y, row in enumerate(_ROWS) for x, key in enumerate(row)}
    around = ((-1, 0), (1, 0), (0, -1), (1, -1), (0, 1), (-1, 1))
    return {
        key: "".join(keys.get((x + right, y + down), "") for right, down in around)
        for (x, y), key in keys.items()
    }


_BESIDE = _neighbours()


def typing_errors(text: str, language: str, choose: Random, *, share: float) -> str:
    """A share (0..1) of the letters hit beside, left out, doubled, or swapped with the next."""
    letters, at = list(text), 0
    while at < len(letters):
        if letters[at].isalpha() and choose.random() < share:
            at += _error(letters, at, choose)
        at += 1
    return "".join(letters)


def _error(letters: list[str], at: int, choose: Random) -> int:
    """Makes one at a letter; how many letters more than this one it has taken."""
    letter = letters[at]
    match choose.choice(("beside", "omitted", "doubled", "swapped")):
        case "omitted":
            letters[at] = ""
        case "doubled":
            letters[at] = letter * 2
        case "swapped" if at + 1 < len(letters) and letters[at + 1].isalpha():
            letters[at], letters[at + 1] = letters[at + 1], letter
            return 1
        case _:
            keys = _BESIDE.get(letter.translate(_PLAIN).lower(), letter)
            key = choose.choice(keys)
            letters[at] = key.upper() if letter.isupper() else key
    return 0


def without_diacritics(text: str, language: str, choose: Random) -> str:
    """As typed on a keyboard without Polish letters."""
    return text.translate(_PLAIN)


def upper_case(text: str, language: str, choose: Random) -> str:
    """As typed by somebody in anger, or with caps lock."""
    return text.upper()


def padded(text: str, language: str, choose: Random) -> str:
    """A greeting before it and a closing behind."""
    openings, closings = _PADDING.get(language) or choose.choice(list(_PADDING.values()))
    return f"{choose.choice(openings)} {text} {choose.choice(closings)}"


def padded_anew(text: str, language: str, choose: Random) -> str:
    """Wrapped in politeness that the matcher has never seen; `language` is "pl" or "en"."""
    return f"{choose.choice(_BEFORE[language])}{text}{choose.choice(_AFTER[language])}"


def key_words(text: str, language: str, choose: Random) -> str:
    """The first words that are not common; the text itself where there are none."""
    spoken = language if language in _PADDING else None
    rare = [word for word in text.split() if _frequency(word, spoken) < COMMON]
    return " ".join(rare[:SHORT]) or text


def _frequency(word: str, language: str | None) -> float:
    plain = re.sub(r"\W", "", word.translate(_PLAIN).lower())
    return frequency(plain, language)


NOISES: dict[str, Change] = {
    "typo5": partial(typing_errors, share=0.05),
    "typo10": partial(typing_errors, share=0.10),
    "nodiac": without_diacritics,
    "upper": upper_case,
    "padded": padded,
    "keywords": key_words,
}


def noisy(text: str, kind: str, language: str) -> str:
    """The text as one of NOISES leaves it; the same at every call."""
    return NOISES[kind](text, language, Random(f"{kind}: {text}"))  # noqa: S311 - no secret
