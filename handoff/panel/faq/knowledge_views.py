"""What the FAQ knows, as the panel's routes say it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import assert_never

from faq import Answer, Entry, NoMatch, Ranked, Routed, Unsure, Verdict, as_data
from faq.proving import Proof, Proved
from handoff.core.entries import Locale
from handoff.knowledge.known import Known
from handoff.knowledge.proofs import Lost
from handoff.knowledge.workshop import Refused, Tried
from handoff.panel.faq.knowledge_wire import (
    CandidateView,
    Confusion,
    EntryData,
    EntrySummary,
    FaqEntryReply,
    FaqProof,
    FaqRefused,
    FaqTried,
    FieldFault,
    ProofFailure,
    Revision,
    RouteData,
    StolenSentence,
    Told,
    UnusableEntry,
    VerdictKind,
)
from handoff.ports import FaqRevision
from rich_text.reason import Reason

MOST_FAILURES = 100
MOST_CONFUSIONS = 50
MOST_CANDIDATES = 5
MOST_LOST = 50

Names = Mapping[str, str]
"""Agents' names, by id."""


def summary(
    entry: Entry, revision: FaqRevision, failing: int | None, names: Names
) -> EntrySummary:
    """One line of the list."""
    return EntrySummary(
        id=entry.id,
        topic=entry.topic,
        questions={locale_of(name): text.question for name, text in entry.texts.items()},
        route=RouteData(team=entry.route.team, kind=entry.route.kind) if entry.route else None,
        phrasings=sum(len(text.phrasings) for text in entry.texts.values()),
        tests=sum(len(text.tests) for text in entry.texts.values()),
        failing=failing,
        changed_at=revision.at,
        changed_by=_name(revision, names),
    )


def failing_of(proof: Proof) -> Counter[str]:
    """How many test sentences of each entry do not find it."""
    return Counter(one.sentence.entry for one in proof.sentences if one.outcome == "failed")


def whole(
    known: Known, entry: Entry, history: Iterable[FaqRevision], names: Names
) -> FaqEntryReply:
    """One entry with everything about it."""
    data = data_of(entry)
    return FaqEntryReply(
        version=known.revisions[entry.id].version,
        entry=data,
        rich={language: known.answers.get((entry.id, language), ()) for language in data.texts},
        revisions=tuple(_revision(one, names) for one in history),
    )


def data_of(entry: Entry) -> EntryData:
    """An entry as the editor has it."""
    return EntryData.model_validate(as_data(entry), strict=False)


def refused(why: Refused) -> FaqRefused:
    """A change that was not taken."""
    return FaqRefused(
        code=why.code,
        message=why.message,
        faults=tuple(FieldFault(place=one.place, reason=told(one.reason)) for one in why.faults),
        stolen=tuple(map(_stolen, why.lost[:MOST_LOST])),
    )


def told(reason: Reason) -> Told:
    """A reason in each language that people may read."""
    return {"pl": reason.polish, "en": str(reason)}


def unusable(known: Known) -> tuple[UnusableEntry, ...]:
    """What is stored and cannot be used, by name."""
    return tuple(
        UnusableEntry(entry=entry, reason=told(reason))
        for entry, reason in sorted(known.faults.items())
    )


def proof_view(version: int, proof: Proof) -> FaqProof:
    """All test sentences; those that another entry won by most come first.

    Takes a while where there are many: not in the event loop.
    """
    ended = Counter(proved.outcome for proved in proof.sentences)
    return FaqProof(
        version=version,
        sentences=ended.total(),
        answered=ended["answered"],
        offered=ended["offered"] + ended["weak"],
        failures=tuple(map(_failure, proof.of("failed")[:MOST_FAILURES])),
        confusions=tuple(
            _confusion(proved, proved.rival)
            for proved in proof.confusions()[:MOST_CONFUSIONS]
            if proved.rival
        ),
    )


def tried_view(tried: Tried) -> FaqTried:
    """A verdict, and why."""
    explained = tried.explanation
    kind, entry = _verdict(explained.verdict)
    language = locale_of(tried.language)
    return FaqTried(
        language=language,
        verdict=kind,
        entry=entry,
        reason=explained.verdict.reason,
        candidates=tuple(
            _candidate(tried.known, one, language)
            for one in explained.candidates[:MOST_CANDIDATES]
        ),
    )


def _revision(revision: FaqRevision, names: Names) -> Revision:
    return Revision(
        version=revision.version,
        at=revision.at,
        by=_name(revision, names),
        removed=revision.body is None,
    )


def _name(revision: FaqRevision, names: Names) -> str | None:
    """Who changed it; None: it came with an import."""
    return names.get(revision.by, revision.by) if revision.by is not None else None


def _stolen(lost: Lost) -> StolenSentence:
    sentence, after = lost.after.sentence, lost.after
    return StolenSentence(
        entry=sentence.entry,
        language=locale_of(sentence.language),
        sentence=sentence.text,
        winner=after.winner,
        before=lost.before.confidence if lost.before else 0.0,
        after=_of_winner(after),
    )


def _failure(proved: Proved) -> ProofFailure:
    return ProofFailure(
        entry=proved.sentence.entry,
        language=locale_of(proved.sentence.language),
        sentence=proved.sentence.text,
        winner=proved.winner,
        confidence=_of_winner(proved),
    )


def _confusion(proved: Proved, rival: str) -> Confusion:
    return Confusion(
        entry=proved.sentence.entry,
        rival=rival,
        language=locale_of(proved.sentence.language),
        sentence=proved.sentence.text,
        margin=proved.margin,
    )


def _of_winner(proved: Proved) -> float:
    return proved.rival_confidence if proved.winner else proved.confidence


def _candidate(known: Known, candidate: Ranked, language: Locale) -> CandidateView:
    return CandidateView(
        entry=candidate.entry,
        question=known.knowledge.entries[candidate.entry].texts[language].question,
        confidence=candidate.confidence,
        matched=candidate.matched,
        unmatched=candidate.unmatched,
        phrasing=candidate.phrasing,
    )


def _verdict(verdict: Verdict) -> tuple[VerdictKind, str | None]:
    match verdict:
        case Answer(entry=entry):
            return "answer", entry
        case Routed(entry=entry):
            return "routed", entry
        case Unsure():
            return "unsure", None
        case NoMatch():
            return "no_match", None
        case _:
            assert_never(verdict)


def locale_of(language: str) -> Locale:
    """One of the languages that the house speaks, which all entries are in."""
    return "pl" if language == "pl" else "en"
