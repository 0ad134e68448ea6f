"""The questions of a message that asks more than one."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 4  # looked at
_JOINTS = {"pl": frozenset({"i", "oraz", "a", "takze"}), "en": frozenset({"and", "also", "plus"})}
_SHORTEST = 2  # words of a part

Clause = tuple[str, ...]


def clauses(parts: Sequence[Clause], language: str) -> tuple[Clause, ...]:
    """The parts of a message that may be questions of their own; none where it is one question.

    `parts` are its sentences, folded. A sentence is parted once more at its joints.
    """
    joints = _JOINTS.get(language, frozenset())
    found = [
        clause for part in parts for clause in _parted(part, joints) if len(clause) >= _SHORTEST
    ]
    return tuple(found[:MOST]) if len(found) > 1 else ()


def within(parts: Sequence[Clause], start: int, end: int) -> tuple[Clause, ...]:
    """The sentences from one word to another one, counted through all of them."""
    found, first = [], 0
    for part in parts:
        found.append(part[max(0, start - first) : max(0, end - first)])
        first += len(part)
    return tuple(part for part in found if part)


def _parted(part: Clause, joints: frozenset[str]) -> list[Clause]:
    clauses: list[Clause] = [()]
    for word in part:
        if word in joints:
            clauses.append(())
        else:
            clauses[-1] += (word,)
    if any(len(clause) < _SHORTEST for clause in clauses):  # "login and password" is one thing
        return [part]
    return clauses
