"""Write the entries of glossary, people and timeline as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema import printed
from glossator_schema.entries import BY_NAME, EntryKind
from glossator_schema.fields import Part
from sphinx_glossator.html.concordance import (
    visit_concordance,
    write_passages,
    write_wordings,
)
from sphinx_glossator.html.finder import visit_finder
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.html.names import write_names
from sphinx_glossator.html.timeline import write_lanes
from sphinx_glossator.html.visitors import depart_div
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.dates import CERTAINTIES, spell_dates, write_iso
from sphinx_glossator.words.facts import PLACES, describe_facts
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.html.visitors import Visitor


def visit_entry(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin an entry with its head, and with what else its kind has there."""
    kind = BY_NAME[node["entry_kind"]]
    data = "".join(
        f' data-{field.option}="{self.encode(node[field.name])}"'
        for field in kind.fields
        if field.attribute
    )
    if kind.drawn:
        groups = node.findall(edition.edition_backlink_group)
        texts = " ".join(dict.fromkeys(group["text_id"] for group in groups))
        data += f' data-texts="{texts}"'
    self.body.append(f'<section class="{printed.ENTRIES[kind.name]}" id="{node["ids"][0]}"{data}>')
    write_head = write_dated_head if kind.drawn else write_named_head
    self.body.append(write_head(self, node, kind))
    if kind.drawn:  # a script may fold what is below the head
        self.body.append('<div class="event-body">\n')


def depart_entry(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</div></section>\n" if BY_NAME[node["entry_kind"]].drawn else "</section>\n")


def visit_year(self: HTML5Translator, node: nodes.Element) -> None:
    name = self.encode(node["name"])
    self.body.append(f'<div class="timeline-year"><h2 class="event-year">{name}</h2>\n')


def write_named_head(self: HTML5Translator, node: nodes.Element, kind: EntryKind) -> str:
    """Return the name of an entry, and below it its names in other languages and its facts."""
    names = write_names(kind.names(node.attributes))
    facts = describe_facts(kind, node.attributes)
    return (
        f'<h2 class="headword">{self.encode(node[kind.heading.name])}{link_here(node, kind)}</h2>'
        + ("\n" if kind.of_part(Part.FACTS) else "")  # a line of its own above lines that may be
        + (f'<p class="{printed.OTHER_NAMES}">{names}</p>\n' if names else "")
        + (f'<p class="{kind.name}-facts">{self.encode(facts)}</p>\n' if facts else "")
    )


def write_dated_head(self: HTML5Translator, node: nodes.Element, kind: EntryKind) -> str:
    """Return the name of an entry of the timeline, and below it when and where it was."""
    encode = self.encode
    inferred = node["certainty"] == "inferred"
    basis = f' <span class="basis">({encode(_(CERTAINTIES["inferred"]))}: {encode(node["basis"])})</span>'
    remark = encode(f" [{_('inferred')}]")
    names = "".join(" " + write_names([name]) for name in kind.names(node.attributes))
    name = f"{encode(node[kind.heading.name])}{names}{link_here(node, kind)}"
    return (
        f'<div class="event-head"><h3 class="event-name">{name}</h3>'
        f'<p class="event-date"><span class="event-when">'
        f"{write_time(node['start'], node['end'])}{remark if inferred else ''}"
        f'</span><span class="separator"> · </span><span class="place">{encode(node["place"])}</span>'
        f' · <span class="category">{encode(node["category"].replace("-", " "))}</span>'
        f"{basis if inferred else ''}</p></div>\n"
    )


def write_time(start: str, end: str = "") -> str:
    """Return a date in words, marked for programs where ISO 8601 can say when it begins."""
    words, iso = escape(spell_dates(start, end)), write_iso(start)
    return f'<time datetime="{iso}">{words}</time>' if iso else f"<span>{words}</span>"


def link_here(node: nodes.Element, kind: EntryKind) -> str:
    """Return the link by which a reader gets the address of an entry."""
    title = escape(_(kind.link_title))
    return f'<a class="{printed.HEADING_LINK}" href="#{node["ids"][0]}" title="{title}">¶</a>'


def visit_section(self: HTML5Translator, node: nodes.Element) -> None:
    name, date = node["field"].replace("_", "-"), node["date"]
    self.body.append(
        f'<div class="{name}"><p class="backlinks-title">{self.encode(_(node["label"]))}</p>'
    )
    if date:
        self.body.append(f'<p class="{name}-date">{write_time(date)}</p>')


def visit_related(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(
        f'<p class="related"><span class="backlinks-title">{self.encode(_(node["label"]))}</span> '
    )


def depart_related(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p>\n")


def visit_backlinks(self: HTML5Translator, node: nodes.Element) -> None:
    forms = node.parent.get("forms")
    if forms and not has_concordance(node):
        words = " · ".join(self.encode(form) for form in forms)
        self.body.append(
            f'<p class="forms"><span class="backlinks-title">{self.encode(_("Wordings"))}</span> {words}</p>'
        )
    if node.children:
        title = self.encode(_(PLACES[BY_NAME[node.parent["entry_kind"]].found]))
        self.body.append(
            f'<div class="{printed.BACKLINKS}"><p class="backlinks-title">{title}</p><ul>\n'
        )


def has_concordance(node: nodes.Element) -> bool:
    """Say whether the wordings of an entry stand below its list, text by text."""
    return any(isinstance(child, edition.edition_concordance) for child in node.parent.children)


def depart_backlinks(self: HTML5Translator, node: nodes.Element) -> None:
    if node.children:
        self.body.append("</ul></div>\n")


def visit_backlink_group(self: HTML5Translator, node: nodes.Element) -> None:
    title = self.encode(node["title"])
    in_list = isinstance(node.parent, edition.edition_backlinks)
    item = "<li>" if in_list else ""
    if lines := node.get("lines"):
        text = f'<span class="backlink-text">{title}</span>{write_passages(self, lines)}'
        end = "</li>" if in_list else ""
        self.body.append(f'{item}<div class="backlink-group">{text}</div>{end}\n')
        raise nodes.SkipNode
    self.body.append(
        f'{item}<span class="backlink-group"><span class="backlink-text">{title}</span> '
    )


def depart_backlink_group(self: HTML5Translator, node: nodes.Element) -> None:
    """End the places in one text; in a list of occurrences, the wordings of the text follow."""
    self.body.append("</span>")
    if wordings := node.get("wordings"):
        self.body.append(f' <span class="wordings">{write_wordings(wordings)}</span>')
    if isinstance(node.parent, edition.edition_backlinks):
        self.body.append("</li>")
    self.body.append("\n")


def visit_inferred(self: HTML5Translator, node: nodes.Element) -> None:
    title = self.encode(_("Inferred"))
    self.body.append(f'<div class="{printed.INFERRED}"><p class="backlinks-title">{title}</p>')


def visit_timeline(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f'<figure class="timeline">{write_lanes(node["timeline"])}</figure>\n')


ENTRY_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_entry: (visit_entry, depart_entry),
    edition.edition_entry_section: (visit_section, depart_div),
    edition.edition_related: (visit_related, depart_related),
    edition.edition_backlinks: (visit_backlinks, depart_backlinks),
    edition.edition_backlink_group: (visit_backlink_group, depart_backlink_group),
    edition.edition_concordance: (visit_concordance, skip),
    edition.edition_finder: (visit_finder, skip),
    edition.edition_inferred: (visit_inferred, depart_div),
    edition.edition_year: (visit_year, depart_div),
    edition.edition_timeline: (visit_timeline, skip),
}
