"""The questions of a message that asks more than one."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 4  # looked at
_JOINTS = frozenset(
    ["i", "oraz", "a", "and", "also", "plus", "takze", "tez", "dodatkowo", "besides"]
)
_SHORTEST = 2  # words of a part


def clauses(parts: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The parts of a message that may be questions of their own; none where it is one question.

    `parts` are its sentences, folded. A sentence is parted once more at its joints.
    """
    found = [clause for part in parts for clause in _parted(part) if len(clause) >= _SHORTEST]
    return tuple(found[:MOST]) if len(found) > 1 else ()


def _parted(part: Sequence[str]) -> list[tuple[str, ...]]:
    clauses: list[list[str]] = [[]]
    for word in part:
        if word in _JOINTS:
            clauses.append([])
        else:
            clauses[-1].append(word)
    if any(len(clause) < _SHORTEST for clause in clauses):  # "login and password" is one thing
        return [tuple(part)]
    return [tuple(clause) for clause in clauses]
