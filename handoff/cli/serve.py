"""`frontline serve` and `frontline migrate`."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryFile

import typer

from faq import KnowledgeFault
from handoff.app import logs
from handoff.cli.settings import loaded, masked
from handoff.ports import Unavailable
from handoff.secret import BadSecretError


def run(*, demo: bool) -> None:
    """Serve until told to stop. Exits with 1, and words, where the house cannot be opened."""
    import uvloop

    from handoff.app.serve import serve
    from handoff.app.standing import CannotListenError

    settings = loaded()
    logs.configure(settings.log_level)
    _check_folder(settings.data_dir)
    try:
        uvloop.run(serve(settings, demo=demo, say=typer.echo))
    except Unavailable as problem:
        _fail(f"The database cannot be used: {problem}.")
    except KnowledgeFault as problem:
        _fail(f"The FAQ cannot be used: {problem}.")
    except BadSecretError as problem:
        _fail(str(problem))
    except CannotListenError as problem:
        _fail(f"Cannot listen on {settings.host}:{settings.port}: {problem}.")


def _check_folder(folder: Path) -> None:
    """End, with words, where nothing can be kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        _fail(f"FRONTLINE_DATA_DIR: {folder} cannot be written to: {problem.strerror}.")


def run_migrations() -> None:
    """Migrate, and say to where."""
    from handoff.store.migrate import current_and_head, migrate

    settings = loaded()

    async def work() -> str | None:
        await migrate(settings.database)
        return (await current_and_head(settings.database))[0]

    try:
        typer.echo(f"{masked(settings.database)} is at {asyncio.run(work())}.")
    except Unavailable as problem:
        _fail(f"The database cannot be used: {problem}.")


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    sys.exit(1)
