"""Learning from people: questions that found no answer, put together with those that ask the same.

Nothing is learned here: what comes out is proposed to a person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from faq.text import words
from faq.verdict import Candidate
from faq.words import frequency

MAX_QUESTIONS = 500  # looked at in one go: the first that can be used
MAX_PROPOSALS = 50
MAX_WORDS = 3_000  # different ones, of all questions together; further ones do not count
MAX_LENGTH = 200  # characters; a longer one tells a story, and is no phrasing
MAX_ANSWER = 2_000  # characters of an agent's answer that are proposed
ALIKE = 0.65  # the cosine between two questions that ask the same
SPELT_ALIKE = 72  # of 100: how alike two words are spelt that are one, such as "konto", "konta"
NEAR = 0.25  # from this confidence on (0..1) an entry is proposed rather than a new one
HIDDEN = "…"  # stands for what is hidden, and is no word to the matcher
_ALWAYS, _RARE = 8.0, 3.0  # Zipf frequencies between which a word counts the less, the higher
_ASKED = 5  # questions of a cluster that are asked for the nearest entry

# Strangers write what these are looked for in: only what ends a pattern repeats without bound.
_EMAIL = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,255}\.\w{1,24}")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DOMAIN = re.compile(
    r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
    r"\.(?:biz|com|de|dev|eu|info|io|net|online|org|pl|shop|uk)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b[A-Za-z]{0,5}[/#-]?\d(?:[ ./:-]?\d){3,40}(?:[/-]?\w)*")
_SPACE = re.compile(r"\s+")

Nearest = Callable[[str, str, int], Sequence[Candidate]]
"""The nearest entries to a question in a language, best first, at most so many."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The words `seq` of a conversation, and what an agent answered, where one did."""

    conversation: str
    seq: int
    language: str
    text: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Questions that ask the same: they may be phrasings of an entry, or of a new one.

    E-mail addresses and long numbers are hidden in them, and links and domains in the questions.
    `entry` is None for a new entry; `confidence` (0..1) is that of the nearest entry even so.
    `answer` is what an agent said to one of them, at most 2,000 characters.
    """

    language: str
    questions: tuple[Unanswered, ...]  # the most typical first
    entry: str | None
    confidence: float
    answer: str | None


def proposals(questions: Sequence[Unanswered], nearest: Nearest) -> list[Proposal]:
    """What may be learned from the first 500 of these that can be used, the most asked first.

    Pure, and the same for the same questions. At most 50.
    """
    usable = list(_usable(questions))
    clusters = sorted(_clusters(usable), key=len, reverse=True)
    return [_proposal(cluster, nearest) for cluster in clusters[:MAX_PROPOSALS]]


def hidden(text: str) -> str:
    """The text without e-mail addresses and numbers of four digits or more.

    Names, streets and shorter numbers stay: a person reads it before it is used.
    """
    return _NUMBER.sub(HIDDEN, _EMAIL.sub(HIDDEN, text))


def _usable(questions: Sequence[Unanswered]) -> Iterator[Unanswered]:
    """Those that could be phrasings, with addresses and long numbers hidden."""
    found = 0
    for question in questions:
        if len(question.text) > 2 * MAX_LENGTH:  # however much of it would be hidden
            continue
        text = _DOMAIN.sub(HIDDEN, _LINK.sub(HIDDEN, hidden(question.text)))
        text = _SPACE.sub(" ", text).strip()
        if len(text) > MAX_LENGTH or not any(map(str.isalpha, words(text))):
            continue
        yield replace(question, text=text)
        found += 1
        if found == MAX_QUESTIONS:
            return


def _clusters(questions: Sequence[Unanswered]) -> Iterator[list[Unanswered]]:
    """Each question once: beside the one with the most that are like it, which comes first."""
    if not questions:
        return
    alike = _alike(questions)
    free = np.ones(len(questions), dtype=bool)
    for leader in np.argsort(-alike.sum(axis=1), kind="stable").tolist():
        if free[leader]:
            others = np.flatnonzero(alike[leader] & free).tolist()
            free[others] = False
            yield [questions[leader], *(questions[n] for n in others if n != leader)]


def _alike(questions: Sequence[Unanswered]) -> NDArray[np.bool_]:
    """Which of them ask the same, for any two: their words compared as vectors.

    A word counts by how rare it is, and meets what is spelt nearly as it is.
    """
    spoken = [dict.fromkeys(words(question.text)) for question in questions]
    every = list(dict.fromkeys(chain.from_iterable(spoken)))[:MAX_WORDS]
    place = {word: number for number, word in enumerate(every)}
    weights = np.zeros((len(questions), len(every)), dtype=np.float32)
    for row, (said, question) in enumerate(zip(spoken, questions, strict=True)):
        for word in said.keys() & place.keys():
            weights[row, place[word]] = _weight(word, question.language)
    near = process.cdist(every, every, scorer=fuzz.ratio, score_cutoff=SPELT_ALIKE) / 100
    met = weights @ near @ weights.T
    sizes = np.sqrt(np.maximum(met.diagonal(), 1e-6))
    alike: NDArray[np.bool_] = met / np.outer(sizes, sizes) >= ALIKE
    languages = np.array([question.language for question in questions])
    alike &= languages[:, None] == languages
    np.fill_diagonal(alike, val=True)
    return alike


def _weight(word: str, language: str) -> float:
    return max(_ALWAYS - max(frequency(word, language), _RARE), 0)


def _proposal(cluster: Sequence[Unanswered], nearest: Nearest) -> Proposal:
    language = cluster[0].language
    asked = cluster[:_ASKED]
    sums: defaultdict[str, float] = defaultdict(float)
    for question in asked:
        for candidate in nearest(question.text, language, 3):
            sums[candidate.entry] += candidate.confidence
    entry = max(sums, key=lambda each: sums[each], default=None)
    confidence = sums[entry] / len(asked) if entry else 0.0
    answers = (question.answer for question in cluster if question.answer)
    answer = next(answers, "")
    return Proposal(
        language,
        tuple(cluster),
        entry if confidence >= NEAR else None,
        confidence,
        hidden(_cut(answer)) or None,
    )


def _cut(answer: str) -> str:
    """Between words where it is cut, so that nothing that must be hidden is halved."""
    if len(answer) <= MAX_ANSWER:
        return answer
    return answer[:MAX_ANSWER].rsplit(maxsplit=1)[0]
