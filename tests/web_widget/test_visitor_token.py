"""The token that a browser keeps: whoever it stands for, the house takes it back."""

import pytest

from handoff.core.entries import Contact
from handoff.core.text import MAX_NAME
from tests.fakes import NOON
from web_widget.identity import MAX_EMAIL, MAX_SUBJECT
from web_widget.visitor_token import VisitorTokens
from web_widget.wire import Hello

TOKENS = VisitorTokens(b"a secret of at least thirty-two bytes")


@pytest.mark.parametrize("character", ["a", "ż", "語", "\U0001f600", '"', "\\"])
def test_the_token_of_the_longest_contact_is_taken_back(character):
    longest = Contact(character * MAX_SUBJECT, character * MAX_NAME, character * MAX_EMAIL)
    site = character * 64
    known = TOKENS.vouched_for(site, longest, now=NOON)
    hello = Hello(site=site, locale="pl", token=known.token)
    assert TOKENS.read(hello.token or "", site, now=NOON) == known
