"""Write the entries of glossary, people and timeline as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_glossator.html.concordance import visit_concordance, write_wordings
from sphinx_glossator.html.finder import visit_finder
from sphinx_glossator.html.timeline import write_lanes
from sphinx_glossator.html.visitors import depart_div, skip
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.dates import CERTAINTIES, describe_life, spell_dates

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.html.visitors import Visitor


def visit_term(self: HTML5Translator, node: nodes.Element) -> None:
    encode = self.encode
    self.body.append(
        f'<section class="term-entry" id="{node["ids"][0]}">'
        f'<h2 class="headword">{encode(node["headword"])}'
        f'<a class="headerlink" href="#{node["ids"][0]}" title="Link to this term">¶</a></h2>'
        '<p class="chinese">' + chinese_words(self, node) + "</p>\n"
    )


def visit_person(self: HTML5Translator, node: nodes.Element) -> None:
    encode = self.encode
    life = describe_life(node["kind"], node["start"], node["end"])
    facts = " · ".join(filter(None, (life, node["office"])))
    self.body.append(
        f'<section class="person-entry" id="{node["ids"][0]}" data-kind="{node["kind"]}">'
        f'<h2 class="headword">{encode(node["name"])}'
        f'<a class="headerlink" href="#{node["ids"][0]}" title="Link to this entry">¶</a></h2>\n'
    )
    if node["zh_hans"]:
        self.body.append(f'<p class="chinese">{chinese_words(self, node)}</p>\n')
    if facts:
        self.body.append(f'<p class="person-facts">{encode(facts)}</p>\n')


def visit_first_use(self: HTML5Translator, node: nodes.Element) -> None:
    date = node["date"]
    self.body.append(
        '<div class="first-use"><p class="backlinks-title">First prominent use</p>'
        f'<p class="first-use-date"><time datetime="{date}">{spell_dates(date, "")}</time></p>'
    )


def visit_usage(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append('<div class="usage"><p class="backlinks-title">Usage</p>')


def visit_related(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append('<p class="related"><span class="backlinks-title">See also</span> ')


def depart_related(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p>\n")


def chinese_words(self: HTML5Translator, node: nodes.Element) -> str:
    """Return a term's simplified and traditional Chinese and its pinyin, each with its language."""
    encode = self.encode
    hant = (
        f' <span lang="zh-Hant" class="hant">{encode(node["zh_hant"])}</span>'
        if node["zh_hant"] != node["zh_hans"]
        else ""
    )
    return (
        f'<span lang="zh-Hans">{encode(node["zh_hans"])}</span>{hant} '
        f'<i lang="zh-Latn-pinyin" class="pinyin">{encode(node["pinyin"])}</i>'
    )


def depart_term(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</section>\n")


def visit_event(self: HTML5Translator, node: nodes.Element) -> None:
    encode = self.encode
    dates = spell_dates(node["start"], node["end"])
    inferred = node["certainty"] == "inferred"
    basis = (
        f' <span class="basis">({encode(CERTAINTIES["inferred"])}: {encode(node["basis"])})</span>'
    )
    zh_hans = f' <span lang="zh-Hans">{encode(node["zh_hans"])}</span>' if node["zh_hans"] else ""
    place = f'<span class="place">{encode(node["place"])}</span> · ' if node["place"] else ""
    self.body.append(
        f'<section class="event-entry" id="{node["ids"][0]}" data-category="{node["category"]}">'
        f'<h2 class="event-name">{encode(node["name"])}{zh_hans}'
        f'<a class="headerlink" href="#{node["ids"][0]}" title="Link to this event">¶</a></h2>'
        f'<p class="event-date"><span class="event-when"><time datetime="{node["start"]}">'
        f"{encode(dates)}</time>{' [inferred]' if inferred else ''}</span>"
        f'<span class="separator"> · </span>{place}'
        f'<span class="category">{encode(node["category"].replace("-", " "))}</span>'
        f"{basis if inferred else ''}</p>\n"
    )


def visit_backlinks(self: HTML5Translator, node: nodes.Element) -> None:
    forms = node.parent.get("forms")
    if forms and not has_concordance(node):
        words = " · ".join(self.encode(form) for form in forms)
        self.body.append(
            f'<p class="forms"><span class="backlinks-title">Wordings</span> {words}</p>'
        )
    if node.children:
        title = "Mentioned in" if node["of"].startswith("event-") else "Occurs in"
        self.body.append(f'<div class="backlinks"><p class="backlinks-title">{title}</p><ul>\n')


def has_concordance(node: nodes.Element) -> bool:
    """Say whether the wordings of an entry stand below its list, text by text."""
    return any(isinstance(child, edition.edition_concordance) for child in node.parent.children)


def depart_backlinks(self: HTML5Translator, node: nodes.Element) -> None:
    if node.children:
        self.body.append("</ul></div>\n")


def visit_backlink_group(self: HTML5Translator, node: nodes.Element) -> None:
    title = self.encode(node["title"])
    item = "<li>" if isinstance(node.parent, edition.edition_backlinks) else ""
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
    self.body.append('<div class="inferred"><p class="backlinks-title">Inferred</p>')


def visit_timeline(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f'<figure class="timeline">{write_lanes(node["timeline"])}</figure>\n')


ENTRY_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_term: (visit_term, depart_term),
    edition.edition_first_use: (visit_first_use, depart_div),
    edition.edition_usage: (visit_usage, depart_div),
    edition.edition_related: (visit_related, depart_related),
    edition.edition_person: (visit_person, depart_term),
    edition.edition_event: (visit_event, depart_term),
    edition.edition_backlinks: (visit_backlinks, depart_backlinks),
    edition.edition_backlink_group: (visit_backlink_group, depart_backlink_group),
    edition.edition_concordance: (visit_concordance, skip),
    edition.edition_finder: (visit_finder, skip),
    edition.edition_inferred: (visit_inferred, depart_div),
    edition.edition_timeline: (visit_timeline, skip),
}
