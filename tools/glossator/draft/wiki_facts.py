"""What a wiki's page says of itself: by the fields of its header, or by its first words in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import FactProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, DATE, TITLE, LineKind

BRACES = re.compile(r"\{\{|\}\}")
BOLD = re.compile(r"'''+(?P<words>[^'\n](?:[^'\n]|'(?!''))*?)'''+")
FIELD = re.compile(
    r"^\s*\|?\s*(?P<key>title|author|date|year|titel|autor|titre|auteur)\s*=\s*(?P<value>(?:\[\[[^\[\]\n]{1,200}\]\]|[^|\n}])+)",
    re.I | re.M,
)
LINK = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")
HEADERS = re.compile(r"\{\{\s*(?:header|textdaten|titre|encabezado)\b", re.I)
FIELDS: dict[str, LineKind] = {
    **dict.fromkeys(("title", "titel", "titre"), TITLE),
    **dict.fromkeys(("author", "autor", "auteur"), AUTHOR),
    **dict.fromkeys(("date", "year"), DATE),
}
FIELDS_IN_ORDER: tuple[LineKind, ...] = (TITLE, AUTHOR, DATE)


def find_facts(draft: Draft) -> Iterator[FactProposal]:
    """Yield what a header says of the page; else its title, which its first words have in bold."""
    text = draft.manuscript.text
    header = next((span for span in find_templates(text) if HEADERS.match(text, *span)), None)
    said: dict[LineKind, str] = {}
    for match in FIELD.finditer(text, *header) if header else ():
        kind, value = (
            FIELDS[match["key"].lower()],
            re.sub(r"[\[\]']{2,}", "", LINK.sub(r"\1", match["value"])).strip(),
        )
        said.setdefault(kind, value)
    if not said and not header:
        spans = find_templates(text)
        bold = (m for m in BOLD.finditer(text) if not any(a <= m.start() < b for a, b in spans))
        first = next(bold, None)
        said = {TITLE: first["words"].strip()} if first else {}
    if header and not said:  # it says its parts in their order
        inner = LINK.sub(r"\1", text[slice(*header)].strip("{}"))
        said = dict(
            zip(FIELDS_IN_ORDER, (part.strip() for part in inner.split("|")[1:]), strict=False)
        )
    for kind, value in said.items():
        if value:
            yield FactProposal(
                line=draft.manuscript.lines[0].number,
                key=kind,
                value=value,
                reason="the page's header says so" if header else "the first words in bold",
                confidence=0.9,
            )


def find_templates(text: str) -> list[tuple[int, int]]:
    """Return where each template that stands in no other begins and ends."""
    found, depth, start = [], 0, 0
    for match in BRACES.finditer(text):
        if match[0] == "{{":
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, match.end()))
    return found
