"""The shape of a knowledge file, as models and as the JSON schema that editors check against."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

SCHEMA_FILE = Path(__file__).with_name("knowledge.schema.json")
MAX_ENTRIES = 2_000  # in all files together
MAX_QUESTION = 60  # characters
MAX_ANSWER = 2_000  # characters of markup
MAX_SENTENCE = 200  # characters of a phrasing or a test
MAX_PHRASINGS = 200  # of an entry in one language
MAX_TESTS = 50
MAX_FACTS = 6
MAX_FACT = 80  # characters
MAX_TEXT = (
    MAX_QUESTION + MAX_ANSWER + MAX_FACTS * MAX_FACT + (MAX_PHRASINGS + MAX_TESTS) * MAX_SENTENCE
)  # characters of an entry in one language

Team = Literal["support", "billing", "datacentre", "administrators", "managers"]
Problem = Literal["simple", "standard", "complex", "custom"]
"""What kind of problem it is: it says how long resolving it takes."""


def _said(fact: str) -> str:
    if not fact.strip():
        raise PydanticCustomError("blank", "this fact is empty")
    return fact.strip()


def _language(name: str) -> str:
    if not re.fullmatch("[a-z]{2}", name):
        raise PydanticCustomError("language", 'a language is two small letters, as "pl"')
    return name


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
Language = Annotated[str, AfterValidator(_language)]
Question = Annotated[str, Field(min_length=1, max_length=MAX_QUESTION), AfterValidator(str.strip)]
Sentence = Annotated[str, Field(min_length=1, max_length=MAX_SENTENCE), AfterValidator(str.strip)]
Fact = Annotated[str, Field(min_length=1, max_length=MAX_FACT), AfterValidator(_said)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TextModel(_Strict):
    """One entry in one language."""

    question: Question = Field(description="Short enough for a button.")
    answer: Annotated[str, AfterValidator(str.strip)] = Field(
        default="",
        max_length=MAX_ANSWER,
        description="Small Markdown: paragraphs, **bold**, [links](https://...), lists, `code`, "
        "``` blocks. May hold variables, such as {panel_url}. A route has none.",
    )
    facts: tuple[Fact, ...] = Field(
        default=(),
        max_length=MAX_FACTS,
        description='Of a route: what people will need to know, read after "please tell us:".',
    )
    phrasings: tuple[Sentence, ...] = Field(
        min_length=1, max_length=MAX_PHRASINGS, description="As people write it, errors and all."
    )
    tests: tuple[Sentence, ...] = Field(
        default=(),
        max_length=MAX_TESTS,
        description="Questions that must find this entry, and are not among its phrasings.",
    )


class RouteModel(_Strict):
    """Who must take such a question, as it is never answered here."""

    team: Team
    kind: Problem


class EntryInFile(_Strict):
    """One thing that is known: an answer, or with `route` a question that people must take."""

    id: Id = Field(description="Small letters, digits and hyphens.")
    route: RouteModel | None = None
    texts: dict[Language, TextModel] = Field(
        min_length=1,
        max_length=8,
        description="By language; each entry has every language of the knowledge.",
    )


class EntryModel(EntryInFile):
    """An entry outside of any file."""

    topic: Id


class FileModel(_Strict):
    """One topic: its entries, in all languages side by side."""

    topic: Id
    entries: tuple[EntryInFile, ...] = Field(min_length=1, max_length=MAX_ENTRIES)


def schema_text() -> str:
    """The JSON schema of one file, ready to be written."""
    return json.dumps(FileModel.model_json_schema(), indent=2, sort_keys=True) + "\n"
