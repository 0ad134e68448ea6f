"""What is known, and how a question finds it: an answer, a choice of up to three, or no match."""

from __future__ import annotations

from faq.faults import KnowledgeFault
from faq.knowledge import Entry, EntryText, Knowledge, answer_text, load, starter
from faq.matcher import Matcher, Thresholds
from faq.verdict import Answer, Candidate, NoMatch, Unsure, Verdict

__all__ = [
    "Answer",
    "Candidate",
    "Entry",
    "EntryText",
    "Knowledge",
    "KnowledgeFault",
    "Matcher",
    "NoMatch",
    "Thresholds",
    "Unsure",
    "Verdict",
    "answer_text",
    "load",
    "starter",
]
