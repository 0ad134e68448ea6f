"""The bodies of the HTTP routes below `/panel/api/faq`: what is known, tried and proved.

Text in the bodies is for people: `markup` is what an editor types, `rich` what it reads like.
"""

from typing import Annotated, Literal

from pydantic import Field

from faq.schema import MAX_ANSWER
from handoff.wire import FromClient, Instant, Locale, Problem, Seq, ToClient
from rich_text.tree import RichText

MOST_LEARNED = 100  # questions that one change takes care of
MAX_TRIED = 4_000  # characters of a question that is tried: as long as a message may be

EntryId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
Version = Annotated[int, Field(ge=0, le=2**53 - 1)]
Told = dict[Locale, str]
"""A sentence for people, in each language that they may read."""

VerdictKind = Literal["answer", "unsure", "routed", "no_match"]
# ---------------------------------------------------------------- knowledge


class RouteData(FromClient):
    """Where a question goes that only people may answer."""

    team: Annotated[str, Field(max_length=40)]
    kind: Problem


class TextData(FromClient):
    """One entry in one language, as it is edited. `faq.schema` holds it to its limits."""

    question: str
    answer: str = ""  # markup; empty for a route
    facts: tuple[str, ...] = ()  # only for a route
    phrasings: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


class EntryData(FromClient):
    """One entry in all languages: what the store, the YAML files and the editor hold."""

    id: EntryId
    topic: EntryId
    texts: dict[Locale, TextData]
    route: RouteData | None = None


class EntrySummary(ToClient):
    """One line of the list."""

    id: str
    topic: str
    questions: dict[Locale, str]
    route: RouteData | None
    phrasings: int  # in all languages
    tests: int
    failing: int | None  # test sentences that do not find their entry; None: not asked yet
    changed_at: Instant | None
    changed_by: str | None  # a person's name; None: it came with an import


class FaqList(ToClient):
    """`GET /panel/api/faq`: everything that is known, without the long texts."""

    ok: Literal[True] = True
    version: Version
    entries: tuple[EntrySummary, ...]
    faults: tuple["UnusableEntry", ...]  # stored, and not in force
    variables: dict[str, str]  # name to value, as the answers are filled
    teams: tuple[str, ...]
    may_edit: bool


class UnusableEntry(ToClient):
    """An entry that is stored and cannot be used: the bot does not know it."""

    entry: str
    reason: Told


class FaqEntryReply(ToClient):
    """`GET /panel/api/faq/entries/{id}`: one entry, and how its answer reads."""

    ok: Literal[True] = True
    version: Version  # of this entry: a save that names another one is refused
    entry: EntryData
    rich: dict[Locale, RichText]
    revisions: tuple["Revision", ...]  # newest first, at most 20


class Revision(ToClient):
    """One change of one entry."""

    version: Version
    at: Instant
    by: str | None
    removed: bool


class PreviewFaq(FromClient):
    """`POST /panel/api/faq/preview`: an answer as it would read."""

    markup: Annotated[str, Field(max_length=MAX_ANSWER)]


class FaqPreview(ToClient):
    """The tree, variables filled; or what is wrong with the markup."""

    ok: Literal[True] = True
    rich: RichText | None
    fault: Told | None


class SaveFaq(FromClient):
    """`PUT /panel/api/faq/entries/{id}`. `version` is the one that was edited; 0: a new entry."""

    entry: EntryData
    version: Version
    learned: Annotated[tuple["Learned", ...], Field(max_length=MOST_LEARNED)] = ()


class Learned(FromClient):
    """A visitor's question that this change takes care of: it is not proposed again."""

    conversation: Annotated[str, Field(max_length=64)]
    seq: Seq


class RemoveFaq(FromClient):
    """`DELETE /panel/api/faq/entries/{id}`."""

    version: Version


class FaqSaved(ToClient):
    """The change is in force here with the reply, and soon in the other processes.

    They look once a second; with other phrasings, they go on as before until the matcher is made.
    """

    ok: Literal[True] = True
    version: Version


class FieldFault(ToClient):
    """What is wrong with one field, such as `texts.pl.answer`."""

    place: str
    reason: Told


class StolenSentence(ToClient):
    """A test sentence that the change would take from its entry."""

    entry: str
    language: Locale
    sentence: str
    winner: str | None  # None: nothing would be found any more
    before: float  # confidence of its own entry, 0 to 1
    after: float  # confidence of what would win, 0 to 1


class FaqRefused(ToClient):
    """A change that was not taken: the old revision stays in force."""

    ok: Literal[False] = False
    code: Literal["bad_entry", "stolen", "outdated", "not_found", "not_allowed"]
    message: str
    faults: tuple[FieldFault, ...] = ()
    stolen: tuple[StolenSentence, ...] = ()


# ---------------------------------------------------------------- try a question


class TryFaq(FromClient):
    """`POST /panel/api/faq/try`; with `entry`, as if that change were in force already."""

    text: Annotated[str, Field(max_length=MAX_TRIED)]
    language: Locale | None = None  # None: told from the text
    entry: EntryData | None = None


class CandidateView(ToClient):
    """One entry that the question may be about."""

    entry: str
    question: str
    confidence: float  # 0 to 1: the probability that it is the right one
    matched: tuple[tuple[str, str], ...]  # (word of the question, word of the phrasing)
    unmatched: tuple[str, ...]
    phrasing: str  # the nearest one


class FaqTried(ToClient):
    """The verdict, and why."""

    ok: Literal[True] = True
    language: Locale
    verdict: VerdictKind
    entry: str | None  # of an answer or a route
    reason: str
    candidates: tuple[CandidateView, ...]  # best first, at most five


# ---------------------------------------------------------------- proving ground


class ProofFailure(ToClient):
    """A test sentence that does not find its entry."""

    entry: str
    language: Locale
    sentence: str
    winner: str | None
    confidence: float


class Confusion(ToClient):
    """Two entries that are near each other, by the sentence that shows it best."""

    entry: str
    rival: str
    language: Locale
    sentence: str
    margin: float  # confidence of the entry less that of the rival


class FaqProof(ToClient):
    """`GET /panel/api/faq/proof`: all test sentences against what is in force."""

    ok: Literal[True] = True
    version: Version
    sentences: int
    answered: int  # found at once
    offered: int  # found among the buttons
    failures: tuple[ProofFailure, ...]  # at most 100
    confusions: tuple[Confusion, ...]  # the nearest first, at most 50


HTTP: tuple[type[FromClient] | type[ToClient], ...] = (
    FaqList,
    FaqEntryReply,
    PreviewFaq,
    FaqPreview,
    SaveFaq,
    RemoveFaq,
    FaqSaved,
    FaqRefused,
    TryFaq,
    FaqTried,
    FaqProof,
)
