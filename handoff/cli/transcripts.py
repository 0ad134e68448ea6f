"""`frontline transcript`: conversations as files, and the proof that the log adds up."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from handoff.app.transcripts import TranscriptFiles, entries_after
from handoff.cli.settings import loaded
from handoff.core.conversation import Conversation, evolve
from handoff.ports import Unavailable
from handoff.store.engine import open_database
from handoff.store.log import SqlLog
from handoff.store.migrate import HEAD, revision

app = typer.Typer(no_args_is_help=True, help="Conversations as files, and whether they add up.")

CHUNK = 500  # conversations read at once
LOOKS = 3  # at a conversation that does not add up
CANNOT = 1
DIFFERENCE = 3


class Form(StrEnum):
    """What a transcript is written as."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


@app.command()
def export(
    conversation: Annotated[str, typer.Argument(help="The conversation's id.")],
    form: Annotated[Form, typer.Option("--format", help="text, html or json.")] = Form.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; else standard output.")
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="With notes and what else is for agents only.")
    ] = False,
) -> None:
    """Write one conversation's transcript."""

    async def work(log: SqlLog) -> int:
        state = await log.conversation(conversation)
        if state is None:
            typer.echo(f"There is no conversation {conversation}.", err=True)
            return CANNOT
        settings = loaded()
        files = TranscriptFiles(log, settings.company, settings.time_zone)
        _, _, content = await files(state, form.value, for_agent=internal)
        if output:
            return _write(output, content)
        else:
            typer.echo(content, nl=False)
        return 0

    _run(work)


def _write(file: Path, content: str) -> int:
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as problem:
        typer.echo(f"{file} cannot be written: {problem.strerror}.", err=True)
        return CANNOT
    return 0


@app.command()
def verify() -> None:
    """Fold every log anew, and compare with the stored state; exit with 3 on a difference."""

    async def work(log: SqlLog) -> int:
        checked, wrong, last = 0, 0, ""
        while ids := await log.ids(after=last, limit=CHUNK):
            for conversation in ids:
                checked += 1
                if not await _adds_up(log, conversation):
                    wrong += 1
                    typer.echo(f"{conversation}: the state is not what its entries add up to.")
            last = ids[-1]
        conversations = "conversation" if checked == 1 else "conversations"
        differences = "difference" if wrong == 1 else "differences"
        typer.echo(f"{checked} {conversations}, {wrong} {differences}.")
        return DIFFERENCE if wrong else 0

    _run(work)


async def _adds_up(log: SqlLog, conversation: str) -> bool:
    """Whether the fold is what is stored; looked at again, as somebody may write in between."""
    for _ in range(LOOKS):
        folded = Conversation(conversation)
        try:
            async for entry in entries_after(log, conversation, 0):
                folded = evolve(folded, entry)
            if await log.stored_as(folded):
                return True
        except ValueError:  # an entry is missing, or something stored cannot be read
            return False
    return False


def _run(work: Callable[[SqlLog], Awaitable[int]]) -> None:
    async def main() -> int:
        database = await open_database(loaded().database)
        try:
            if (found := await database.read(revision)) != HEAD:
                raise Unavailable(f"it is at {found}, not at {HEAD}: run `frontline migrate`")
            return await work(SqlLog(database))
        finally:
            await database.close()

    try:
        code = asyncio.run(main())
    except Unavailable as problem:
        typer.echo(f"The database cannot be used: {problem}.", err=True)
        code = CANNOT
    raise typer.Exit(code)
