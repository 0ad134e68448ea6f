"""Ready is who can serve: without Redis too, and beside a newer process."""

import json

from aiohttp import ClientSession
from sqlalchemy import Connection, text

from tests.house import free_port
from tests.indoors import Indoors, indoors


async def ready(place: Indoors) -> tuple[int, dict[str, str]]:
    """Status and checks of /readyz."""
    async with ClientSession() as session, session.get(f"{place.url}/readyz") as answer:
        return answer.status, json.loads(await answer.text())["checks"]


async def at(place: Indoors, revision: str) -> None:
    """Have the database say that it is at this revision."""

    def move(connection: Connection) -> None:
        sql = text("UPDATE alembic_version SET version_num = :revision")
        connection.execute(sql, {"revision": revision})

    async with place.house.database.begin() as unit:
        await unit.run(move)


async def test_a_house_is_ready_while_redis_is_away(tmp_path):
    async with indoors(tmp_path, redis_url=f"redis://127.0.0.1:{free_port()}/0") as place:
        _, checks = await ready(place)
        assert checks["redis"] == "away"
        assert (await ready(place))[0] == (200 if checks["assets"] == "ok" else 503)


async def test_a_newer_process_has_migrated_and_this_one_goes_on(tmp_path):
    async with indoors(tmp_path) as place:
        await at(place, "0999")
        assert (await ready(place))[1]["database"] == "ok"


async def test_a_database_that_lacks_something_is_not_ready(tmp_path):
    async with indoors(tmp_path) as place:
        await at(place, "0001")
        status, checks = await ready(place)
        assert status == 503
        assert checks["database"].startswith("at 0001, not at ")
