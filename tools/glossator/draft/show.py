"""A page that shows a witness beside what its draft makes of it: each proposal with its rule and its reason."""

from __future__ import annotations

import re
from html import escape

from glossator.draft.strike import PROPOSED
from glossator.model import Role, Text

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --rule: #8886; --quiet: #666; }}
@media (prefers-color-scheme: dark) {{ :root {{ --quiet: #aaa; }} }}
body {{ font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th {{ text-align: start; font-weight: normal; color: var(--quiet); }}
td, th {{ border-bottom: 1px solid var(--rule); padding: .3rem .6rem; vertical-align: top; }}
td:first-child {{ color: var(--quiet); text-align: end; font-variant-numeric: tabular-nums; }}
td.words {{ white-space: pre-wrap; overflow-wrap: anywhere; width: 52%; unicode-bidi: plaintext; }}
tr.out td.words {{ color: var(--quiet); text-decoration: line-through; }}
code {{ font: .85em/1.4 ui-monospace, monospace; }}
small {{ color: var(--quiet); display: block; }}
@media (max-width: 40rem) {{ td, th {{ display: block; border: 0; }} td.words {{ width: auto; }}
  td:first-child {{ text-align: start; }} tr {{ border-bottom: 1px solid var(--rule); display: block; }} }}
</style>
</head>
<body>
"""
INTRODUCTION = """\
<p>Each line of the witness, and what the draft makes of it. To strike a proposal, with what falls with it:
<code>glossator draft --id {id} --strike LINE</code>; all of a rule: <code>--strike RULE</code>.
What is not struck is accepted.</p>
"""


def show_draft(text: Text, record: str) -> str:
    """Return the page, as HTML that asks for nothing from elsewhere."""
    said = _read_proposals(record)
    kinds = _find_kinds(text)
    rows = [f"<h1>{escape(text.bibliography.title)}</h1>", INTRODUCTION.format(id=escape(text.id))]
    rows.append("<table>\n<tr><th>line</th><th>witness</th><th>draft</th></tr>")
    for number, words in enumerate(text.witness.text.split("\n"), 1):
        if not words.strip():
            continue
        kind = kinds.get(number, "")
        out = ' class="out"' if kind == "furniture" else ""
        notes = "".join(
            f"<small>{escape(change)} <code>{escape(rule)}</code> {escape(why)}</small>"
            for change, rule, why in said.get(number, ())
        )
        shown = f'<td class="words">{escape(words)}</td>'
        rows.append(f"<tr{out}><td>{number}</td>{shown}<td>{escape(kind)}{notes}</td></tr>")
    rows.append("</table>\n</body>\n</html>\n")
    return HEAD.format(title=escape(text.bibliography.title)) + "\n".join(rows)


def _read_proposals(record: str) -> dict[int, list[tuple[str, str, str]]]:
    """Return what a record proposes, by the line of the witness: the change, the rule, its reason."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for line in record.splitlines():
        match = PROPOSED.fullmatch(line)
        if match is None or not match["first"]:
            continue
        rule, _, why = match["said"].partition(" ")
        change = re.search(r"exact: (.*), reading: (.*), kind: ", line)
        shown = f"{change[1]} → {change[2]}" if change else ""
        found.setdefault(int(match["first"]), []).append((shown, rule, why))
    return found


def _find_kinds(text: Text) -> dict[int, str]:
    """Return what the lines of the witness are, by their numbers: a kind of block with its id, a statement."""
    blocks = (*text.blocks, *text.author_notes)
    names = {block.id: f"{block.kind.name} {block.id}" for block in blocks}
    found: dict[int, str] = {}
    line, cursor = 1, 0
    for piece in sorted(text.pieces, key=lambda piece: piece.start):
        line += text.witness.text.count("\n", cursor, piece.start)
        cursor = piece.start
        name = names.get(piece.block, "")
        if piece.role is Role.FURNITURE:
            name = "furniture"
        elif piece.role is Role.STATEMENT or piece.block == text.id:
            name = "of the text itself"
        words = text.witness.text[piece.start : piece.end]
        for offset, part in enumerate(words.split("\n")):
            if name and part.strip():
                found.setdefault(line + offset, name)
    return found
