"""Serves built files: those that are in a folder at start, under their names, and no others."""

from collections.abc import Callable, Mapping
from pathlib import Path

from aiohttp import web

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
COMPRESSED = (".br", ".gz")  # siblings, which aiohttp sends to whom they suit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}


class Files:
    """The files of a folder. A name is looked up in a table, so no path leads out of it."""

    def __init__(
        self,
        folder: Path,
        *,
        kept: Callable[[str], str],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """`kept` gives the Cache-Control of a name; `headers` go with every file."""
        self._files = _plain_files(folder)
        self._kept = kept
        self._headers = dict(headers or {})

    def send(self, name: str) -> web.FileResponse:
        """The file of this name. Raises HTTPNotFound."""
        path = self._files.get(name)
        if path is None:
            raise web.HTTPNotFound
        headers = {
            "Content-Type": TYPES.get(path.suffix, "application/octet-stream"),
            "Cache-Control": self._kept(name),
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
        }
        return web.FileResponse(path, headers=headers | self._headers)

    def __contains__(self, name: str) -> bool:
        return name in self._files


def _plain_files(folder: Path) -> Mapping[str, Path]:
    """All files below `folder`, by their path in it; links and hidden files are left out."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        plain = path.is_file() and not path.is_symlink() and not hidden
        if plain and path.suffix not in COMPRESSED:
            found[name.as_posix()] = path
    return found
