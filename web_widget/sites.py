"""The web sites that may carry the widget, and the pages that may speak for them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its key in `data-site`, and the origins of its pages."""

    key: str
    origins: frozenset[str]


class Sites:
    """The allow-list. Pages of this house itself need no entry in it."""

    def __init__(self, origins: Mapping[str, frozenset[str]]) -> None:
        self._sites = {key: Site(key, allowed) for key, allowed in origins.items()}
        self._anywhere = frozenset().union(*origins.values())

    def __contains__(self, key: str) -> bool:
        return key in self._sites

    def allows(self, origin: str | None) -> bool:
        """Whether a page of this origin may connect at all."""
        return origin in self._anywhere

    def speaks_for(self, origin: str | None, key: str) -> bool:
        """Whether a page of this origin may carry the widget of this site."""
        return key in self._sites and origin in self._sites[key].origins
