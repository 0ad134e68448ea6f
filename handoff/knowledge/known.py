"""One state of what the house knows: taken whole, used whole, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from faq import Knowledge, Matcher
from rich_text.tree import RichText


@dataclass(frozen=True, slots=True)
class Known:
    """The knowledge of one version, and what is made of it before anybody asks.

    `answers` holds what is sent, variables filled, by entry id and language; a route has none.
    """

    version: int
    knowledge: Knowledge
    matcher: Matcher
    answers: Mapping[tuple[str, str], RichText]


class Knowing(Protocol):
    """Has the knowledge that is in force. Read `current` once for one decision."""

    @property
    def current(self) -> Known:
        """The newest state of this process."""
