"""What may be learned, as the panel's routes say it."""

from collections.abc import Iterable

from faq import learning
from handoff.knowledge.known import Known
from handoff.panel.faq.knowledge_views import locale_of
from handoff.panel.faq.knowledge_wire import MOST_LEARNED, Learned
from handoff.panel.faq.learning_wire import FaqProposals, LearnedQuestion, Proposal
from handoff.ports import UnansweredQuestion

MOST_SHOWN = 20  # questions of one proposal


def proposals_view(known: Known, unanswered: Iterable[UnansweredQuestion]) -> FaqProposals:
    """What may be learned. Takes a while: not in the event loop."""
    questions = [
        learning.Unanswered(
            one.question.conversation, one.question.seq, one.language, one.text, one.answer
        )
        for one in unanswered
    ]
    made = learning.proposals(questions, known.matcher.nearest)
    return FaqProposals(proposals=tuple(map(_proposal, made)))


def _proposal(proposal: learning.Proposal) -> Proposal:
    return Proposal(
        language=locale_of(proposal.language),
        questions=tuple(
            LearnedQuestion(conversation=one.conversation, seq=one.seq, text=one.text)
            for one in proposal.questions[:MOST_SHOWN]
        ),
        learned=tuple(
            Learned(conversation=one.conversation, seq=one.seq)
            for one in proposal.questions[:MOST_LEARNED]
        ),
        count=len(proposal.questions),
        entry=proposal.entry,
        confidence=proposal.confidence,
        answer=proposal.answer,
    )
