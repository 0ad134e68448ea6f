"""docs/wire.md says what the models say."""

import re
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handoff.panel import wire as panel_wire
from handoff.panel.answers import STATUS as HTTP
from handoff.sockets.handshake import STATUS as HANDSHAKE
from handoff.wire import ErrorCode, FromClient, Page, ToClient
from tests.docs.tables import DOCS, named, rows
from web_widget import wire as widget_wire

FROM = {
    "`/visitor`, from the widget": widget_wire.FROM_CLIENT,
    "`/agent`, from the panel": panel_wire.FROM_CLIENT,
}
TO = {
    "`/visitor`, from the server": widget_wire.TO_CLIENT,
    "`/agent`, from the server": panel_wire.TO_CLIENT,
}


def shape(cell: str) -> set[str]:
    """The fields of the first `{…}`, those that may be missing with a "?"; "page" for a page."""
    if cell.startswith("a page"):
        return fields(Page)
    inside = re.search(r"`\{(.*?)\}`", cell)
    assert inside, cell
    return {name for name in re.findall(r"(\w+\??)(?:: [^,]*)?(?:, |$)", inside[1]) if name}


def fields(model: type[BaseModel]) -> set[str]:
    """The same, of a model."""
    return {
        f"{name}?" if may_be_missing(model, field) else name
        for name, field in model.model_fields.items()
        if name != "ok"
    }


def may_be_missing(model: type[BaseModel], field: FieldInfo) -> bool:
    """A client leaves out what has a default; the server what is null."""
    if issubclass(model, FromClient):
        return not field.is_required()
    return type(None) in get_args(field.annotation)


@pytest.mark.parametrize("heading", FROM)
def test_every_event_of_a_client_is_described_as_it_is(heading):
    told: dict[str, tuple[set[str], set[str]]] = {}
    for events, payload, answer in rows("wire.md", heading):
        told |= dict.fromkeys(named(events), (shape(payload), shape(answer)))

    models = FROM[heading]
    assert told == {name: (fields(sent), fields(got)) for name, (sent, got) in models.items()}


@pytest.mark.parametrize("heading", TO)
def test_every_event_of_the_server_is_described_as_it_is(heading):
    told = {named(event)[0]: shape(payload) for event, payload in rows("wire.md", heading)}

    assert told == {name: fields(model) for name, model in TO[heading].items()}


def test_a_page_is_described_as_it_is():
    text = (DOCS / "wire.md").read_text(encoding="utf-8")

    assert shape(text[text.index("**page**") :]) == fields(Page)


def test_every_error_code_is_described_once():
    told = [code for codes, _ in rows("wire.md", "Errors") for code in named(codes)]

    assert sorted(told) == sorted(get_args(ErrorCode))


def test_every_error_code_of_http_is_described_with_its_status():
    told = {
        code: {int(status) for status in re.findall(r"\d{3}", statuses)}
        for codes, statuses, _ in rows("wire.md", "Refusals over HTTP")
        for code in named(codes)
    }

    assert told.keys() == HTTP.keys()
    assert all(status in told[code] for code, status in HTTP.items())


def test_the_statuses_of_a_refused_handshake_are_told():
    text = (DOCS / "wire.md").read_text(encoding="utf-8")
    told = re.search(r"handshake that is refused is answered with ([\d, or]+)", text)
    assert told

    assert {int(status) for status in re.findall(r"\d+", told[1])} == set(HANDSHAKE.values())


def test_every_view_has_a_name_of_its_own():
    """The types of the front ends are made from these names."""
    for wire in (widget_wire, panel_wire):
        models = [model for pair in wire.FROM_CLIENT.values() for model in pair]
        models += wire.TO_CLIENT.values()
        by_name: dict[str, type[ToClient] | type[FromClient]] = {}
        for model in models:
            assert by_name.setdefault(model.__name__, model) is model
