"""What tests of several rooms share."""

from collections.abc import Iterator

import pytest

from tests.house import NO_LIMITS, House


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A real house with the demo's agents, for all tests of a run that leave it standing."""
    with House(tmp_path_factory.mktemp("house"), NO_LIMITS) as opened:
        yield opened
