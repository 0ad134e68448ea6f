"""`frontline agent`: who may sign in to the panel."""

import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable
from typing import Annotated, NoReturn

import typer

from handoff.cli.settings import loaded
from handoff.clock import SystemClock
from handoff.core.agents import Agent, Role
from handoff.panel.auth import Doorkeeper
from handoff.panel.enrolment import Denied, folded
from handoff.panel.passwords import Passwords
from handoff.ports import Unavailable
from handoff.store.accounts import SqlAccounts
from handoff.store.engine import open_database
from handoff.store.migrate import migrate

app = typer.Typer(no_args_is_help=True, help="Agents: who may sign in to the panel.")

Email = Annotated[str, typer.Argument(help="The e-mail address to sign in with.")]
PasswordStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@app.command()
def add(
    email: Email,
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.AGENT,
    name: Annotated[
        str | None, typer.Option(help="The name that visitors see; else the address's first part.")
    ] = None,
    password_stdin: PasswordStdin = False,
) -> None:
    """Add an agent."""
    password = _password(password_stdin)
    shown = name or email.partition("@")[0].replace(".", " ").title()

    async def work(accounts: SqlAccounts) -> None:
        doorkeeper = Doorkeeper(accounts, SystemClock(), Passwords())
        outcome = await doorkeeper.add_agent(email, name=shown, role=role, password=password)
        if isinstance(outcome, Denied):
            _fail(outcome.message)
        typer.echo(f"Added {shown} <{email}> as {role}.")

    _run(work)


@app.command("list")
def everyone() -> None:
    """List all agents."""

    async def work(accounts: SqlAccounts) -> None:
        for agent in await accounts.everyone():
            state = "  (disabled)" if agent.disabled else ""
            typer.echo(f"{agent.email}\t{agent.role}\t{agent.name}{state}")

    _run(work)


@app.command()
def disable(email: Email) -> None:
    """Let an agent sign in no more; open panels close within seconds."""

    async def work(accounts: SqlAccounts) -> None:
        agent = await _found(accounts, email)
        await accounts.disable(agent.id)
        typer.echo(f"Disabled {agent.name} <{agent.email}>.")

    _run(work)


@app.command()
def enable(email: Email) -> None:
    """Let a disabled agent sign in again."""

    async def work(accounts: SqlAccounts) -> None:
        agent = await _found(accounts, email)
        await accounts.enable(agent.id)
        typer.echo(f"Enabled {agent.name} <{agent.email}>.")

    _run(work)


@app.command("role")
def set_role(email: Email, role: Annotated[Role, typer.Argument(help="The new role.")]) -> None:
    """Give an agent another role."""

    async def work(accounts: SqlAccounts) -> None:
        agent = await _found(accounts, email)
        await accounts.set_role(agent.id, role)
        typer.echo(f"{agent.name} <{agent.email}> is {role} now.")

    _run(work)


@app.command()
def password(email: Email, password_stdin: PasswordStdin = False) -> None:
    """Set a new password; all open sessions of the agent end."""
    fresh = _password(password_stdin)

    async def work(accounts: SqlAccounts) -> None:
        agent = await _found(accounts, email)
        doorkeeper = Doorkeeper(accounts, SystemClock(), Passwords())
        outcome = await doorkeeper.change_password(agent, fresh)
        if isinstance(outcome, Denied):
            _fail(outcome.message)
        typer.echo(f"{agent.name} <{agent.email}> has a new password.")

    _run(work)


async def _found(accounts: SqlAccounts, email: str) -> Agent:
    known = await accounts.credentials(folded(email))
    if known is None:
        _fail(f"There is no agent {email}.")
    return known[0]


def _password(stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        _fail("Give --password-stdin, or run this in a terminal.")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        _fail("The two are not the same.")
    return first


def _run(work: Callable[[SqlAccounts], Awaitable[None]]) -> None:
    async def main() -> None:
        settings = loaded()
        await migrate(settings.database)
        database = await open_database(settings.database)
        try:
            await work(SqlAccounts(database))
        finally:
            await database.close()

    try:
        asyncio.run(main())
    except Unavailable as problem:
        _fail(f"The database cannot be used: {problem}.")


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
