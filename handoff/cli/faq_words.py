"""What the FAQ comes to, in words for people at a terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from faq import Answer, Knowledge, NoMatch, Ranked, Routed, Unsure, Verdict
from faq.learning import Proposal
from faq.proving import Proof, Proved, Stolen

SHOWN = 100  # sentences of one kind
SHOWN_QUESTIONS = 5  # of one proposal


def counted(knowledge: Knowledge) -> str:
    """How much is known."""
    entries = knowledge.entries.values()
    routes = sum(entry.route is not None for entry in entries)
    texts = [text for entry in entries for text in entry.texts.values()]
    phrasings = sum(len(text.phrasings) for text in texts)
    tests = sum(len(text.tests) for text in texts)
    known = f"{_many(len(entries) - routes, 'answer')} and {_many(routes, 'route')}"
    asked = f"{_many(phrasings, 'phrasing')}, {_many(tests, 'test sentence')}"
    return f"{known} in {', '.join(knowledge.languages)}: {asked}."


def verdict_shown(verdict: Verdict) -> str:
    """The verdict on one line, its reason on the next."""
    match verdict:
        case Answer():
            head = f"answer {verdict.entry} ({_percent(verdict.confidence)})"
        case Routed():
            head = f"route {verdict.entry} ({_percent(verdict.confidence)})"
        case Unsure():
            offered = (f"{one.entry} ({_percent(one.confidence)})" for one in verdict.candidates)
            head = f"unsure {', '.join(offered)}"
        case NoMatch():
            head = "no match"
    return f"{head}\n{verdict.reason}"


def candidates_shown(candidates: Iterable[Ranked]) -> str:
    """The nearest entries, best first: the nearest phrasing of each, and which words matched."""
    return "\n".join(line for candidate in candidates for line in _candidate(candidate))


def _candidate(candidate: Ranked) -> Iterator[str]:
    yield f"{_percent(candidate.confidence):>5}  {candidate.entry}: {candidate.phrasing}"
    if candidate.matched:
        yield " " * 7 + ", ".join(f"{word} = {other}" for word, other in candidate.matched)
    if candidate.unmatched:
        yield " " * 7 + f"not matched: {', '.join(candidate.unmatched)}"


def proof_shown(proof: Proof, confusions: int) -> str:
    """How many sentences found their entry, and which did not; the nearest pairs of entries."""
    outcomes = {name: proof.of(name) for name in ("answered", "offered", "weak", "failed")}
    counts = ", ".join(f"{len(found)} {name}" for name, found in outcomes.items())
    lines = [f"{_many(len(proof.sentences), 'sentence')}: {counts}."]
    lines += _section("Failed: another entry, or none, was found", outcomes["failed"], _lost)
    lines += _section("Weak: offered, but another entry came first", outcomes["weak"], _lost)
    near = proof.confusions()[:confusions]
    lines += _section("Near each other, with the margin between them", near, _confusion)
    return "\n".join(lines)


def stolen_shown(found: Sequence[Stolen]) -> str:
    """The sentences that a change takes from their entries."""
    lost = [each.after for each in found]
    return "\n".join(_section("These would find their entry no more", lost, _lost)).strip()


def _section(title: str, found: Sequence[Proved], shown: Callable[[Proved], str]) -> Iterator[str]:
    if found:
        yield f"\n{title}:"
        yield from map(shown, found[:SHOWN])
        if len(found) > SHOWN:
            yield f"  and {len(found) - SHOWN} more"


def _lost(proved: Proved) -> str:
    own = f"{proved.sentence.entry} ({_percent(proved.confidence)})"
    rival = (
        f"{proved.winner} ({_percent(proved.rival_confidence)})" if proved.winner else "nothing"
    )
    return f"  {_sentence(proved)}: {own} lost to {rival}"


def _confusion(proved: Proved) -> str:
    pair = f"{proved.sentence.entry} and {proved.rival}"
    return f"  {proved.margin:+.2f}  {pair}: {_sentence(proved)}"


def _sentence(proved: Proved) -> str:
    return f'{proved.sentence.language} "{proved.sentence.text}"'


def proposal_shown(proposal: Proposal) -> str:
    """What may be made of some questions, and the first of them."""
    count = len(proposal.questions)
    what = (
        f"phrasings of {proposal.entry} ({_percent(proposal.confidence)})"
        if proposal.entry
        else "a new entry"
    )
    lines = [f"\n{proposal.language}, {_many(count, 'question')}: {what}"]
    lines += [f"  - {one.text}" for one in proposal.questions[:SHOWN_QUESTIONS]]
    if count > SHOWN_QUESTIONS:
        lines.append(f"  and {count - SHOWN_QUESTIONS} more")
    if proposal.answer and not proposal.entry:
        lines.append(f"  An agent answered: {proposal.answer}")
    return "\n".join(lines)


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _percent(share: float) -> str:
    return f"{share:.0%}"
