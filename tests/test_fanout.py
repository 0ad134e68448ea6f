"""Everybody is told, in order, whoever else does not listen."""

from collections.abc import Sequence

from handoff.core.conversation import Conversation
from handoff.desk import Change
from handoff.fanout import Fanout, SeenUpTo, Signal


class Ear:
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def changed(self, changes: Sequence[Change]) -> None:
        self.heard += changes

    def signalled(self, signal: Signal) -> None:
        self.heard.append(signal)


class DeafEar:
    """Fails at everything."""

    def changed(self, changes: Sequence[Change]) -> None:
        raise RuntimeError("a fault of ours")

    def signalled(self, signal: Signal) -> None:
        raise RuntimeError("a fault of ours")


CHANGE = Change(Conversation("c-1"), ())
SIGNAL = SeenUpTo("c-1", 1, by_visitor=True)


def test_a_deaf_ear_keeps_nobody_else_from_hearing():
    fanout, ear, neighbour = Fanout(), Ear(), Ear()
    fanout.join(DeafEar())
    fanout.join(ear)
    fanout.ring(neighbour)

    fanout.changed([CHANGE])
    fanout.signal(SIGNAL)

    assert ear.heard == neighbour.heard == [CHANGE, SIGNAL]


def test_what_another_process_told_is_not_told_to_it_again():
    fanout, ear, neighbour = Fanout(), Ear(), Ear()
    fanout.join(DeafEar())
    fanout.join(ear)
    fanout.ring(neighbour)

    fanout.changed_elsewhere([CHANGE])
    fanout.signalled_elsewhere(SIGNAL)

    assert ear.heard == [CHANGE, SIGNAL]
    assert neighbour.heard == []
