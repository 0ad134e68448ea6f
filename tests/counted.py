"""That a refusal is counted once, and logged in one line."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.house import House

SIDE = {"/visitor": "visitor", "/agent": "agent"}


@contextmanager
def refusals(house: House, side: str, code: str, *, times: int = 1) -> Iterator[None]:
    """What happens inside is refused so many times, with this code."""
    logged, before = house.log_size(), _refused(house, side, code)
    yield
    assert _refused(house, side, code) - before == times
    lines = [line for line in house.log(logged) if line.get("code") == code]
    assert [line["side"] for line in lines] == [side] * times


@contextmanager
def cuts(house: House, side: str, why: str, *, times: int = 1) -> Iterator[None]:
    """Inside, so many connections are cut for this reason."""
    logged, before = house.log_size(), _cut(house, side, why)
    yield
    assert _cut(house, side, why) - before == times
    lines = [line for line in house.log(logged) if line["event"] == "socket_cut"]
    assert [(line["side"], line["why"]) for line in lines] == [(side, why)] * times


def _refused(house: House, side: str, code: str) -> float:
    name = f'frontline_refusals_total{{code="{code}",side="{side}"}}'
    return house.metrics().get(name, 0)


def _cut(house: House, side: str, why: str) -> float:
    return house.metrics().get(f'frontline_cut_total{{side="{side}",why="{why}"}}', 0)
