"""The command line. `frontline --help` lists what it can do."""

import os
from typing import Annotated

import typer

from handoff.cli import agents, faq, settings, transcripts

app = typer.Typer(
    name="frontline",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="A chat front line that hands over to people. Settings: `frontline config check`.",
)
app.add_typer(agents.app, name="agent")
app.add_typer(faq.app, name="faq")
app.add_typer(transcripts.app, name="transcript")
app.add_typer(settings.app, name="config")


@app.command()
def serve(
    demo: Annotated[bool, typer.Option("--demo", help="Add demo agents, for trying out.")] = False,
) -> None:
    """Serve widget, panel and sockets on FRONTLINE_HOST and FRONTLINE_PORT; migrates first."""
    from handoff.cli.serve import run

    run(demo=demo)


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from handoff.cli.serve import run_migrations

    run_migrations()


def main() -> None:
    """The entry point `frontline`."""
    # Its products are small: with several threads most of a question's time goes into spinning
    # (on two busy cores a proof of the starter took 64 s of CPU, with one thread 14 s).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read by numpy when it is first imported
    app()


if __name__ == "__main__":
    main()
