"""`frontline faq`: the knowledge checked, asked, proved, taken in and written out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    help="What the front line knows: in force, in a folder, or to start with.",
)

UNPROVED = 1
UNUSABLE = 1


class Language(StrEnum):
    """A language that the house speaks."""

    PL = "pl"
    EN = "en"


FolderArgument = Annotated[
    Path | None, typer.Argument(help="A folder of YAML files; else what is in force.")
]
FolderOption = Annotated[
    Path | None, typer.Option("--folder", help="A folder of YAML files; else what is in force.")
]


@app.command()
def check(folder: FolderArgument = None) -> None:
    """Read the whole knowledge and say what is wrong; exit with 1 when something is."""
    from handoff.cli.faq_words import counted
    from handoff.cli.knowledge import find

    found = find(folder)
    typer.echo(f"{found.place}: {counted(found.knowledge)}")
    if found.faults:
        raise typer.Exit(UNUSABLE)


@app.command()
def match(
    text: Annotated[str | None, typer.Argument(help="A question, as a visitor types it.")] = None,
    language: Annotated[
        Language | None, typer.Option(help="Its language; else it is told from the text.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also the nearest entries, and which words matched.")
    ] = False,
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Answer JSON lines on standard input until the end.")
    ] = False,
    folder: FolderOption = None,
) -> None:
    """Show what the FAQ says to a question, and why."""
    if stdio:
        from faq.stdio import serve

        serve(sys.stdin, sys.stdout)
        return
    if text is None:
        raise typer.BadParameter("Give a question, or --stdio.")
    from faq.language import language_of
    from handoff.cli.faq_words import candidates_shown, verdict_shown
    from handoff.cli.knowledge import find, matcher_of

    spoken = language.value if language else language_of(text, Language.EN.value)
    explained = matcher_of(find(folder)).explain(text, spoken)
    typer.echo(verdict_shown(explained.verdict))
    if explain:
        typer.echo(f"language: {spoken}\n{candidates_shown(explained.candidates)}")


@app.command()
def prove(
    folder: FolderArgument = None,
    confusions: Annotated[
        int, typer.Option(min=0, help="How many pairs of near entries to show.")
    ] = 20,
) -> None:
    """Ask every test sentence; exit with 1 when one does not find its entry."""
    from faq import proving
    from handoff.cli.faq_words import proof_shown
    from handoff.cli.knowledge import find, matcher_of

    found = find(folder)
    proof = proving.prove(found.knowledge, matcher_of(found))
    typer.echo(f"{found.place}: {proof_shown(proof, confusions)}")
    if proof.of("failed"):
        raise typer.Exit(UNPROVED)


@app.command("import")
def take(
    folder: Annotated[Path, typer.Argument(help="A folder of YAML files.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Also remove what is not in the folder.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Also where test sentences are taken away.")
    ] = False,
) -> None:
    """Put a folder's entries in force, all or none; exit with 1 when one takes a test sentence.

    Running processes follow in some seconds.
    """
    from handoff.cli.taking_in import taken_in

    done = taken_in(folder, replace=replace, force=force)
    saved, removed = len(done.change.saved), len(done.change.removed)
    same = len(done.knowledge.entries) - saved
    typer.echo(
        f"Saved {saved}, left {same} as they were, removed {removed}: "
        f"version {done.version} is in force."
    )


@app.command("export")
def write(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
) -> None:
    """Write what is in force as YAML files; exit with 1 when an entry cannot be written."""
    from faq.export import export
    from handoff.cli.knowledge import fail, find

    found = find(None)
    try:
        files = export(found.knowledge, folder)
    except FileExistsError:
        fail(f"{folder} is there already, and not an empty folder.")
    except OSError as problem:
        fail(f"{folder} cannot be written to: {problem.strerror}.")
    typer.echo(f"{found.place}: {len(found.knowledge.entries)} entries, {len(files)} files.")
    if found.faults:
        raise typer.Exit(UNUSABLE)


@app.command()
def suggest(
    days: Annotated[int, typer.Option(min=1, max=3_650, help="How far to look back.")] = 90,
    folder: FolderOption = None,
) -> None:
    """Show questions that found no answer, and what may be learned from them."""
    from faq.learning import proposals
    from handoff.cli.faq_words import proposal_shown
    from handoff.cli.knowledge import find, matcher_of, unanswered

    questions = unanswered(days)
    made = proposals(questions, matcher_of(find(folder)).nearest)
    typer.echo(f"{len(questions)} questions without an answer, {len(made)} proposals.")
    for proposal in made:
        typer.echo(proposal_shown(proposal))
