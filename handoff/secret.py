"""The secret that signs visitors' tokens: from the settings, or generated once and kept."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from handoff.config import Settings

FILE = "secret.key"
BYTES = 32


class BadSecretError(Exception):
    """The kept secret cannot be used; the words say what may be done."""


def house_secret(settings: Settings) -> bytes:
    """The secret in force. Raises BadSecretError, and OSError where it cannot be kept.

    The file is readable by its owner alone.
    """
    if settings.secret:
        return settings.secret.get_secret_value().encode()
    path = settings.data_dir / FILE
    if not path.exists():
        _make(path)
    return _read(path)


def _make(path: Path) -> None:
    """Put a whole secret there, or none: of two processes that start at once, one is first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f"{FILE}.", dir=path.parent)  # its owner's alone
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        os.unlink(name)


def _read(path: Path) -> bytes:
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        secret = b""
    if len(secret) != BYTES:
        raise BadSecretError(
            f"{path} does not hold a secret of {BYTES} bytes. Restore it, or remove it:"
            " without it a new one is made, and visitors' browsers begin anew."
        )
    return secret
