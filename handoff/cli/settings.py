"""`frontline config check`: what is in force, and what is wrong with it."""

import json
import re
from typing import Annotated

import typer
from pydantic import SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import SettingsError

from handoff.config import Settings

app = typer.Typer(no_args_is_help=True, help="Look at the settings.")


def loaded() -> Settings:
    """The settings in force. Ends the program with clear words when they cannot be used."""
    try:
        return Settings()
    except ValidationError as problem:
        faults = reversed(problem.errors(include_url=False, include_input=False))
        first = {str(fault["loc"][0]): _in_words(fault) for fault in faults}
        for name, why in first.items():
            typer.echo(f"FRONTLINE_{name.upper()}: {why}", err=True)
    except SettingsError as problem:  # what should be JSON is not
        name = str(problem).partition('field "')[2].partition('"')[0].upper()
        typer.echo(f"FRONTLINE_{name}: must be JSON", err=True)
    except (OSError, UnicodeDecodeError) as problem:
        typer.echo(f".env: cannot be read ({type(problem).__name__})", err=True)
    raise typer.Exit(2)


def _in_words(fault: ErrorDetails) -> str:
    """What is wrong, and where inside the setting."""
    inside = ".".join(str(part) for part in fault["loc"][1:])
    why = fault["msg"].removeprefix("Value error, ")
    return f"{inside}: {why}" if inside else why


@app.command()
def check(
    names: Annotated[
        bool, typer.Option("--names", help="Only the names of the settings.")
    ] = False,
) -> None:
    """Print every setting in force, secrets masked; exit with 2 when one cannot be used."""
    settings = loaded()
    for name, field in Settings.model_fields.items():
        line = f"FRONTLINE_{name.upper()}"
        typer.echo(line if names else f"{line}={_shown(getattr(settings, name))}")
        if not names:
            typer.echo(f"    {field.description}")
    if not names:
        typer.echo(f"Database in force: {masked(settings.database)}")


def _shown(value: object) -> str:
    """A setting as text, without what nobody else may read."""
    if value is None:
        return ""
    if isinstance(value, SecretStr):
        return "set"
    if isinstance(value, dict):
        return json.dumps(value, default=lambda site: site.model_dump(mode="json"))
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return masked(value) if isinstance(value, str) else str(value)


def masked(url: str) -> str:
    """A database's URL without its password."""
    scheme, _, rest = url.partition("://")
    credentials, at, place = rest.rpartition("@")
    user = credentials.partition(":")[0]
    hidden = f"{scheme}://{user}:***@{place}" if at and ":" in credentials else url
    return re.sub(r"(?<=[?&]password=)[^&]*", "***", hidden)
