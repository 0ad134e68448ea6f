"""Strict, fast JSON for Socket.IO: no NaN, no lone surrogate, no unbounded nesting, no bytes."""

from typing import Any

import orjson
from socketio.packet import Packet


class TextPacket(Packet):  # type: ignore[misc]  # the library ships no types
    """A packet of JSON: nobody looks through all of it for bytes to send apart."""

    uses_binary_events = False


def dumps(data: Any, **_: Any) -> str:
    """JSON text; python-socketio passes separators, which orjson never adds space around."""
    return orjson.dumps(data).decode()


def loads(text: str | bytes, **_: Any) -> Any:
    """What the text says. Raises ValueError (orjson.JSONDecodeError) for anything not JSON."""
    return orjson.loads(text)
