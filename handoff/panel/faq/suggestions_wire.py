"""What an agent is handed for a reply, over HTTP."""

from typing import Literal

from handoff.wire import FromClient, Seq, ToClient


class Suggestion(ToClient):
    """An entry that may answer the visitor's last words, ready to be sent."""

    entry: str
    question: str
    confidence: float
    text: str  # plain, variables filled; "" for a route
    facts: tuple[str, ...]  # of a route: what to ask for


class FaqSuggestions(ToClient):
    """`GET /panel/api/conversations/{id}/suggestions`: for the visitor's last words, at most 3."""

    ok: Literal[True] = True
    of: Seq  # the entry of the visitor that they are for; 0: none yet
    suggestions: tuple[Suggestion, ...]


HTTP: tuple[type[FromClient] | type[ToClient], ...] = (FaqSuggestions,)
