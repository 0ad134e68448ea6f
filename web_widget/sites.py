"""The web sites that may carry the widget, and the pages that may speak for them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its key in `data-site`, and the origins of its pages."""

    key: str
    origins: frozenset[str]
    identity_key: str | None = None  # a shared secret (HS256), or a PEM public key (EdDSA)


class Sites:
    """The allow-list. Pages of this house itself need no entry in it."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self._sites = {site.key: site for site in sites}

    def __contains__(self, key: str) -> bool:
        return key in self._sites

    def identity_key(self, key: str) -> str | None:
        """What this site signs its visitors' identities with, if it does."""
        return self._sites[key].identity_key

    def speaks_for(self, origin: str | None, key: str) -> bool:
        """Whether a page of this origin may carry the widget of this site."""
        return key in self._sites and origin in self._sites[key].origins
