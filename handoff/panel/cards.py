"""Conversations as lines in the agents' lists."""

import hashlib
from datetime import UTC, datetime

from handoff.core.agents import Agent
from handoff.core.conversation import Conversation
from handoff.panel.http_wire import AgentView
from handoff.panel.wire import Card, Colleague
from handoff.presence import Present

_EPOCH = datetime.fromtimestamp(0, UTC)


def card(state: Conversation) -> Card:
    """One line."""
    contact = state.contact
    return Card(
        conversation=state.id,
        seq=state.seq,
        phase=state.phase,
        visitor=(contact and contact.name) or short_name(state.visitor),
        verified=contact is not None,
        contact_id=contact.id if contact else None,
        email=(contact.email or None) if contact else None,
        number=state.number,
        channel=state.channel,
        locale=state.locale,
        preview=state.preview,
        agent=state.agent,
        agent_name=state.agent_name,
        opened_at=state.opened_at or _EPOCH,
        updated_at=state.updated_at or _EPOCH,
        queued_at=state.queued_at,
        unanswered_since=state.unanswered_since,
        due_at=state.due_at,
        missed=state.missed,
        proposed=state.proposed,
    )


def short_name(visitor: str) -> str:
    """A name for somebody unknown: the same each time, and no key to anything."""
    return hashlib.sha256(visitor.encode()).hexdigest()[:4].upper()


def agent_view(agent: Agent) -> AgentView:
    """An agent, as other agents see them."""
    return AgentView(id=agent.id, name=agent.name, role=agent.role)


def colleague(present: Present) -> Colleague:
    """An agent with a panel open."""
    return Colleague(agent=agent_view(present.agent), status=present.status)
