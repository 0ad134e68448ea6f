"""From ranked entries to a verdict."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from faq.reasons import Reasons
from faq.verdict import MAX_CANDIDATES, Answer, Candidate, NoMatch, Routed, Unsure, Verdict

# All are confidences, 0 to 1.
_ROUTE = 0.4  # from here on the best entry is a route: being wrong costs little, a person reads it
_RIVAL = 0.25  # a route of that much keeps an answer from being sent
_OFFER = 0.3  # what the entries offered must come to together ...
_OFFERED, _SHARE = 0.06, 0.2  # ... and each of them alone, and beside the best one


def decide(
    ranked: Sequence[Candidate],
    routes: Collection[str],
    answer: float,
    reasons: Reasons,
    near: str,
) -> Verdict:
    """`ranked` are the entries, best first, at least one; `routes` those that go to a person;
    `answer` the confidence from which an answer is sent; `near` what matched, in words."""
    best = ranked[0]
    if best.entry in routes and best.confidence >= _ROUTE:
        return Routed(best.entry, best.confidence, reasons.person.format(near=near))
    rival = any(each.entry in routes and each.confidence >= _RIVAL for each in ranked)
    if best.confidence >= answer and not rival:
        return Answer(best.entry, best.confidence, near)
    least = max(_OFFERED, best.confidence * _SHARE)
    offered = tuple(each for each in ranked[:MAX_CANDIDATES] if each.confidence >= least)
    if sum(each.confidence for each in offered) < _OFFER:
        return NoMatch(reasons.unknown.format(near=near))
    why = reasons.several if len(offered) > 1 else reasons.not_near
    return Unsure(offered, why.format(near=near))


def together(verdicts: Sequence[Verdict], reasons: Reasons) -> Verdict | None:
    """The verdict on a message from those on its clauses, where they say more than its own.

    A clause that is surely for a person takes the message there; two that surely find different
    entries are offered together.
    """
    for verdict in verdicts:
        if isinstance(verdict, Routed):
            return verdict
    found = {verdict.entry: verdict for verdict in verdicts if isinstance(verdict, Answer)}
    if len(found) < 2:
        return None
    best = sorted(found.values(), key=lambda verdict: -verdict.confidence)[:MAX_CANDIDATES]
    candidates = tuple(Candidate(each.entry, each.confidence) for each in best)
    return Unsure(candidates, reasons.questions.format(near=" | ".join(v.reason for v in best)))
