"""What is known, and how a question finds it: an answer, a choice, a route, or no match."""

from __future__ import annotations

from faq.entry_data import as_data, entry_of
from faq.faults import EntryFault, KnowledgeFault
from faq.folder import load, starter
from faq.knowledge import (
    Entry,
    EntryText,
    Knowledge,
    Route,
    answer_of,
    knowledge_of,
    missing_variables,
)
from faq.matcher import Matcher
from faq.phrasing import Phrasing
from faq.verdict import (
    Answer,
    Candidate,
    Explanation,
    NoMatch,
    Ranked,
    Routed,
    Unsure,
    Verdict,
)

__all__ = [
    "Answer",
    "Candidate",
    "Entry",
    "EntryFault",
    "EntryText",
    "Explanation",
    "Knowledge",
    "KnowledgeFault",
    "Matcher",
    "NoMatch",
    "Phrasing",
    "Ranked",
    "Route",
    "Routed",
    "Unsure",
    "Verdict",
    "answer_of",
    "as_data",
    "entry_of",
    "knowledge_of",
    "load",
    "missing_variables",
    "starter",
]
