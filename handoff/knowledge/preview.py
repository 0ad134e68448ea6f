"""An answer as it would read, before anybody has saved it."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich_text.filling import fill, variables_of
from rich_text.markdown import parse
from rich_text.reason import MarkupFault, Reason
from rich_text.tree import RichText


@dataclass(frozen=True, slots=True)
class Preview:
    """The tree, variables filled; or what is wrong with the markup."""

    rich: RichText | None = None
    fault: Reason | None = None


def preview(markup: str, variables: Mapping[str, str]) -> Preview:
    """How an answer in small Markdown reads."""
    try:
        rich = parse(markup)
        if unknown := sorted(variables_of(rich) - variables.keys()):
            name = f"{{{unknown[0]}}}"
            return Preview(fault=Reason(f"{name} is not a variable", f"{name} nie jest zmienną"))
    except MarkupFault as fault:
        return Preview(fault=fault.reason)
    return Preview(fill(rich, variables))
