"""Whom a new agent must be to be taken: an e-mail address, a name and a password that will do."""

import re
import secrets
import unicodedata
from dataclasses import dataclass

from handoff.core.agents import Agent, Role
from handoff.core.decision import Refusal
from handoff.core.text import MAX_NAME, checked
from handoff.panel.http_wire import MAX_EMAIL, HttpErrorCode
from handoff.panel.password_rules import weakness

ID_BYTES = 16  # 128 bits: nobody guesses an agent

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class Denied:
    """Why somebody is not let in; `wait` seconds before they may try again, where it helps."""

    code: HttpErrorCode
    message: str
    wait: float = 0.0


def checked_agent(email: str, *, name: str, role: Role, password: str) -> Agent | Denied:
    """The agent to be, with a new id; or the first thing that will not do."""
    address = folded(email)
    if len(address) > MAX_EMAIL or not address.isprintable() or not _EMAIL.fullmatch(address):
        return Denied("bad_request", "This is not an e-mail address.")
    cleaned = checked(" ".join(name.split()), limit=MAX_NAME)
    if isinstance(cleaned, Refusal):
        return Denied("bad_request", f"The name cannot be taken: {cleaned.detail}.")
    why = weakness(password, email=address)
    if why:
        return Denied("weak_password", why)
    return Agent(secrets.token_urlsafe(ID_BYTES), address, cleaned, role)


def folded(email: str) -> str:
    """An e-mail address as it is stored and compared: in lower case, composed, trimmed."""
    return unicodedata.normalize("NFC", email).strip().lower()
