"""Which conversation a visitor's words belong to: the one that goes on, or a new one."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

from handoff.core.conversation import Conversation
from handoff.core.decision import Refusal, RefusalCode, Request
from handoff.core.entries import Contact, Locale
from handoff.core.requests.visitor import Open
from handoff.desk import Desk
from handoff.draft import Accepted
from handoff.ports import Log

ID_BYTES = 16  # 128 bits: nobody guesses a conversation


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who writes, from where, and in which language they are answered."""

    id: str
    site: str
    channel: str
    locale: Locale
    contact: Contact | None = None  # whom the site vouches for


class Reception:
    """Finds or opens the visitor's conversation, whichever channel they come through."""

    def __init__(self, desk: Desk, log: Log, *, secret: bytes) -> None:
        self._desk = desk
        self._log = log
        self._secret = secret

    async def current(self, visitor: str) -> Conversation | None:
        """The visitor's newest conversation."""
        return await self._log.latest_of(visitor)

    async def ask(
        self,
        visitor: Visitor,
        request: Request,
        *,
        client_key: str,
        conversation: str | None,
        opens: Callable[[], None],
    ) -> Accepted | Refusal:
        """Submit to `conversation`, if it still goes on; else to one opened for it now.

        `opens` is called before one is opened; what it raises, this raises.
        """
        if conversation:
            outcome = await self._desk.submit(conversation, request, client_key=client_key)
            if not isinstance(outcome, Refusal) or outcome.code is not RefusalCode.NOT_OPEN:
                return outcome
        newest = await self._log.latest_of(visitor.id)
        if newest and newest.id != conversation:
            return await self.ask(
                visitor, request, client_key=client_key, conversation=newest.id, opens=opens
            )
        opens()
        number = newest.number + 1 if newest else 1
        opening = Open(
            visitor.id, number, visitor.site, visitor.channel, visitor.locale, visitor.contact
        )
        fresh = self._id(visitor.id, number)
        return await self._desk.submit(fresh, opening, request, client_key=client_key)

    def _id(self, visitor: str, number: int) -> str:
        """The same for the same visitor and number, so that two tabs open one conversation."""
        digest = hmac.digest(self._secret, f"{visitor}:{number}".encode(), hashlib.sha256)
        return digest[:ID_BYTES].hex()  # base64 may begin with a dash, as options do
