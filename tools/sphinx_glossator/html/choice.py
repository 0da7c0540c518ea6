"""Write the page on which one chooses what to print: a form for a script, a list of the texts without one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from glossator_schema import printed
from glossator_schema.notes import NOTE_KINDS_BY_NAME, STUDENT, TEACHER, VERDICTS_BY_NAME
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.views.choice import Choice
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.html.visitors import Visitor


def visit_choice(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the form; its script takes the words from the pages of the texts: nothing is there twice."""
    choice: Choice | None = node.get("choice")
    here = self.builder.current_docname
    if choice is None or "#" in self.builder.get_target_uri(here):  # one page has all texts
        return
    pages = [
        (text, escape(self.builder.get_relative_uri(here, text.docname))) for text in choice.texts
    ]
    options = "".join(
        f'<option value="{text.id}" data-page="{page}">{escape(text.title)}</option>'
        for text, page in pages
    )
    links = "".join(f'<li><a href="{page}">{escape(text.title)}</a></li>' for text, page in pages)
    kinds = [(name, NOTE_KINDS_BY_NAME[name].label) for name in choice.kinds]
    verdicts = [(name, VERDICTS_BY_NAME[name].label) for name in choice.verdicts]
    questions = _write_box("questions", "all", _("At the end of the text"))
    self.body.append(
        f'<form class="choice-form" data-wanted="" aria-label="{escape(_("What to print"))}">\n'
        f"<fieldset><legend>{escape(_('Texts'))}</legend>"
        '<ol class="choice-rows"></ol><p class="choice-add">'
        f'<select name="add" autocomplete="off" aria-label="{escape(_("Add a text"))}">'
        f'<option value="">{escape(_("Add a text"))} …</option>{options}</select> '
        f'<button type="button" name="every">{escape(_("All texts"))}</button></p></fieldset>\n'
        + _write_group(_("Notes"), (_write_box("notes", n, _(label)) for n, label in kinds))
        + _write_group(_("Verdicts"), (_write_box("verdict", n, _(label)) for n, label in verdicts))
        + _write_audiences(choice)
        + (_write_group(_("Questions"), [questions]) if choice.questions else "")
        + '<p class="choice-actions">'
        f'<button type="button" name="print">{escape(_("Print"))}</button> '
        f'<button type="button" class="{printed.SLIDES}">{escape(_("Slides"))}</button> '
        f'<button type="button" name="copy">{escape(_("Copy link"))}</button></p></form>\n'
        '<p class="choice-status" role="status"></p>\n<div class="chosen"></div>\n'
        f'<ul class="choice-list">{links}</ul>\n'
    )


def _write_group(legend: str, boxes: Iterable[str]) -> str:
    """Return a group of boxes, "" where there is none."""
    rows = "".join(boxes)
    name = escape(legend)
    return f"<fieldset><legend>{name}</legend>{rows}</fieldset>\n" if rows else ""


def _write_box(name: str, value: str, words: str) -> str:
    return (
        f'<label><input type="checkbox" name="{name}" value="{value}" checked="checked" '
        f'autocomplete="off"> {escape(words)}</label>'
    )


def _write_audiences(choice: Choice) -> str:
    """Return whose notes may be chosen, where there are some for teachers: in their edition alone."""
    if len(choice.audiences) < 2:
        return ""
    names = {"": _("For all"), STUDENT: _("For students"), TEACHER: _("For teachers")}
    options = "".join(
        f'<option value="{key}">{escape(words)}</option>' for key, words in names.items()
    )
    title = escape(_("Audience"))
    select = f'<select name="audience" autocomplete="off" aria-label="{title}">{options}</select>'
    return _write_group(_("Audience"), [select])


CHOICE_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_choice: (visit_choice, skip),
}
