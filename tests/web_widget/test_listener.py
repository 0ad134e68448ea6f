"""What is kept of visitors who are here, and that nothing is kept of those who have gone."""

from typing import cast

from handoff.fanout import SeenUpTo
from handoff.sockets.limits import Bucket, Rate
from handoff.sockets.server import GuardedServer
from web_widget.callers import Caller, Callers
from web_widget.listener import VisitorListener
from web_widget.waiting_line import WaitingLine

ANA = "ana"


class Tabs:
    """A server on which one visitor has some tabs, which hear what they are told."""

    def __init__(self) -> None:
        self.callers = Callers()
        self.told: list[str] = []
        server, line = cast("GuardedServer", self), cast("WaitingLine", None)
        self.listener = VisitorListener(server, self.callers, line)

    def open(self, sid: str, conversation: str) -> None:
        """A tab that shows this conversation."""
        caller = Caller(None, own_page=True, network="", bucket=Bucket(Rate(1, 1), 0))
        caller.conversation = conversation
        self.callers.by_sid[sid] = caller
        self.listener.connected(conversation, ANA)

    def close(self, sid: str) -> None:
        """It has gone."""
        conversation = self.callers.by_sid.pop(sid).conversation
        assert conversation
        self.listener.left(conversation, ANA)

    def members(self, room: str) -> list[str]:
        return list(self.callers.by_sid) if room == ANA else []

    def tell(self, room: str, event: str, data: object) -> None:
        self.told.append(event)

    def hears_of(self, conversation: str) -> bool:
        """Whether a signal about it is passed on."""
        self.told.clear()
        self.listener.signalled(SeenUpTo(conversation, 1, by_visitor=False))
        return bool(self.told)


def test_a_conversation_is_forgotten_with_the_last_tab_that_shows_it():
    tabs = Tabs()
    tabs.open("one", "old")
    tabs.open("two", "new")
    tabs.open("three", "new")
    tabs.close("one")
    assert not tabs.hears_of("old")
    tabs.close("two")
    assert tabs.hears_of("new")
    tabs.close("three")
    assert not tabs.hears_of("new")


def test_who_has_gone_meanwhile_is_not_remembered():
    tabs = Tabs()
    tabs.listener.connected("any", ANA)
    assert not tabs.hears_of("any")
