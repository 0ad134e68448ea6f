"""One way to ask, and the entry it asks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask for an entry, as a person would write it.

    `language` is "pl", "en", or "" where it is not known. `routed`: the entry is a route, which
    must go to a person.
    """

    entry: str
    language: str
    text: str
    routed: bool = False
