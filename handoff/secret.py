"""The secret that signs visitors' tokens: from the settings, or generated once and kept."""

import os
import secrets
from pathlib import Path

from handoff.config import Settings

FILE = "secret.key"
BYTES = 32


def house_secret(settings: Settings) -> bytes:
    """The secret in force. The file is readable by its owner alone."""
    if settings.secret:
        return settings.secret.get_secret_value().encode()
    return _kept(settings.data_dir / FILE)


def _kept(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(BYTES))
    return _kept(path)
