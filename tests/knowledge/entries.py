"""A small knowledge, as plain data."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]

VARIABLES = {"company": "Example Hosting", "panel_url": "https://panel.example.com"}

_TEXTS: Mapping[str, Mapping[str, tuple[str, list[str], list[str]]]] = {
    "invoice-download": {
        "en": (
            "Where is my invoice?",
            ["download an invoice", "where can I find my invoices", "invoice as a pdf"],
            ["where do I find my invoice"],
        ),
        "pl": (
            "Gdzie jest faktura?",
            ["pobrać fakturę", "gdzie znajdę faktury", "faktura w pdf"],
            ["gdzie znajdę swoją fakturę"],
        ),
    },
    "password-reset": {
        "en": (
            "How do I reset my password?",
            ["forgot my password", "password reset", "I cannot remember the password"],
            ["i forgot the password"],
        ),
        "pl": (
            "Jak zresetować hasło?",
            ["zapomniałem hasła", "reset hasła", "nie pamiętam hasła"],
            ["zapomniałam hasło"],
        ),
    },
    "server-slow": {
        "en": (
            "My server is slow",
            ["slow vps", "the server responds slowly", "high load on my server"],
            ["my vps is slow"],
        ),
        "pl": (
            "Mój serwer działa wolno",
            ["wolny vps", "serwer odpowiada powoli", "wysokie obciążenie serwera"],
            ["mój vps działa wolno"],
        ),
    },
}
ROUTES = {"server-slow": {"team": "administrators", "kind": "complex"}}


def entry(id: str, **english: Any) -> Data:
    """One of the small knowledge, its English text changed."""
    data = _entry(id)
    data["texts"]["en"] |= english
    return data


def another(id: str, **english: Any) -> Data:
    """One that is not in the small knowledge."""
    data = entry("invoice-download")
    told = {
        "en": ("Do you sell domains?", "buy a domain name"),
        "pl": ("Czy macie domeny?", "kupić domenę"),
    }
    for language, (question, phrasing) in told.items():
        data["texts"][language] |= {"question": question, "phrasings": [phrasing], "tests": []}
    data["texts"]["en"] |= english
    return {**data, "id": id, "topic": "domains"}


def _entry(id: str) -> Data:
    texts: Data = {}
    for language, (question, phrasings, tests) in _TEXTS[id].items():
        told = {"facts": ["its name"]} if id in ROUTES else {"answer": "See {panel_url}, please."}
        texts[language] = {"question": question, "phrasings": phrasings, "tests": tests, **told}
    route = {"route": ROUTES[id]} if id in ROUTES else {}
    return deepcopy({"id": id, "topic": "small", **route, "texts": texts})


def small_folder(folder: Path) -> Path:
    """The small knowledge as a folder of YAML."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = [{k: v for k, v in _entry(id).items() if k != "topic"} for id in _TEXTS]
    (folder / "small.yaml").write_text(
        yaml.safe_dump({"topic": "small", "entries": entries}, allow_unicode=True), "utf-8"
    )
    return folder
