"""The tables of the documentation that say what the schema declares: they cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from glossator_schema.blocks import BLOCK_KINDS, FURNITURE, STATEMENT_KINDS, BlockKind, Numbering
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.fields import Field
from glossator_schema.house_style import RULES
from glossator_schema.inlines import INLINE_KINDS
from glossator_schema.notes import HEADNOTE_FIELDS, NOTE_FIELDS, NOTE_KINDS, VERDICTS
from sphinx_glossator.page.vocabulary import list_vocabulary

Table = list[Sequence[str]]


class SchemaDirective(SphinxDirective):
    """``edition:schema``: the table of what the schema declares under a name, such as ``notes``.

    ``directives`` and ``roles`` are those of pages.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        tables = make_tables() | list_vocabulary(self.env.domains["edition"])
        table = tables.get(self.arguments[0])
        if table is None:
            known = ", ".join(tables)
            raise self.error(f"no table is called {self.arguments[0]!r}; write one of: {known}")
        head, *rows = (f"| {' | '.join(row)} |" for row in table)
        return self.parse_text_to_nodes("\n".join((head, "|---" * len(table[0]) + "|", *rows)))


def make_tables() -> dict[str, Table]:
    """Return each table as rows of Markdown, the first its head, by name."""
    blocks = [(f"`{kind.name}`", _show_id(kind), kind.about) for kind in BLOCK_KINDS]
    lines = [(f"`{kind.name}`", kind.about) for kind in (*STATEMENT_KINDS, FURNITURE)]
    inlines = [(f"`{kind.name}`", kind.about) for kind in INLINE_KINDS]
    notes = [
        (
            f"`{kind.name}`",
            kind.label,
            kind.about,
            ", ".join(["a source"] * kind.wants_source + ["a verdict"] * kind.wants_verdict),
        )
        for kind in NOTE_KINDS
    ]
    rules = [(f"`{rule.key}`", rule.wanted.value, rule.about) for rule in RULES]
    verdicts = [(f"`{verdict.name}`", verdict.label) for verdict in VERDICTS]
    tables: dict[str, Table] = {
        "blocks": [("kind", "id", "what it is"), *blocks],
        "lines": [("kind", "what it is"), *lines],
        "inlines": [("kind", "what it is"), *inlines],
        "notes": [("kind", "printed as", "what it does", "wants"), *notes],
        "verdicts": [("verdict", "printed as"), *verdicts],
        "options": _list_fields(NOTE_FIELDS, "option"),
        "headnote": _list_fields(HEADNOTE_FIELDS, "option"),
        "house-style": [("rule", "value", "what is told"), *rules],
    }
    return tables | {kind.plural: _list_fields(kind.fields, "field") for kind in ENTRY_KINDS}


def _show_id(kind: BlockKind) -> str:
    number = {Numbering.COUNTED: "12", Numbering.PRINTED: "[its label]", Numbering.NONE: ""}
    return f"`-{kind.suffix}{number[kind.numbering]}`"


def _list_fields(fields: Iterable[Field], what: str) -> Table:
    rows = [
        (
            f"`{field.name}`",
            "yes" if field.required else "",
            f"{field.about[:-1]}: `{'`, `'.join(field.choices)}`."
            if field.choices
            else field.about,
        )
        for field in fields
    ]
    return [(what, "required", "what it is"), *rows]
