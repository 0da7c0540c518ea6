"""Strike proposals from a drafted record: those about a line, or of a rule, and what falls with them."""

from __future__ import annotations

import re

from glossator.diagnostics import Code, EditionError, fail, hint_at
from glossator.model import Witness
from glossator.record import parse_record
from glossator.structure import build_text

PROPOSED = re.compile(
    r"\s*- \{lines?: \[?(?P<first>\d+)(?:-(?P<last>\d+))?.*\}  # (?P<said>.*)|"
    r"(?P<hyphens>  default: (?:join|keep))  # (?P<why>.*)"
)
"""A line of a draft that is one proposal, with the rules that made it."""
RULE = re.compile(r"(?:^|; )([a-z-]+) \d\.\d\d: ")


def strike(content: str, name: str, witness: Witness, which: str) -> tuple[str, int]:
    """Return a record without the proposals of a rule, or about a line, and how many lines were struck.

    What the engine then refuses, as an emendation in what was a heading, goes with them.

    Raises :class:`~glossator.diagnostics.EditionError` where no proposal is meant, or the rest is refused.
    """
    lines = content.splitlines()
    struck = {n for n, line in enumerate(lines) if _is_meant(line, which)}
    if not struck:
        rules = sorted({rule for line in lines for rule in _rules_of(line)})
        hint = hint_at(which, rules)
        message = f"no line of the draft is a proposal about {which}, or of a rule {which}{hint}"
        raise fail(name, 0, Code.UNKNOWN_TARGET, f"{message}; name a line of the text, or a rule")
    before = len(lines)
    lines = [line for n, line in enumerate(lines) if n not in struck]
    while True:
        try:
            build_text(parse_record("\n".join(lines) + "\n", name), witness)
        except EditionError as error:
            faulty = {fault.line - 1 for fault in error.diagnostics if fault.file == name}
            along = {n for n in faulty if 0 <= n < len(lines) and _rules_of(lines[n])}
            if not along:
                raise
            lines = [line for n, line in enumerate(lines) if n not in along]
        else:
            return "\n".join(lines) + "\n", before - len(lines)


def _is_meant(line: str, which: str) -> bool:
    match = PROPOSED.fullmatch(line)
    if match is None:
        return False
    if not which.isdigit():
        return which in _rules_of(line)
    first = int(match["first"] or 0)
    return first <= int(which) <= int(match["last"] or first)


def _rules_of(line: str) -> list[str]:
    match = PROPOSED.fullmatch(line)
    return RULE.findall(match["said"] or match["why"] or "") if match else []
