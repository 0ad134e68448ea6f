"""Writes the TypeScript types of both sockets from their pydantic models.

python tools/wire_types.py            write them
python tools/wire_types.py --check    fail when what is checked in differs
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

import handoff.panel.wire as panel
import web_widget.wire as widget
from handoff.wire import Refused

ROOT = Path(__file__).resolve().parent.parent
TARGETS: tuple[tuple[ModuleType, Path], ...] = (
    (widget, ROOT / "web_widget/frontend/src/wire.gen.ts"),
    (panel, ROOT / "handoff/panel/frontend/src/wire.gen.ts"),
)
HEADER = "// Generated from the pydantic models by `make types`. Do not edit.\n"
PRIMITIVES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean"}

Schema = Mapping[str, Any]


def rendered(wire: ModuleType) -> str:
    """The TypeScript of one socket: its types, and two maps from event to payload and reply."""
    models = list(dict.fromkeys(_models(wire)))
    _, whole = models_json_schema([(model, "serialization") for model in models])
    types = [_declaration(name, schema) for name, schema in sorted(whole["$defs"].items())]
    from_client = (
        f"  {event}: {{ payload: {payload.__name__}; reply: {reply.__name__} }};"
        for event, (payload, reply) in wire.FROM_CLIENT.items()
    )
    to_client = (f"  {event}: {payload.__name__};" for event, payload in wire.TO_CLIENT.items())
    return "\n".join([
        HEADER,
        *types,
        _interface("FromClient", from_client),
        _interface("ToClient", to_client),
    ])  # fmt: skip


def _models(wire: ModuleType) -> Iterable[type[BaseModel]]:
    yield Refused
    for payload, reply in wire.FROM_CLIENT.values():
        yield from (payload, reply)
    yield from wire.TO_CLIENT.values()
    yield from getattr(wire, "HTTP", ())


def _interface(name: str, lines: Iterable[str]) -> str:
    return "\n".join([f"export interface {name} {{", *lines, "}", ""])


def _declaration(name: str, schema: Schema) -> str:
    if "properties" not in schema and schema.get("type") != "object":
        return f"export type {name} = {_type(schema)};\n"
    lines = (_field(key, field) for key, field in schema.get("properties", {}).items())
    return _interface(name, lines) if schema.get("properties") else _empty(name)


def _empty(name: str) -> str:
    return f"export type {name} = Record<string, never>;\n"


def _field(key: str, schema: Schema) -> str:
    """A field that may be null is left out by the server when it is, so it is optional too."""
    kind = _type(schema)
    optional = "?" if "default" in schema and "const" not in schema else ""
    if kind.endswith(" | null"):
        optional = "?"
    return f"  {key}{optional}: {kind};"


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return _literal(schema["const"])
    if "enum" in schema:
        return " | ".join(_literal(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_type(part) for part in schema["anyOf"])
    if "prefixItems" in schema:
        return f"[{', '.join(_type(part) for part in schema['prefixItems'])}]"
    if isinstance(values := schema.get("additionalProperties"), Mapping):
        keys = schema.get("propertyNames", {"type": "string"})
        return f"Record<{_type(keys)}, {_type(values)}>"
    if schema["type"] == "array":
        item = _type(schema["items"])
        return f"({item})[]" if " | " in item else f"{item}[]"
    return PRIMITIVES.get(schema["type"], str(schema["type"]))


def _literal(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = [
        path
        for wire, path in TARGETS
        if not path.exists() or path.read_text(encoding="utf-8") != rendered(wire)
    ]
    if check and stale:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
        print(f"out of date: {names} (run `make types`)", file=sys.stderr)
        return 1
    for wire, path in TARGETS:
        if path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rendered(wire), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
