"""Entry bodies and states as JSON text, and back.

Text that lacks newer fields is read through their defaults, and fields that this version does not
know are left out, so that an older and a newer process can share a database while one replaces
the other.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import orjson
from pydantic import Field, TypeAdapter

from handoff.core.conversation import Conversation
from handoff.core.entries import Body

_body: TypeAdapter[Body] = TypeAdapter(Annotated[Body, Field(discriminator="kind")])
_state = TypeAdapter(Conversation)

load_body: Callable[[str], Body] = _body.validate_json
load_state: Callable[[str], Conversation] = _state.validate_json


def dump(value: Body | Conversation) -> str:
    """The JSON text of a body or a state. Raises TypeError for what is not text (surrogates)."""
    return orjson.dumps(value).decode()


def dump_rows(rows: Sequence[Mapping[str, object]]) -> str:
    """Many rows as one JSON text."""
    return orjson.dumps(rows).decode()
