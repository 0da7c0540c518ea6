"""A page that shows a witness beside what its draft makes of it: each proposal with its rule and its reason.

A page cannot write files. What an editor strikes or accepts in it makes up the command that does so.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib import resources

from glossator.draft.proposed import BLOCK, DOUBTFUL, HYPHEN, Proposed, read_proposed
from glossator.model import Role, Text

STATIC = ("draft.css", "draft.js")
"""The files that stand beside the page."""

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'">
<title>{title}: the draft</title>
<link rel="stylesheet" href="draft.css">
<script src="draft.js" defer></script>
</head>
<body data-command="{command}">
<main>
"""
INTRODUCTION = """\
<p>Each line of the witness, and what the draft makes of it. What is not struck is accepted. Strike a proposal,
or all of a rule; a block that is struck takes along what is changed in it. What is only listed is not applied,
unless you accept it. The command at the foot of the page then does all of it at once, as in
<code>{command} --strike 17:dashes,joins</code>.</p>
"""
CHOICE = """\
<p class="choice scripted" hidden><label>Lines <select id="shown">
<option value="">all</option><option value="1.01">with a proposal</option>
<option value="0.9">with one less sure than 0.90</option><option value="0.8">less sure than 0.80</option>
</select></label></p>
"""
FOOT = """\
</main>
<footer class="scripted" hidden aria-label="What you have chosen">
<p role="status" id="count">Nothing is chosen.</p>
<code id="command" tabindex="0"></code>
<p><button type="button" id="copy">Copy the command</button>
<button type="button" id="clear">Choose nothing</button></p>
</footer>
</body>
</html>
"""


STATEMENTS = ("furniture", "of the text itself")
"""What lines are that are no block; a proposal says more of it."""
ARROW = " → "
SPACES = re.compile(r"^ +| +$| {2,}")


def read_static(name: str) -> bytes:
    """Return a file of :data:`STATIC`."""
    return (resources.files("glossator.draft") / "static" / name).read_bytes()


def show_draft(text: Text, record: str, folder: str = "") -> str:
    """Return the page, as HTML that asks for nothing but the files beside it.

    :param folder: that of the edition, if the command is to name it.
    """
    proposed = read_proposed(record.splitlines())
    where = f" -C {shlex.quote(folder)}" if folder else ""
    command = escape(f"glossator draft --id {text.id}{where}")
    title = escape(text.bibliography.title)
    parts = [HEAD.format(title=title, command=command), f"<h1>{title}</h1>\n"]
    parts += [INTRODUCTION.format(command=command), *_show_rules(proposed), CHOICE]
    parts += [*_show_lines(text, proposed), FOOT]
    return "".join(parts)


def _show_rules(proposed: Iterable[Proposed]) -> Iterator[str]:
    """Yield the list of the rules, with how many proposals of theirs there are and how sure they are."""
    of_rule: dict[str, list[float]] = {}
    for each in proposed:
        for said in each.said if each.what != DOUBTFUL else ():
            of_rule.setdefault(said.rule, []).append(said.sure)
    if not of_rule:
        return
    yield "<details class=rules open><summary>Rules</summary>\n<ul>\n"
    for rule, sure in sorted(of_rule.items()):
        least, most = f"{min(sure):.2f}", f"{max(sure):.2f}"
        between = least if least == most else f"{least}–{most}"
        count = f"{len(sure)} proposal{'s' * (len(sure) != 1)}, {between} sure"
        button = _make_button("Strike all", f"Strike all of {rule}", rule=rule)
        yield f"<li>{button}<div><code>{escape(rule)}</code> <small>{count}</small></div></li>\n"
    yield "</ul>\n</details>\n"


