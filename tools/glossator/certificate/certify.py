"""Certify the pages of a folder: find the texts, judge each by what the colophon publishes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossator.certificate.article import read_article
from glossator.certificate.published import (
    PublishedText,
    find_other_item,
    read_published_texts,
)
from glossator.certificate.sheets import StyleSheets
from glossator.certificate.styles import check_styles, is_definitions
from glossator.certificate.surroundings import check_surroundings
from glossator.certificate.witness import find_difference, regenerate
from glossator.diagnostics import Code, Diagnostic, fail
from glossator.markup import ancestors, children, is_element, parse_page
from glossator.memo import Memo, make_key
from glossator_schema import printed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
"""Files that browsers show as pages, in whatever case."""


@dataclass(frozen=True)
class Certificate:
    """The result for one text: its hash as published and as regenerated, and what differs."""

    id: str
    published: str
    regenerated: str
    size: int  # bytes
    emendations: int
    faults: tuple[Diagnostic, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether the page proves the witness, and shows what was published."""
        return self.published == self.regenerated and not self.faults


def certify(folder: Path, memo: Memo | None = None) -> list[Certificate]:
    """Certify every text of the edition published in ``folder``, by name of its page.

    A text of the colophon without a page has a certificate too, which is not good. ``memo``: what was found
    of pages before, by their bytes and by all else that a certificate depends on.

    Raises :class:`~glossator.diagnostics.EditionError`: ``MISSING_FILE`` where the folder has no text
    or no page publishes the hashes, ``CANNOT_ACCESS`` where a page cannot be read.
    """
    sheets = StyleSheets.in_folder(folder, memo)
    certificates = certify_pages(Pages(folder), sheets, memo)
    if not certificates:
        message = (
            "there is no text with its apparatus, or no colophon with the hashes; write {edition:witnesses} "
            "on a page that is in a table of contents, and build it"
        )
        raise fail(str(folder), 0, Code.MISSING_FILE, message)
    return certificates


def certify_pages(
    contents: Mapping[str, bytes], sheets: StyleSheets, memo: Memo | None = None
) -> list[Certificate]:
    """Certify the pages of an edition, the bytes of each by its name; none without a text or a colophon.

    A page is asked for once, and once more if its bytes are not known: it is not held until then.
    """
    faults: list[Diagnostic] = []
    memo = memo or Memo()
    published: dict[str, PublishedText] = {}
    texts: dict[str, tuple[str, str]] = {}
    for name, content in contents.items():
        sha256 = hashlib.sha256(content).hexdigest()
        try:
            html = content.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"invalid UTF-8 at byte {error.start}; build the edition again"
            faults.append(Diagnostic(name, 0, Code.NOT_UTF8, message))
            continue
        rows, text = memo.recall("summary", (sha256,), partial(_summarize, html))
        for text_id, *told in rows:
            if published.setdefault(text_id, _read_row(told)) != _read_row(told):
                message = f"{text_id} is published in two ways; build the edition again"
                faults.append(_fault(name, message))
        if text is not None:
            texts[name] = text, sha256
    if not texts or not published:
        return []
    found = [
        _recall(name, text_id, sha256, contents, published, sheets, memo)
        for name, (text_id, sha256) in texts.items()
    ]
    found = list(_claim_once(list(texts), found))
    missing = published.keys() - {certificate.id for certificate in found}
    found += [_missing(text_id, published[text_id]) for text_id in sorted(missing)]
    return [*found[:-1], replace(found[-1], faults=(*found[-1].faults, *faults))]


Row = list[Any]
"""What the colophon says of a text, as plain data: its id, and the fields of :class:`PublishedText`."""


def _summarize(html: str) -> tuple[list[Row], str | None]:
    """Return what a page publishes of texts, and the id of the text that it has; ``None`` for none."""
    page = parse_page(html)
    rows = [
        [text_id, text.sha256, [*text.lines], text.printed, [*text.items]]
        for text_id, text in read_published_texts(page)
    ]
    return rows, find_text(page)[1] if page.css_first(TEXT_MARKS) else None


def _read_row(told: Row) -> PublishedText:
    sha256, lines, whole, items = told
    return PublishedText(sha256, tuple(lines), whole, tuple(items))


def _recall(
    name: str,
    text_id: str,
    sha256: str,
    contents: Mapping[str, bytes],
    published: Mapping[str, PublishedText],
    sheets: StyleSheets,
    memo: Memo,
) -> Certificate:
    """Return the certificate of a page: that of the same bytes, styles and colophon, if there is one."""
    whole = Memo() if not sheets.digest else memo
    given = (name, sha256, sheets.digest, repr(published.get(text_id)))

    def find() -> Row:
        content = contents[name]
        if hashlib.sha256(content).hexdigest() != sha256:
            raise fail(name, 0, Code.NOT_CERTIFIED, "it changes while it is read; certify it again")
        made = _certify(name, parse_page(content.decode("utf-8")), published, sheets)
        messages = [fault.message for fault in made.faults]
        return [made.id, made.published, made.regenerated, made.size, made.emendations, messages]

    text, hashed, again, size, emendations, messages = whole.recall("certificate", given, find)
    if not sheets.digest:  # it has read what only seems to be no style sheet
        memo.used.pop(make_key("certificate", given), None)
    faults = tuple(_fault(name, message) for message in messages)
    return Certificate(text, hashed, again, size, emendations, faults)


