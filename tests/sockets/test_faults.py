"""A fault of ours in the middle of an event: told to who asked, and to nobody else."""

import pytest

from tests.indoors import indoors
from tests.people import Visitor, a_visitor, unjoined


async def test_who_meets_a_fault_is_told_and_may_go_on(
    tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def broken(visitor: str) -> None:
        raise RuntimeError("a fault of ours")

    async with (
        indoors(tmp_path) as place,
        a_visitor(place) as bystander,
        unjoined(place, "visitor") as line,
    ):
        await line.join()
        visitor = Visitor(line)
        with monkeypatch.context() as patched:
            patched.setattr(place.house.reception, "current", broken)
            assert await visitor.refused("hello", site="demo", locale="en") == "internal"
        assert "a fault of ours" in capsys.readouterr().out
        await visitor.hello()
        await visitor.send("Now it works.")
        await bystander.send("I have noticed nothing.")