def _show_lines(text: Text, proposed: Iterable[Proposed]) -> Iterator[str]:
    said: dict[int, list[Proposed]] = {}
    for each in proposed:
        said.setdefault(each.first, []).append(each)
    kinds = _find_kinds(text)
    language = f' lang="{escape(text.language)}"' if text.language else ""
    yield "<table>\n<thead><tr><th>line</th><th>witness</th><th>draft</th></tr></thead>\n<tbody>\n"
    if of_all := said.get(0):
        yield f"<tr><td></td><td></td><td>all lines{_show_proposals(of_all)}</td></tr>\n"
    for number, words in enumerate(text.witness.text.split("\n"), 1):
        if words.strip():
            kind = kinds.get(number, "")
            out = ' class="out"' if kind == STATEMENTS[0] else ""
            shown = f'<td class="words" dir="auto"{language}>{escape(words)}</td>'
            of_line = said.get(number, ())
            told = kind in STATEMENTS and any(each.what == BLOCK for each in of_line)
            drafted = f"<td>{'' if told else escape(kind)}{_show_proposals(of_line)}</td>"
            yield f'<tr{out}><td id="line-{number}">{number}</td>{shown}{drafted}</tr>\n'
    yield "</tbody>\n</table>\n"


def _show_proposals(proposed: Iterable[Proposed]) -> str:
    items = "".join(map(_show_proposal, proposed))
    return f"<ul>{items}</ul>" if items else ""


def _show_proposal(each: Proposed) -> str:
    listed = each.what == DOUBTFUL
    change = _say_change(each)
    said = "; ".join(
        f"<code>{escape(s.rule)}</code> {s.sure:.2f} <small>{escape(s.why)}</small>"
        for s in each.said
    )
    name = each.name if each.what != HYPHEN else each.said[0].rule
    about = f"{each.said[0].rule} in line {each.first}" if each.first else each.said[0].rule
    button = _make_button(
        "Accept" if listed else "Strike",
        f"{'Accept' if listed else 'Strike'} {about}{f': {change}' if change else ''}",
        name=name,
        what=each.what,
        rules=" ".join(each.rules),
        first=str(each.first),
        last=str(each.last),
        sure=f"{min(s.sure for s in each.said):.2f}",
    )
    words = (f"<bdi>{escape(part)}</bdi>" for part in change.split(ARROW))
    shown = f"<span>{ARROW.join(words)}</span> " if change else ""
    note = " <em>listed, not applied</em>" if listed else ""
    return f'<li class="{each.what}">{button}<div>{shown}{said}{note}</div></li>'


def _make_button(words: str, label: str, **data: str) -> str:
    """Return a button that is pressed or not; it is shown where there are scripts."""
    said = "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
    pressed = f'type="button" class="scripted" aria-pressed="false" aria-label="{escape(label)}"'
    return f"<button {pressed}{said} hidden>{words}</button>"


def _say_change(each: Proposed) -> str:
    """Return what a proposal makes of the words, as far as the kind of the line does not say it."""
    fields: Mapping[str, object] = each.fields
    if "exact" in fields:
        return f"{_see(str(fields['exact']))}{ARROW}{_see(str(fields.get('reading', ''))) or '∅'}"
    if each.what == BLOCK or (each.what == DOUBTFUL and "lines" in fields):
        shown = [f"{key} {fields[key]}" for key in ("level", "label", "speaker") if key in fields]
        lines = [f"lines {fields['lines']}"] if each.last > each.first and "lines" in fields else []
        return ", ".join([str(fields.get("kind", "")), *shown, *lines]).strip(", ")
    notes = fields.get("notes")
    inner = notes[0] if isinstance(notes, list) and notes else fields.get("run_in", fields)
    if isinstance(inner, Mapping) and "number" in inner:
        return f"note {inner['number']}"
    return str(inner.get("text", "")) if isinstance(inner, Mapping) else ""


def _see(words: str) -> str:
    """Return words in which spaces that one would not see are seen."""
    seen = SPACES.sub(lambda match: "\N{OPEN BOX}" * len(match[0]), words)
    return seen.replace("\n", "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}")


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
            name = STATEMENTS[0]
        elif piece.role is Role.STATEMENT or piece.block == text.id:
            name = STATEMENTS[1]
        words = text.witness.text[piece.start : piece.end]
        for offset, part in enumerate(words.split("\n")):
            if name and part.strip():
                found.setdefault(line + offset, name)
    return found
