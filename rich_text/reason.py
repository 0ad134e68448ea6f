"""Why something that people have written cannot be used, in the languages of those who write."""

from __future__ import annotations


class Reason(str):
    """A sentence in English, without a full stop, that can be told in Polish too."""

    polish: str

    def __new__(cls, english: str, polish: str) -> Reason:
        made = super().__new__(cls, english)
        made.polish = polish
        return made


class MarkupFault(ValueError):
    """Markup that is not supported, and why."""

    def __init__(self, english: str, polish: str) -> None:
        self.reason = Reason(english, polish)
        super().__init__(self.reason)
