"""The texts as an edition offers them to a reader: each with a quotation, the time that it takes, its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from glossator_schema.blocks import AUTHOR_NOTE
from glossator_schema.likeness import unify
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.once import once
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import tag_edition, tag_text
from sphinx_glossator.page.references import refer_to
from sphinx_glossator.words.dates import spell_dates, spell_years, write_iso
from sphinx_glossator.words.reading_time import minutes
from sphinx_glossator.words.translation import _, ngettext

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_glossator.memory.records import TextRecord

logger = logging.getLogger(__name__)

SHOWN = "cards"
"""The attribute of the node that has them, once filled."""


class TextCard(NamedTuple):
    """What is said of a text to one who may read it."""

    text: str  # its id
    docname: str
    title: str
    origin: str  # who wrote it, and when
    why: str  # to read it, in the editors' words
    quote: str
    target: str  # the id of the block that has these words
    place: str  # as a reader sees it: "¶8"
    minutes: int  # that it takes
    level: str  # in the editors' words
    language: str  # "" where it is that of the edition
    first: bool  # whether the reader is to begin with it


@once
def read_cards(domain: EditionDomain, start: str) -> tuple[TextCard, ...]:
    """Return the texts in reading order, but that with the id ``start`` first."""
    pages = ((docname, domain.pages[docname].text) for docname in domain.reading_order())
    cards = (_describe(domain, docname, text, start) for docname, text in pages if text)
    return tuple(sorted(cards, key=lambda card: not card.first))


def _describe(domain: EditionDomain, docname: str, text: TextRecord, start: str) -> TextCard:
    config = domain.env.config
    language = tag_text(text.data, config)
    target = text.reading.get("target", "")
    return TextCard(
        text=text.id,
        docname=docname,
        title=text.title,
        origin=" · ".join(filter(None, (_name_makers(text), _spell_year(text)))),
        why=text.reading.get("why", ""),
        quote=text.reading.get("quote", ""),
        target=target,
        place=domain.index[target][1].name if target in domain.index else "",
        minutes=count_minutes(text, language),
        level=text.reading.get("level", ""),
        language="" if language == tag_edition(config) else language,
        first=text.id == start,
    )


def count_minutes(text: TextRecord, language: str) -> int:
    """Return how many minutes a text takes: as many as the editors say, else by the length of what it says."""
    if said := text.reading.get("minutes"):
        return int(said)
    body = (block.text for block in text.body if block.kind != AUTHOR_NOTE.name)
    return minutes("\n".join(body), language)


def note_minutes(app: Sphinx, document: nodes.document) -> None:
    """Let a headnote that does not say how long its text takes say what is reckoned (``doctree-read``).

    In all outputs, and in the data.
    """
    pages = cast(EditionDomain, app.env.domains["edition"]).pages
    docname = app.env.current_document.docname
    text = pages[docname].text
    headnote = next(document.findall(edition.edition_headnote), None)
    if text is None or headnote is None or headnote["minutes"]:
        return
    if count := count_minutes(text, tag_text(text.data, app.config)):
        headnote["minutes"] = str(count)
        told = text._replace(reading={**text.reading, "minutes": str(count)})
        pages[docname] = pages[docname]._replace(text=told)


def _name_makers(text: TextRecord) -> str:
    """Return who wrote a text, "" of one that names nobody."""
    return ", ".join(str(person["name"]) for person in text.data.get("authors", ()))


def _spell_year(text: TextRecord) -> str:
    """Return the year of a text, or as much as is known of it."""
    date = str(text.data.get("date") or "").strip("[]")
    if not date:
        return ""
    year = date[:4]
    return (
        spell_years(int(year), int(year))
        if write_iso(date) and year.isdigit()
        else spell_dates(date)
    )


def check_cards(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of a first text that is not there, and of words that no text has (``env-check-consistency``)."""
    domain = cast(EditionDomain, env.domains["edition"])
    texts = {text.id: text for text in domain.texts()}
    for docname, page in sorted(domain.pages.items()):
        for name, start in page.shows:
            if name == SHOWN and start and start not in texts:
                message = "there is no text %s to start with; write one of %s"
                logger.warning(message, start, ", ".join(texts), location=docname)
        if page.text and (target := page.text.reading.get("target")):
            words = {line.id: block for block in page.text.body for line in block.points}
            words |= {block.id: block for block in page.text.body}
            block = words.get(target)
            if block is None or unify(page.text.reading.get("quote", "")) not in unify(block.text):
                message = "the headnote quotes words that %s has not; copy them from there"
                logger.warning(message, target, location=docname)


class TextCards(SphinxPostTransform):
    """Set the texts as a list; a browser shows it as cards."""

    default_priority = 5  # before references are resolved
    formats: tuple[str, ...] = ("html",)

    def make(self, card: TextCard) -> nodes.list_item:
        return make_card(card)

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(edition.edition_texts)):
            items = map(self.make, node[SHOWN])
            node.replace_self(nodes.bullet_list("", *items, classes=["text-cards"]))


class TextList(TextCards):
    """Set the texts as a list on paper, and in whatever else is no HTML."""

    default_priority = TextCards.default_priority + 1  # where there are none set yet
    formats = ()

    def make(self, card: TextCard) -> nodes.list_item:
        return make_line(card)


def make_card(card: TextCard) -> nodes.list_item:
    """Return a text as an item of a list, with a line for each thing that is said of it."""
    item = nodes.list_item("", classes=["text-card", *(["first"] if card.first else [])])
    if card.first:
        item += _line("start", nodes.Text(_("Start here")))
    item += _line("title", _refer_to_page(card))
    if card.origin:
        item += _line("origin", nodes.Text(card.origin))
    item += _quote(card)
    if card.why:
        item += _line("why", nodes.Text(card.why))
    if facts := _list_facts(card):
        item += _line("facts", nodes.Text(facts))
    return item


def make_line(card: TextCard) -> nodes.list_item:
    """Return a text as an item of a list on paper: all in a line, and below it the quotation."""
    start = [nodes.Text(f"{_('Start here')}: ")] if card.first else []
    said = "".join(f" · {words}" for words in (card.origin, _list_facts(card)) if words)
    line = _line("title", *start, nodes.strong("", "", _refer_to_page(card)), nodes.Text(said))
    why = [_line("why", nodes.Text(card.why))] if card.why else []
    return nodes.list_item("", line, *_quote(card), *why)


def _list_facts(card: TextCard) -> str:
    time = ngettext("{} minute", "{} minutes", card.minutes) if card.minutes else ""
    return " · ".join(filter(None, (time, card.level)))


def _refer_to_page(card: TextCard) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        "",
        nodes.inline("", "", _mark(card.title, card)),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{card.docname}",
        refexplicit=True,
        refwarn=True,
    )


def _quote(card: TextCard) -> list[nodes.block_quote]:
    """Return the quotation and where it stands; nothing for none."""
    if not (card.quote and card.place):
        return []
    words = _line("words", _mark(card.quote, card), nodes.Text("\N{NO-BREAK SPACE}"))
    words += refer_to(card.target, nodes.Text(card.place))
    return [nodes.block_quote("", words, classes=["text-card-quote"])]


def _line(name: str, *words: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", *words, classes=[f"text-card-{name}"])


def _mark(words: str, card: TextCard) -> nodes.Node:
    """Return words of the text, marked as of its language where that is another."""
    if not card.language:
        return nodes.Text(words)
    return edition.edition_foreign("", words, lang=card.language)
