"""Write what the editors say beside a text as HTML: its headnote, notes and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema import printed
from glossator_schema.credits import DRAFT, is_draft
from glossator_schema.notes import TEACHER, VERDICTS_BY_NAME
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import write_said_in
from sphinx_glossator.words.printed import label_note, name_scope, word_credit, word_reading
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[HTML5Translator, nodes.Element], None]


def epub_type(self: HTML5Translator, name: str) -> str:
    """Return the attribute by which an e-reader knows an element's part in the book; HTML has none."""
    return f' epub:type="{name}"' if self.builder.name == "epub" else ""


def visit_headnote(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin a headnote: closed in a browser, where its first sentence and its length stand in the header."""
    title = self.encode(_("Headnote"))
    if self.builder.name != "epub":
        self.body.append(f'<details class="{printed.HEADNOTE}"><summary>{title}</summary>\n')
        return
    self.body.append(f'<section class="{printed.HEADNOTE}" aria-label="{title}">\n')
    if says := word_reading(node["minutes"], node["level"]):
        self.body.append(f'<p class="{printed.READING}">{self.encode(says)}</p>\n')


def visit_note(self: HTML5Translator, node: nodes.Element) -> None:
    anchor, kind, verdict = node["ids"][0], node["kind"], node["verdict"]
    label = self.encode(label_note(kind, verdict, within=True))
    name = self.encode(_("Editorial note, {}")).format(label)
    quote = self.encode(node["quote"])
    for_teachers = node["audience"] == TEACHER
    teachers = f' <span class="note-audience">{self.encode(_("for teachers"))}</span>'
    audience = teachers if for_teachers else ""
    data = f' {printed.VERDICT}="{verdict}"' if verdict else ""
    if for_teachers:  # all others are for students
        data += f' {printed.AUDIENCE}="{TEACHER}"'
    says = self.encode(_(VERDICTS_BY_NAME[verdict].label)) if verdict else ""
    says = f' · <span class="note-verdict">{says}</span>' if says else ""
    if is_draft(node["state"]):
        data += f' {printed.STATE}="{DRAFT}"'
        says += f' · <span class="note-draft">{self.encode(_("draft"))}</span>'
    if node["until"]:
        data += f' {printed.UNTIL}="{node["until"]}"'
    scope = self.encode(name_scope(node))
    about = f' <span class="{printed.NOTE_SCOPE}">{scope}</span>' if scope else ""
    about += f' <q class="{printed.NOTE_QUOTE}"{write_said_in(node)}>{quote}</q>' if quote else ""
    self.body.append(
        f'<aside class="{printed.NOTE}" id="{anchor}" role="note" {printed.NOTE_KIND}="{kind}"{data} '
        f'{printed.TARGET}="{node["target"]}" '
        f'aria-label="{name}"{epub_type(self, "footnote")}>'
        f'<p class="note-head"><a class="note-kind" href="#{anchor}">{self.encode(label_note(kind))}</a>'
        f"{says}{audience}{about}</p>\n"
    )


def visit_key(self: HTML5Translator, node: nodes.Element) -> None:
    title = self.encode(_("Teacher’s key"))
    self.body.append(
        f'<aside class="{printed.KEY}" role="note" aria-label="{title}">'
        f'<p class="key-head">{title}</p>\n'
    )


def depart_note(self: HTML5Translator, node: nodes.Element) -> None:
    """End a note with who wrote it, and who has reviewed it."""
    if credit := word_credit(node):
        self.body.append(f'<p class="{printed.NOTE_CREDIT}">{self.encode(credit)}</p>\n')
    self.body.append("</aside>\n")


def depart_key(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</aside>\n")


def depart_headnote(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</details>\n" if self.builder.name != "epub" else "</section>\n")


EDITORIAL_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_headnote: (visit_headnote, depart_headnote),
    edition.edition_note: (visit_note, depart_note),
    edition.edition_key: (visit_key, depart_key),
}
