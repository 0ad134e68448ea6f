"""Makes what is needed of the knowledge: heavy work, for one thread and never the event loop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from faq import EntryFault, Explanation, Knowledge
from faq.language import language_of
from handoff.knowledge.known import Known, known_of
from handoff.knowledge.proofs import Lost
from handoff.knowledge.rows import body_of, in_order, read, usable
from handoff.ports import FaqRevision


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was not taken, and why: the old revision stays in force."""

    code: Literal["bad_entry", "stolen", "outdated", "not_found"]
    message: str
    faults: tuple[EntryFault, ...] = ()
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A change of one entry (`body` as the store keeps it), and the knowledge as it would be."""

    entry: str
    body: str | None
    known: Known


@dataclass(frozen=True, slots=True)
class Tried:
    """The verdict on a question, explained, in the language that it was taken to be in."""

    known: Known
    language: str
    explanation: Explanation


class Workshop:
    """What `draft` makes is for one thread alone; all else is for any.

    `variables` fill the answers; `wrong_share` is the highest share of wrong ones, 0 to 1.
    """

    def __init__(self, variables: Mapping[str, str], wrong_share: float) -> None:
        self._variables = variables
        self._wrong_share = wrong_share
        self._last: tuple[Known, object, Draft] | None = None  # who tries a change asks again

    def made(self, rows: Sequence[FaqRevision], version: int, before: Known | None) -> Known:
        """What is stored."""
        found = read(rows, self._variables, before)
        share = self._wrong_share
        made = known_of(found.knowledge, self._variables, wrong_share=share, before=before)
        return replace(made, version=version, revisions=found.revisions, faults=found.faults)

    def draft(self, known: Known, data: object) -> Draft | Refused:
        """An entry as plain data, put into a knowledge: there or changed; or what is wrong."""
        if self._last and self._last[0] is known and self._last[1] == data:
            return self._last[2]
        try:
            entry = usable(data, self._variables)
            knowledge = in_order({**known.knowledge.entries, entry.id: entry}.values())
        except EntryFault as fault:
            return Refused("bad_entry", str(fault), (fault,))
        draft = Draft(entry.id, body_of(entry), self._changed(known, knowledge))
        self._last = known, data, draft
        return draft

    def without(self, known: Known, entry: str) -> Draft:
        """A knowledge less one of its entries."""
        rest = {key: kept for key, kept in known.knowledge.entries.items() if key != entry}
        return Draft(entry, None, self._changed(known, in_order(rest.values())))

    def _changed(self, known: Known, knowledge: Knowledge) -> Known:
        """Another knowledge, its version still to come."""
        share = self._wrong_share
        made = known_of(knowledge, self._variables, wrong_share=share, before=known)
        return replace(made, version=known.version, revisions=known.revisions, faults=known.faults)


def tried(known: Known, text: str, language: str | None) -> Tried:
    """The verdict on a question. Takes milliseconds; in any thread."""
    spoken = language or language_of(text, "en")
    return Tried(known, spoken, known.matcher.explain(text, spoken))
