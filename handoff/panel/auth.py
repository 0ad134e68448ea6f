"""Who may come in: sign-in, sessions, and the set-up link for the first administrator."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from handoff.core.agents import Agent, Role, Session
from handoff.few_threads import Busy
from handoff.panel.enrolment import Denied, checked_agent, folded
from handoff.panel.password_rules import weakness
from handoff.panel.passwords import Passwords
from handoff.panel.throttle import SignInThrottle
from handoff.ports import Accounts, Clock, EmailTaken, Unavailable

SESSION_LASTS = timedelta(hours=12)
SETUP_LASTS = timedelta(hours=24)
SECRET_BYTES = 32  # 256 bits
LONGEST_SECRET = 128  # characters that are worth a look
MARK_KEY = secrets.token_bytes(16)  # new at each start, so that no table of addresses helps

Listener = Callable[[str], Awaitable[None]]
"""Told the digest of a session that was signed out."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session, and the secret for its cookie, which is kept nowhere else."""

    secret: str
    session: Session


WRONG = Denied("bad_credentials", "The e-mail address or the password is wrong.")
BAD_LINK = Denied("bad_token", "This link has been used or has expired. A restart makes another.")


class Doorkeeper:
    """Lets agents in and out. Every method may raise Unavailable, of the accounts."""

    def __init__(
        self,
        accounts: Accounts,
        clock: Clock,
        passwords: Passwords,
        throttle: SignInThrottle | None = None,
    ) -> None:
        self._accounts = accounts
        self._clock = clock
        self._passwords = passwords
        self._throttle = throttle or SignInThrottle()
        self._listeners: list[Listener] = []

    def on_ended(self, listener: Listener) -> None:
        """Have `listener` told of each sign-out in this process.

        Sessions also end elsewhere (time, another process, a disabled agent): ask
        `still_open` now and then for those in use.
        """
        self._listeners.append(listener)

    async def sign_in(
        self, email: str, password: str, *, address: str, instead_of: str | None = None
    ) -> Opened | Denied:
        """Always a new session; the one of the secret `instead_of` ends. Raises Busy."""
        account = folded(email)
        wait = self._throttle.attempt(account, address, self._now_s())
        if wait:
            return _too_fast(wait)
        try:
            opened = await self._signed_in(account, password)
        except (Busy, Unavailable):
            self._throttle.not_tried(account, address)
            raise
        if opened is None:
            return WRONG
        self._throttle.succeeded(account, address)
        if instead_of:
            await self.sign_out(instead_of)
        return opened

    async def session_of(self, secret: str | None) -> Session | None:
        """The session of a cookie's secret, while it lasts and its agent is not disabled."""
        if not secret or len(secret) > LONGEST_SECRET:
            return None
        return await self.still_open(digest_of(secret))

    async def still_open(self, digest: str) -> Session | None:
        """The same, for who keeps the digest: asked again, it knows what has ended since."""
        return await self._accounts.session(digest, now=self._clock.now())

    async def sign_out(self, secret: str) -> None:
        """End the session, wherever its secret is used. Made-up secrets cost no write."""
        session = await self.session_of(secret)
        if session is None:
            return
        digest = session.digest
        await self._accounts.end_session(digest)
        for listener in self._listeners:
            try:
                await listener(digest)
            except Exception:  # the session has ended all the same
                _log.exception("sign_out_listener_fault")

    async def offer_setup_link(self) -> str | None:
        """The token of a new set-up link, while there is no agent; earlier ones end."""
        if await self._accounts.count():
            return None
        token = secrets.token_urlsafe(SECRET_BYTES)
        expires_at = self._clock.now() + SETUP_LASTS
        await self._accounts.offer_setup(digest_of(token), expires_at=expires_at)
        return token

    async def set_up(
        self, token: str, *, email: str, name: str, password: str, address: str
    ) -> Opened | Denied:
        """The first administrator, signed in at once. One caller only. Raises Busy.

        The link is used up last, so that a refused password leaves it as it was.
        """
        agent = checked_agent(email, name=name, role=Role.ADMINISTRATOR, password=password)
        if isinstance(agent, Denied):
            return agent
        wait = self._throttle.attempt("", address, self._now_s())
        if wait:
            return _too_fast(wait)
        if await self._accounts.count():
            return BAD_LINK
        password_hash = await self._passwords.hash(password)
        if not await self._link_taken(token):
            return BAD_LINK
        await self._accounts.add(agent, password_hash=password_hash, at=self._clock.now())
        self._throttle.succeeded("", address)
        return await self._open(agent)

    async def add_agent(
        self, email: str, *, name: str, role: Role, password: str
    ) -> Agent | Denied:
        """Enrol somebody. Raises Busy."""
        agent = checked_agent(email, name=name, role=role, password=password)
        if isinstance(agent, Denied):
            return agent
        password_hash = await self._passwords.hash(password)
        try:
            await self._accounts.add(agent, password_hash=password_hash, at=self._clock.now())
        except EmailTaken:
            return Denied("bad_request", "There is an agent with this e-mail address already.")
        return agent

    async def change_password(self, agent: Agent, password: str) -> Agent | Denied:
        """Give the agent a new password; all of their sessions end. Raises Busy."""
        why = weakness(password, email=agent.email)
        if why:
            return Denied("weak_password", why)
        password_hash = await self._passwords.hash(password)
        await self._accounts.set_password(agent.id, password_hash=password_hash)
        return agent

    async def _signed_in(self, account: str, password: str) -> Opened | None:
        known = await self._accounts.credentials(account)
        right = await self._passwords.verify(password, known[1] if known else None)
        if known is None or not right or known[0].disabled:
            return None
        agent, stored = known
        stored = await self._up_to_date(agent, password, stored)
        opened = await self._open(agent)
        if await self._stored(agent) != stored:  # changed or disabled while we were at it
            await self._accounts.end_session(opened.session.digest)
            return None
        return opened

    async def _up_to_date(self, agent: Agent, password: str, stored: str) -> str:
        """The hash that is stored now: made anew where it has parameters of the past.

        That ends the agent's other sessions, as every new password does.
        """
        if not self._passwords.outdated(stored):
            return stored
        fresh = await self._passwords.hash(password)
        if await self._stored(agent) != stored:
            return stored
        await self._accounts.set_password(agent.id, password_hash=fresh)
        return fresh

    async def _stored(self, agent: Agent) -> str | None:
        known = await self._accounts.credentials(agent.email)
        return known[1] if known and not known[0].disabled else None

    async def _link_taken(self, token: str) -> bool:
        if len(token) > LONGEST_SECRET or await self._accounts.count():
            return False
        return await self._accounts.take_setup(digest_of(token), now=self._clock.now())

    async def _open(self, agent: Agent) -> Opened:
        secret = secrets.token_urlsafe(SECRET_BYTES)
        now = self._clock.now()
        session = Session(digest_of(secret), agent, now + SESSION_LASTS)
        await self._accounts.open_session(session, now=now)
        return Opened(secret, session)

    def _now_s(self) -> float:
        return self._clock.now().timestamp()


def digest_of(secret: str) -> str:
    """What is stored of a secret: its SHA-256, in hexadecimal."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def mark_of(email: str) -> str:
    """Stands for an e-mail address in the logs of one process: alike for alike, and no more."""
    account = folded(email).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(account, key=MARK_KEY, digest_size=6).hexdigest()


def _too_fast(wait: float) -> Denied:
    return Denied("too_fast", "Too many tries. Wait a little.", wait)
