"""Describe each text page for programs: Highwire and Dublin Core tags, and schema.org as JSON-LD.

1. describe: a text's bibliographic data and the edition's settings become one frozen record;
2. write: the record as ``meta`` tags, by which Zotero and search engines know the text, and as JSON-LD,
   from which the page's script makes citations of its paragraphs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util import logging

from glossator_schema.names import ProperName, read_name
from sphinx_glossator.languages import original_name
from sphinx_glossator.page.languages import tag_text
from sphinx_glossator.words.dates import spell_dates, write_iso

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_glossator.memory.records import TextRecord

logger = logging.getLogger(__name__)

Data = dict[str, Any]


class Maker(NamedTuple):
    """A person or a body that made a text."""

    name: ProperName
    original: str  # the name in the author's own language, "" if that is the page's


class EditionDescription(NamedTuple):
    """The edition that the texts are parts of."""

    title: str
    version: str
    editors: str
    date: str  # ISO 8601, or ""
    url: str  # "" where the edition has no address


class TextDescription(NamedTuple):
    """A text as catalogues describe it, with no brackets around what the editors supplied."""

    id: str
    title: str
    authors: tuple[Maker, ...]
    translators: tuple[Maker, ...]
    editors: tuple[Maker, ...]
    publication: str
    issue: str
    date: str  # EDTF, as far as known
    date_words: str  # the same in words, "" where it is plain ISO 8601
    language: str
    rights: str
    url: str  # "" where the edition has no address
    supplied: tuple[str, ...]  # which of title, publication and date the witness does not have
    edition: EditionDescription


# --- describe -------------------------------------------------------------------------------------


CONTRIBUTORS = ("authors", "translators", "editors")


def describe_text(text: TextRecord, config: Config, url: str) -> TextDescription:
    """Return the description of a text on the page that has the address ``url``, or "" for none."""
    fields = {key: str(text.data.get(key) or "") for key in ("title", "publication", "date")}
    contributors = {
        key: tuple(describe_maker(person) for person in text.data.get(key, ()))
        for key in CONTRIBUTORS
    }
    return TextDescription(
        id=text.id,
        title=without_brackets(fields["title"]),
        authors=contributors["authors"],
        translators=contributors["translators"],
        editors=contributors["editors"],
        publication=without_brackets(fields["publication"]),
        issue=without_brackets(str(text.data.get("issue") or "")),
        date=(date := without_brackets(fields["date"])),
        date_words="" if write_iso(date) else spell_dates(date),
        language=tag_text(text.data, config),
        rights=str(text.data.get("rights") or ""),
        url=url,
        supplied=tuple(key for key, words in fields.items() if words != without_brackets(words)),
        edition=describe_edition(config),
    )


def describe_edition(config: Config) -> EditionDescription:
    """Return the description of the edition, all of it from ``conf.py``."""
    return EditionDescription(
        title=config.project,
        version=config.release or config.version,
        editors=config.author if config.author != "Author name not set" else "",
        date=config.edition_release_date,
        url=config.html_baseurl,
    )


def describe_maker(person: Mapping[str, str]) -> Maker:
    """Return a person or body with the name divided, so far as the record says how."""
    return Maker(read_name(person, person["name"]), without_brackets(original_name(person)))


def without_brackets(words: str) -> str:
    """Return words without the square brackets that mark them as supplied."""
    match = re.fullmatch(r"\[([^\[\]]*)\]", words)
    return match[1] if match else words


# --- write ----------------------------------------------------------------------------------------


def list_tags(text: TextDescription) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of a text's ``meta`` tags; a tag may occur more than once."""
    edition = text.edition
    yield "citation_title", text.title
    for author in text.authors:
        yield "citation_author", author.name.inverted
    yield "citation_publication_date", text.date_words or text.date.replace("-", "/")
    yield "citation_journal_title", text.publication
    yield "citation_issue", text.issue
    yield "citation_language", text.language
    yield "citation_public_url", text.url
    yield "DC.title", text.title
    for author in text.authors:
        yield "DC.creator", author.name.inverted
    for contributor in (*text.translators, *text.editors):
        yield "DC.contributor", contributor.name.inverted
    yield "DC.date", text.date
    yield "DC.type", "Text"
    yield "DC.language", text.language
    yield "DC.source", text.publication
    yield "DC.rights", text.rights
    yield "DC.identifier", text.url or text.id
    yield "DCTERMS.isPartOf", ", version ".join(filter(None, (edition.title, edition.version)))


def make_schema(text: TextDescription) -> Data:
    """Return a text in the words of schema.org: part of the edition, and of where it first stood."""
    container: Data = {"@type": "CreativeWork", "name": text.publication}
    if text.issue:
        container = {
            "@type": "PublicationIssue",
            "issueNumber": text.issue,
            "isPartOf": {"@type": "Periodical", "name": text.publication},
        }
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "identifier": text.id,
            "name": text.title,
            "author": [make_person(person) for person in text.authors],
            "translator": [make_person(person) for person in text.translators],
            "editor": [make_person(person) for person in text.editors],
            "datePublished": text.date,
            "inLanguage": text.language,
            "copyrightNotice": text.rights,
            "url": text.url,
            "isPartOf": [make_book(text.edition), *([container] if text.publication else [])],
        }
    )


def make_book(edition: EditionDescription) -> Data:
    """Return the edition in the words of schema.org."""
    editors = {"@type": "Organization", "name": edition.editors} if edition.editors else None
    return without_gaps(
        {
            "@type": "Book",
            "name": edition.title,
            "version": edition.version,
            "editor": editors,
            "datePublished": edition.date,
            "url": edition.url,
        }
    )


def make_person(maker: Maker) -> Data:
    """Return a person or a body in the words of schema.org, of no type where the record does not say which."""
    name = maker.name
    return without_gaps(
        {
            "@type": "Organization"
            if name.is_body
            else "Person"
            if name.family or name.given
            else "",
            "name": name.printed,
            "familyName": name.families,
            "givenName": name.givens if name.family else "",
            "honorificSuffix": name.suffix,
            "alternateName": maker.original,
        }
    )


def without_gaps(data: Data) -> Data:
    """Return what has a value."""
    return {key: value for key, value in data.items() if value}


def write_tags(text: TextDescription, report_url: str) -> str:
    """Return the tags for a page's head; nothing in the JSON can end its element."""
    tags = [
        *list_tags(text),
        ("edition-supplied", " ".join(text.supplied)),
        ("edition-date", text.date_words),
        ("edition-report", report_url),
    ]
    metas = [f'<meta name="{name}" content="{escape(of)}">' for name, of in tags if of]
    schema = json.dumps(make_schema(text), ensure_ascii=False, separators=(",", ":"))
    schema = schema.replace("<", "\\u003c")
    return "\n".join([*metas, f'<script type="application/ld+json">{schema}</script>', ""])


def write_metadata(text: TextRecord, app: Sphinx, url: str) -> str:
    """Return what the head of a text's page says of it, on the page with the address ``url``, "" for none."""
    described = describe_text(text, app.config, url)
    return write_tags(described, app.config.edition_report_url)


def check_report_url(app: Sphinx, config: Config) -> None:
    """Warn of an address for reports that could not say where the error is (``config-inited``)."""
    address = config.edition_report_url
    if address and "{id}" not in address:
        logger.warning(
            "conf.py: edition_report_url has no {id}; write it where the id of the paragraph belongs, as in "
            '"mailto:editors@example.org?subject={id}"'
        )
