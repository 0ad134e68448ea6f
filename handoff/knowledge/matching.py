"""What finds the entry of a question; also where there is no entry to find."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from faq import Candidate, Explanation, Matcher, NoMatch, Phrasing, Verdict

_NOTHING: Mapping[str, str] = {
    "pl": "Nie ma jeszcze żadnej wiedzy.",
    "en": "Nothing is known yet.",
}


class Matching(Protocol):
    """A matcher, as far as the house needs it. All methods are pure and bounded."""

    def ask(self, text: str, language: str) -> Verdict:
        """The verdict on a question."""

    def explain(self, text: str, language: str) -> Explanation:
        """The same, and the entries it was chosen from, best first."""

    def nearest(self, text: str, language: str, limit: int) -> Sequence[Candidate]:
        """The nearest entries, best first, at most so many."""


class NothingKnown:
    """Finds nothing: the matcher of an empty knowledge."""

    def ask(self, text: str, language: str) -> Verdict:
        return NoMatch(_NOTHING[language])

    def explain(self, text: str, language: str) -> Explanation:
        return Explanation(self.ask(text, language), ())

    def nearest(self, text: str, language: str, limit: int) -> Sequence[Candidate]:
        return ()


def matching(phrasings: Sequence[Phrasing], wrong_share: float) -> Matching:
    """The matcher of some phrasings. Takes a while: not in the event loop."""
    return Matcher(phrasings, wrong_share) if phrasings else NothingKnown()
