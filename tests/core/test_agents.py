import pytest

from handoff.core.agents import Role


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_what_it_has(role: Role):
    assert role.at_least(role)


def test_rights_grow_from_agent_to_administrator():
    assert Role.ADMINISTRATOR.at_least(Role.MANAGER)
    assert Role.MANAGER.at_least(Role.LEAD)
    assert Role.LEAD.at_least(Role.AGENT)
    assert not Role.AGENT.at_least(Role.LEAD)
    assert not Role.LEAD.at_least(Role.MANAGER)
    assert not Role.MANAGER.at_least(Role.ADMINISTRATOR)
