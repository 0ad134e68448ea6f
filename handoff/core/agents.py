"""Who answers: agents and what they may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is for, from the least right to the most."""

    AGENT = "agent"
    LEAD = "lead"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


KNOWLEDGE_EDITORS = frozenset({Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR})
"""Who may change what the FAQ knows; everybody may read it."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A person who answers. `email` is stored in lower case and unique."""

    id: str
    email: str
    name: str
    role: Role
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser. `digest` is the SHA-256 of the cookie's secret, which is not kept."""

    digest: str
    agent: Agent
    expires_at: datetime
