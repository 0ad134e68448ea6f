"""Demo agents: for trying the house out, never for use."""

from handoff.core.agents import Role
from handoff.panel.auth import Doorkeeper
from handoff.ports import Accounts

PASSWORD = "demo-for-trying-out"  # noqa: S105 - printed for everybody who starts the demo
AGENTS = (
    ("ana@demo.example", "Ana", Role.AGENT),
    ("bruno@demo.example", "Bruno", Role.AGENT),
    ("ola@demo.example", "Ola", Role.LEAD),
)


async def add_demo_agents(doorkeeper: Doorkeeper, accounts: Accounts) -> str:
    """Add those that are missing. Returns how to sign in."""
    known = {agent.email for agent in await accounts.everyone()}
    for email, name, role in AGENTS:
        if email not in known:
            await doorkeeper.add_agent(email, name=name, role=role, password=PASSWORD)
    addresses = ", ".join(email for email, _, _ in AGENTS)
    return f"Demo agents: {addresses}\nTheir password: {PASSWORD}"
