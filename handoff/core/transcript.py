"""The transcript: the readable rendering of a log, as text, as a page, or as plain data."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, tzinfo
from html import escape

from handoff.core.decision import seen_by_visitor
from handoff.core.entries import Entry, Locale
from handoff.core.transcript_lines import Line, Teller, instant, isolated, plain_name
from handoff.core.transcript_words import WORDS

MAX_LINES = 5_000  # of one transcript: the newest are kept
MAX_CHARACTERS = 1_000_000  # of all its texts together
INDENT = " " * 4


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation as one reader may see it, oldest line first."""

    locale: Locale
    title: str
    conversation: str
    zone: str
    left_out: int  # earlier lines that there was no room for
    lines: tuple[Line, ...]


def transcript(
    entries: Iterable[Entry], *, for_agent: bool, locale: Locale, zone: tzinfo, company: str = ""
) -> Transcript:
    """The entries of one conversation, in order, as lines told in `zone`.

    Notes, misses, ratings and where answers came from are for agents only. Beyond MAX_LINES or
    MAX_CHARACTERS the newest lines are kept.
    """
    words = WORDS[locale]
    teller = Teller(words, zone, for_agent)
    lines: deque[Line] = deque()
    conversation, size, left_out = "", 0, 0
    for entry in entries:
        conversation = entry.conversation
        if not for_agent and not seen_by_visitor(entry.body):
            continue
        lines.append(teller.line(entry))
        size += _size(lines[-1])
        while len(lines) > MAX_LINES or size > MAX_CHARACTERS:
            size -= _size(lines.popleft())
            left_out += 1
    title = words.title_of.format(company=plain_name(company)) if company else words.title
    return Transcript(locale, title, conversation, str(zone), left_out, tuple(lines))


def as_text(told: Transcript) -> str:
    """Plain text. What was said is indented, so that none of it can pass for a line's head."""
    blocks = ["\n".join([told.title, *_facts(told)])]
    blocks += ["\n".join(_text_line(line)) for line in told.lines]
    return "\n\n".join(blocks) + "\n"


def as_html(told: Transcript) -> str:
    """One self-contained page: no scripts, nothing loaded, light or dark, fit to be printed."""
    return _PAGE.format(
        locale=told.locale,
        title=escape(told.title),
        style=_STYLE,
        facts="".join(f"<li>{escape(fact)}</li>" for fact in _facts(told)),
        lines="\n".join(_html_line(line) for line in told.lines),
    )


def as_json(told: Transcript) -> dict[str, object]:
    """The same as plain data. Instants are ISO 8601: `at` in UTC, `local` in the reader's zone."""
    return {
        "title": told.title,
        "conversation": told.conversation,
        "locale": told.locale,
        "zone": told.zone,
        "left_out": told.left_out,
        "lines": [_json_line(line) for line in told.lines],
    }


def _size(line: Line) -> int:
    return len(line.text) + sum(map(len, line.options))


def _facts(told: Transcript) -> list[str]:
    words = WORDS[told.locale]
    facts = [
        f"{words.reference}: {plain_name(told.conversation)}",
        f"{words.times}: {plain_name(told.zone)}",
    ]
    return [*facts, words.left_out.format(count=told.left_out)] if told.left_out else facts


def _text_line(line: Line) -> list[str]:
    role = f" ({line.role})" if line.role else ""
    mark = f" [{line.mark}]" if line.mark else ""
    said = [INDENT + isolated(words) if words else "" for words in line.text.splitlines()]
    buttons = " ".join(f"[{isolated(option)}]" for option in line.options)
    rest = [INDENT + words for words in (buttons, line.source) if words]
    return [f"{instant(line.at)}  {isolated(line.name)}{role}{mark}", *said, *rest]


def _html_line(line: Line) -> str:
    who = f'<bdi class="who">{escape(line.name)}</bdi>'
    small = "".join(
        f" <small>{escape(words)}</small>" for words in (line.role, line.mark) if words
    )
    at = f'<time datetime="{line.at.astimezone(UTC).isoformat()}">{instant(line.at)}</time>'
    options = "".join(f"<li><bdi>{escape(option)}</bdi></li>" for option in line.options)
    return (
        f'<article class="{line.who} {line.kind}"><header>{who}{small} {at}</header>'
        f'<div class="text" dir="auto">{escape(line.text)}</div>'
        + (f"<ul>{options}</ul>" if options else "")
        + (f"<footer>{escape(line.source)}</footer>" if line.source else "")
        + "</article>"
    )


def _json_line(line: Line) -> dict[str, object]:
    return {
        "seq": line.seq,
        "at": line.at.astimezone(UTC).isoformat(),
        "local": line.at.isoformat(),
        "kind": line.kind,
        "who": line.who,
        "name": line.name,
        "role": line.role,
        "mark": line.mark,
        "text": line.text,
        "options": list(line.options),
        "source": line.source,
    }


_STYLE = """\
:root { color-scheme: light dark; --line: #d5d9e0; --soft: #5a6372; --visitor: #e6f0ff;
  --agent: #eaf7ee; --noted: #fff6d6 }
@media screen and (prefers-color-scheme: dark) {
  :root { --line: #3a414d; --soft: #a7b0bf; --visitor: #1d2f4a; --agent: #1c3526;
    --noted: #423a1a } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.3rem; margin: 0 }
body > ul { list-style: none; margin: 0 0 1.5rem; padding: 0; color: var(--soft) }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem;
  margin: .5rem 0; break-inside: avoid }
.visitor { background: var(--visitor) }
.agent { background: var(--agent) }
.noted { background: var(--noted) }
.system { border-style: dashed; color: var(--soft) }
.who { font-weight: 600 }
small, time, footer { color: var(--soft); font-size: .85rem }
small::before { content: "· " }
time { float: inline-end; font-variant-numeric: tabular-nums }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext }
article ul { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; margin: .4rem 0 0;
  padding: 0 }
article li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem;
  font-size: .85rem }
@media print {
  :root { color-scheme: light }
  body { margin: 0; max-width: none; font-size: 11pt } }
"""

_PAGE = """\
<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
<ul>{facts}</ul>
<main>
{lines}
</main>
</body>
</html>
"""
