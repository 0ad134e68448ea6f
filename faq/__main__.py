"""At the command line: check a knowledge folder, ask it a question, write the schema anew."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from faq.faults import KnowledgeFault
from faq.knowledge import Knowledge, load, starter
from faq.matcher import Matcher
from faq.schema import SCHEMA_FILE, schema_text
from faq.verdict import Answer, NoMatch, Unsure, Verdict


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all is well, 1 when the knowledge is at fault (where and why: on stderr)."""
    options = _parser().parse_args(arguments)
    if options.command == "schema":
        SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
        return 0
    try:
        knowledge = load(options.folder) if options.folder else starter()
    except KnowledgeFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    if options.command == "check":
        sys.stdout.write(_summary(knowledge))
    else:
        sys.stdout.write(_shown(Matcher(knowledge).ask(options.text, options.language)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m faq", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read all files and say what is wrong")
    ask = commands.add_parser("ask", help="show the verdict on a question, and why")
    ask.add_argument("language", help='the visitor\'s language, as "pl"')
    ask.add_argument("text", help="the question")
    commands.add_parser("schema", help="write the JSON schema anew after a change of the models")
    for command in (check, ask):
        command.add_argument(
            "--folder", type=Path, help="knowledge folder (default: the starter knowledge)"
        )
    return parser


def _summary(knowledge: Knowledge) -> str:
    phrasings = sum(
        len(text.phrasings)
        for entry in knowledge.entries.values()
        for text in entry.texts.values()
    )
    languages = ", ".join(knowledge.languages)
    handoff = sum(map(len, knowledge.handoff.values()))
    return (
        f"{len(knowledge.entries)} entries in {languages}: {phrasings} phrasings, "
        f"and {handoff} for a person\n"
    )


def _shown(verdict: Verdict) -> str:
    match verdict:
        case Answer():
            head = f"answer {verdict.entry} ({verdict.confidence:.2f})"
        case Unsure():
            offered = (f"{each.entry} ({each.confidence:.2f})" for each in verdict.candidates)
            head = f"unsure {', '.join(offered)}"
        case NoMatch():
            head = "no match"
    return f"{head}\n{verdict.reason}\n"


if __name__ == "__main__":
    sys.exit(main())
