"""The web sites that may carry the widget, and the pages that may speak for them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its key in `data-site`, and the origins of its pages."""

    key: str
    origins: frozenset[str]


class Sites:
    """The allow-list. The server's own origin (the demo page) may speak for every site."""

    def __init__(self, origins: Mapping[str, frozenset[str]], *, own: frozenset[str]) -> None:
        self._sites = {key: Site(key, allowed | own) for key, allowed in origins.items()}
        self._anywhere = own.union(*origins.values())

    def allows(self, origin: str | None) -> bool:
        """Whether a page of this origin may connect at all."""
        return origin in self._anywhere

    def speaks_for(self, origin: str | None, key: str) -> bool:
        """Whether a page of this origin may carry the widget of this site."""
        site = self._sites.get(key)
        return site is not None and origin in site.origins
