"""What a client has on screen, by the rules of docs/wire.md: pages in, entries in order out."""

from typing import Any


class Screen:
    """Takes pages of one conversation after the other."""

    def __init__(self) -> None:
        self.conversation = ""
        self.last = 0
        self.gaps = 0
        self._entries: dict[int, Any] = {}

    def add(self, page: Any) -> bool:
        """Take a page. False: something is missing before it, and the client must ask."""
        if page["conversation"] != self.conversation:
            self.conversation, self.last, self._entries = page["conversation"], page["since"], {}
        if page["since"] > self.last:
            self.gaps += 1
            return False
        for entry in page["entries"]:
            self._entries.setdefault(entry["seq"], entry)
        self.last = max(self.last, page["until"])
        return True

    @property
    def entries(self) -> list[Any]:
        """In order."""
        return [self._entries[seq] for seq in sorted(self._entries)]

    @property
    def seqs(self) -> list[int]:
        """Of the entries, in order."""
        return sorted(self._entries)
