"""One state of what the house knows: taken whole, used whole, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from faq import Knowledge, answer_of
from handoff.knowledge.matching import Matching, matching
from handoff.ports import FaqRevision
from rich_text.reason import Reason
from rich_text.tree import RichText


@dataclass(frozen=True, slots=True)
class Known:
    """The knowledge of one version, and what is made of it before anybody asks.

    `answers` holds what is sent, variables filled, by entry id and language; a route has none.
    `revisions` are the newest of each entry; `faults` say, by entry id, why one that is stored
    cannot be used here.
    """

    version: int
    knowledge: Knowledge
    matcher: Matching
    answers: Mapping[tuple[str, str], RichText]
    revisions: Mapping[str, FaqRevision] = field(default_factory=dict)
    faults: Mapping[str, Reason] = field(default_factory=dict)


class Knowing(Protocol):
    """Has the knowledge that is in force. Read `current` once for one decision."""

    @property
    def current(self) -> Known:
        """The newest state of this process."""


def known_of(
    knowledge: Knowledge,
    variables: Mapping[str, str],
    *,
    wrong_share: float,
    before: Known | None = None,
) -> Known:
    """Make everything that is needed to answer, of a version still to come.

    `wrong_share` is the highest share (0 to 1) of answers that may be wrong. Where `before`, of
    the same share, has the same phrasings, its matcher is taken over; else it takes a while (the
    starter 3 s): not in the event loop. Raises KeyError for an answer with a variable that is not
    among `variables`.
    """
    answers = {
        (entry.id, language): answer_of(entry, language, variables)
        for entry in knowledge.entries.values()
        if entry.route is None
        for language in entry.texts
    }
    phrasings = knowledge.phrasings()
    same = before is not None and before.knowledge.phrasings() == phrasings
    matcher = before.matcher if before and same else matching(phrasings, wrong_share)
    return Known(0, knowledge, matcher, MappingProxyType(answers))
