"""The shape of a knowledge file, as models and as the JSON schema that editors check against."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from faq.text import normalise

VARIABLES = frozenset({"panel_url", "company", "billing_email"})
SCHEMA_FILE = Path(__file__).with_name("knowledge.schema.json")
_BRACES = re.compile(r"\{([^{}\n]*)\}|[{}]")


def variables_of(answer: str) -> frozenset[str]:
    """The names between braces; raises ValueError for a name or a brace nobody can fill."""
    names = set()
    for match in _BRACES.finditer(answer):
        if match[1] not in VARIABLES:
            known = ", ".join(f"{{{name}}}" for name in sorted(VARIABLES))
            raise ValueError(f"{match[0]} is not a variable; known are {known}")
        names.add(match[1])
    return frozenset(names)


def _fillable(answer: str) -> str:
    variables_of(answer)
    return answer.strip()


def _wordy(phrasing: str) -> str:
    if not normalise(phrasing):
        raise ValueError("this phrasing holds nothing to compare")
    return phrasing.strip()


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
Question = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_wordy)]
Answer = Annotated[str, Field(min_length=20, max_length=2_000), AfterValidator(_fillable)]
Phrasing = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_wordy)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EntryModel(_Strict):
    """One question of customers, its answer, and the ways in which people ask it."""

    id: Id = Field(description="The same in every language; small letters, digits and hyphens.")
    question: Question = Field(description="Short enough for a button.")
    answer: Answer = Field(
        description="Plain text; an empty line starts a paragraph. May hold {panel_url}, "
        "{company} and {billing_email}."
    )
    phrasings: tuple[Phrasing, ...] = Field(
        min_length=1, max_length=200, description="As people write it, errors and all."
    )


class FileModel(_Strict):
    """One topic in one language: its entries, and what a person must take."""

    topic: Id
    entries: tuple[EntryModel, ...] = Field(default=(), max_length=300)
    handoff: tuple[Phrasing, ...] = Field(
        default=(),
        max_length=500,
        description="Questions near this topic that are never answered here: a person takes them.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> FileModel:
        if not self.entries and not self.handoff:
            raise ValueError("the file holds neither entries nor handoff phrasings")
        return self


def schema_text() -> str:
    """The JSON schema of one file, ready to be written."""
    return json.dumps(FileModel.model_json_schema(), indent=2, sort_keys=True) + "\n"
