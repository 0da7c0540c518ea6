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
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sphinx.util import logging

from sphinx_glossator.languages import original_name, puts_family_first
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page.languages import tag_text

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_glossator.memory.records import TextRecord

logger = logging.getLogger(__name__)

Data = dict[str, Any]


class IndexedName(NamedTuple):
    """A person who made a text, the name divided as indexes want it."""

    name: str
    family: str
    given: str  # "" where the name is one word
    original: str  # the name in the author's own language, "" if that is the page's

    @property
    def inverted(self) -> str:
        """The name with the family name first, set off by a comma."""
        return ", ".join(filter(None, (self.family, self.given)))


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
    authors: tuple[IndexedName, ...]
    translators: tuple[IndexedName, ...]
    editors: tuple[IndexedName, ...]
    publication: str
    issue: str
    date: str  # ISO 8601, as far as known
    language: str
    rights: str
    url: str  # "" where the edition has no address
    supplied: tuple[str, ...]  # which of title, publication and date the witness does not have
    edition: EditionDescription


# --- describe -------------------------------------------------------------------------------------


CONTRIBUTORS = ("authors", "translators", "editors")


def describe_text(
    text: TextRecord, config: Config, url: str, family_first: Mapping[tuple[str, str], bool]
) -> TextDescription:
    """Return the description of a text on the page that has the address ``url``, or "" for none.

    :param family_first: what is remembered of names, see :func:`note_names`.
    """
    fields = {key: str(text.data.get(key) or "") for key in ("title", "publication", "date")}
    contributors = {
        key: tuple(describe_person(person, family_first) for person in text.data.get(key, ()))
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
        date=without_brackets(fields["date"]),
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


def note_names(app: Sphinx, document: nodes.document) -> None:
    """Remember whether the names of a text’s contributors begin with the family’s (``doctree-read``)."""
    domain = cast(EditionDomain, app.env.domains["edition"])
    text = domain.pages[app.env.current_document.docname].text
    for person in (of for key in CONTRIBUTORS for of in (text.data.get(key, ()) if text else ())):
        names = person["name"], without_brackets(original_name(person))
        if not person.get("family") and names not in domain.family_first:
            domain.family_first[names] = puts_family_first(*names)


def describe_person(
    person: Mapping[str, str], family_first: Mapping[tuple[str, str], bool]
) -> IndexedName:
    """Return a person with the name divided: ``family`` says how, or the name in the person's own
    language does; if neither, the family's name is last (Zhengyang Wu).
    """
    name, original = person["name"], without_brackets(original_name(person))
    words = name.split()
    family = person.get("family") or ""
    if not family:
        family = words[0 if family_first[name, original] else -1] if words else ""
    given = " ".join(name.replace(family, "", 1).split())
    return IndexedName(name, family, given, original)


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
        yield "citation_author", author.inverted
    yield "citation_publication_date", text.date.replace("-", "/")
    yield "citation_journal_title", text.publication
    yield "citation_issue", text.issue
    yield "citation_language", text.language
    yield "citation_public_url", text.url
    yield "DC.title", text.title
    for author in text.authors:
        yield "DC.creator", author.inverted
    for contributor in (*text.translators, *text.editors):
        yield "DC.contributor", contributor.inverted
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


def make_person(person: IndexedName) -> Data:
    """Return a person in the words of schema.org."""
    return without_gaps(
        {
            "@type": "Person",
            "name": person.name,
            "familyName": person.family,
            "givenName": person.given,
            "alternateName": person.original,
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
        ("edition-report", report_url),
    ]
    metas = [f'<meta name="{name}" content="{escape(of)}">' for name, of in tags if of]
    schema = json.dumps(make_schema(text), ensure_ascii=False, separators=(",", ":"))
    schema = schema.replace("<", "\\u003c")
    return "\n".join([*metas, f'<script type="application/ld+json">{schema}</script>', ""])


def write_metadata(text: TextRecord, app: Sphinx, url: str) -> str:
    """Return what the head of a text's page says of it, on the page with the address ``url``, "" for none."""
    domain = cast(EditionDomain, app.env.domains["edition"])
    described = describe_text(text, app.config, url, domain.family_first)
    return write_tags(described, app.config.edition_report_url)


def check_report_url(app: Sphinx, config: Config) -> None:
    """Warn of an address for reports that could not say where the error is (``config-inited``)."""
    address = config.edition_report_url
    if address and "{id}" not in address:
        logger.warning(
            "conf.py: edition_report_url has no {id}; write it where the id of the paragraph belongs, as in "
            '"mailto:editors@example.org?subject={id}"'
        )
