"""What a test of the store can run on; without a mark of these it runs on everything."""

import pytest

SQLITE = pytest.param("sqlite")
POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)

on_databases = pytest.mark.parametrize("kind", [SQLITE, POSTGRES], indirect=True)
on_sqlite = pytest.mark.parametrize("kind", [SQLITE], indirect=True)
on_postgres = pytest.mark.parametrize("kind", [POSTGRES], indirect=True)