TEXT_MARKS = (
    f".{printed.APPARATUS}, .{printed.HEADER}, .{printed.PARAGRAPH}, "
    f".{printed.PARAGRAPH_NUMBER}, [{printed.COLLATION}]"
)
"""What only the page of a text has."""


class Pages(Mapping[str, bytes]):
    """The bytes of each page of a folder by its name, read when they are asked for.

    Raises :class:`~glossator.diagnostics.EditionError` (``CANNOT_ACCESS``) where a page cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = [
            path.relative_to(folder).as_posix()
            for path in sorted(folder.rglob("*"))
            if path.suffix.lower() in SUFFIXES and not path.is_dir()
        ]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, name: str) -> bytes:
        path = self.folder / name
        try:
            return path.read_bytes()
        except OSError as error:
            message = f"{error.strerror}; let it be read, or build the edition again"
            raise fail(str(path), 0, Code.CANNOT_ACCESS, message) from error


def _claim_once(names: list[str], certificates: list[Certificate]) -> Iterator[Certificate]:
    """Yield the certificates; a page with a text that another page has too is no good one."""
    owners: dict[str, str] = {}
    for name, certificate in zip(names, certificates, strict=True):
        owner = owners.setdefault(certificate.id, name)
        if owner != name:
            message = f"{certificate.id} is on {owner} too; remove one of the pages"
            faults = (*certificate.faults, _fault(name, message))
            yield replace(certificate, faults=faults)
        else:
            yield certificate


def _missing(text_id: str, published: PublishedText) -> Certificate:
    message = f"the colophon has {text_id}, and no page has it; build the edition again"
    return _bad(text_id, text_id, published, message)


def _fault(name: str, message: str) -> Diagnostic:
    return Diagnostic(name, 0, Code.NOT_CERTIFIED, message)


def certify_page(
    name: str, html: str, published: Mapping[str, PublishedText], sheets: StyleSheets | None = None
) -> Certificate:
    """Certify one text from its page; ``published`` is what the colophon says, by text id.

    ``name``: the page's path in the folder that ``sheets`` are read from; without them, only the styles
    in the page are judged.
    """
    return _certify(name, parse_page(html), published, sheets or StyleSheets(lambda path: None))


def _certify(
    name: str,
    page: LexborHTMLParser,
    published: Mapping[str, PublishedText],
    sheets: StyleSheets,
) -> Certificate:
    section, text_id, problem = find_text(page)
    known = published.get(text_id, PublishedText(""))
    if section is None:
        return _bad(name, text_id, known, f"{problem}; build the edition again")
    try:
        article = read_article(section, text_id)
    except RecursionError:
        return _bad(name, text_id, known, "elements lie too deep in one another; build it again")
    pieces, problems = regenerate(article, text_id)
    regenerated = "".join(words for words, _ in pieces).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(regenerated).hexdigest()
    found = [*article.faults, *check_surroundings(page, section, text_id), *problems]
    if text_id not in published:
        found.append(f"the colophon does not know the text {text_id!r}")
    elif other := find_other_item(article.items, known):
        found.append(other)
    if text_id in published and digest != known.sha256:
        difference = find_difference(pieces, known.lines)
        found.append(f"its witness is not the published one; {difference}")
    beside = [
        node
        for node in (children(section.parent) if section.parent else ())
        if is_element(node) and node.mem_id != section.mem_id and not is_definitions(node)
    ]
    found += check_styles(name, page, [*article.carriers, *beside], sheets)
    return Certificate(
        id=text_id,
        published=known.sha256,
        regenerated=digest,
        size=len(regenerated),
        emendations=len(article.entries),
        faults=tuple(_fault(name, message) for message in dict.fromkeys(found)),
    )


def _bad(name: str, text_id: str, known: PublishedText, message: str) -> Certificate:
    """Return the certificate of a text of which there is nothing to be regenerated."""
    return Certificate(text_id, known.sha256, "", 0, 0, (_fault(name, message),))


def find_text(page: LexborHTMLParser) -> tuple[LexborNode | None, str, str]:
    """Return the section of a page that is its text, the id of the text, and what is wrong without one."""
    apparatuses = page.css(f"details.{printed.APPARATUS}")
    text_id = (apparatuses[0].attributes.get(printed.TEXT) or "") if apparatuses else ""
    headers = page.css(f"div.{printed.HEADER}")
    if len(apparatuses) != 1 or len(headers) != 1 or not text_id:
        return None, text_id, "the page has not one header and one apparatus of a text"
    sections = [node for node in ancestors(headers[0]) if node.tag == "section"]
    if len(sections) != 1:
        return None, text_id, "the header does not stand in the section of the text"
    return sections[0], text_id, ""
