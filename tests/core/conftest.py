import pytest

from tests.core.scenes import Scene


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Scene:
    """Where `begins` lets a test begin."""
    begun: Scene = request.param()
    return begun
