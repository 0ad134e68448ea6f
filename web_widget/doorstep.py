"""At the door: who says hello, by their token, by their site's word, or as somebody new."""

import hashlib

from handoff.ports import Clock, UsedTokens
from handoff.reception import Visitor
from handoff.sockets.events import RefusedError
from web_widget.identity import BadIdentityError, read_identity
from web_widget.sites import Sites
from web_widget.visitor_token import BadTokenError, Known, VisitorTokens
from web_widget.wire import Hello

CHANNEL = "web"


class Doorstep:
    """Tells visitors apart. Nothing unsigned is believed."""

    def __init__(
        self, tokens: VisitorTokens, used: UsedTokens, sites: Sites, clock: Clock
    ) -> None:
        self._tokens = tokens
        self._used = used
        self._sites = sites
        self._clock = clock

    async def identified(self, hello: Hello) -> tuple[Visitor, str]:
        """The visitor, and the token to keep. Raises RefusedError."""
        if hello.identity:
            known = await self._vouched_for(hello.site, hello.identity)
        elif hello.token:
            known = self._proved(hello.site, hello.token)
        else:
            known = self._tokens.unknown(hello.site, now=self._clock.now())
        visitor = Visitor(known.visitor, hello.site, CHANNEL, hello.locale, known.contact)
        return visitor, known.token

    def _proved(self, site: str, token: str) -> Known:
        try:
            return self._tokens.read(token, site, now=self._clock.now())
        except BadTokenError:
            raise RefusedError("bad_token", "The token is not valid here.") from None

    async def _vouched_for(self, site: str, token: str) -> Known:
        """The site's word buys a token of ours, once: a copy of it is worth nothing."""
        now = self._clock.now()
        key = self._sites.identity_key(site)
        if key is None:
            raise RefusedError("bad_identity", "This site signs no identities.")
        try:
            identity = read_identity(token, site=site, key=key, now=now)
        except BadIdentityError:
            raise RefusedError("bad_identity", "The identity is not valid.") from None
        digest = hashlib.sha256(f"{site}\n{identity.token_id}".encode()).hexdigest()
        if not await self._used.use(digest, expires_at=identity.expires_at, now=now):
            raise RefusedError("bad_identity", "The identity has been used before.")
        return self._tokens.vouched_for(site, identity.contact, now=now)
