"""Sources in CSL-JSON, as reference managers export them, in BibTeX: types, fields, names, dates.

A source is then one more entry of a bibliography, whichever file it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, str] = {
    "article": "online",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "video",
    "chapter": "incollection",
    "classic": "book",
    "collection": "collection",
    "dataset": "dataset",
    "document": "misc",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "event": "misc",
    "figure": "image",
    "graphic": "image",
    "hearing": "legal",
    "interview": "misc",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "misc",
    "map": "misc",
    "motion_picture": "movie",
    "musical_score": "music",
    "pamphlet": "misc",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "music",
    "speech": "misc",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
"""The types of CSL 1.0.2, each with that of BibTeX or biblatex."""

FIELDS: Mapping[str, str] = {
    "title": "title",
    "collection-title": "series",
    "publisher": "publisher",
    "publisher-place": "location",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "page": "pages",
    "edition": "edition",
    "genre": "type",
    "medium": "howpublished",
    "version": "version",
    "event-title": "eventtitle",
    "note": "note",
    "language": "langid",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
}
"""Fields that are words, each with that of BibTeX or biblatex; those of no account for readers are not read."""

NAMES = {"author": "author", "editor": "editor", "container-author": "bookauthor"}
DATES = {"issued": "date", "accessed": "urldate"}
AS_THEY_STAND = frozenset({"url", "doi", "isbn", "issn", "langid"})
OF_JOURNALS = frozenset({"article", "review", "periodical"})
OF_BODIES = frozenset({"thesis", "report"})
SIGNS = {sign: f"\\{sign}" for sign in "#$%&_"}
MARKUP = re.compile(r"</?[a-z]+(?: [^<>]*)?>|[\\{}#$%&_]")


def key_of(item: Mapping[str, Any]) -> str:
    """Return the key of a source: that by which documents cite it, or its id."""
    return str(item.get("citation-key") or item.get("id") or "").strip()


def write_bibtex(item: Mapping[str, Any]) -> str:
    """Return a source in CSL-JSON as an entry of BibTeX; what is not of CSL's form is left out."""
    kind = TYPES.get(str(item.get("type", "")), "misc")
    fields = [f"  {name} = {{{words}}}" for name, words in _fields(kind, item)]
    return f"@{kind}{{{key_of(item)},\n" + ",\n".join(fields) + "\n}\n"


def _fields(kind: str, item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in NAMES.items():
        if names := " and ".join(filter(None, map(_name, _list(item.get(name))))):
            yield field, names
    for name, field in DATES.items():
        if date := _date(item.get(name)):
            yield field, date
    if container := _words(item.get("container-title")):
        yield "journaltitle" if kind in OF_JOURNALS else "booktitle", escape_tex(container)
    said = set()
    for name, field in FIELDS.items():
        words = _words(item.get(name))
        field = "institution" if field == "publisher" and kind in OF_BODIES else field
        if words and field not in said:
            said.add(field)
            if field == "pages":
                words = re.sub(r"(?<=\w)\s*[-–]\s*(?=\w)", "--", words)
            yield field, words if field in AS_THEY_STAND else escape_tex(words)


def escape_tex(words: str) -> str:
    """Return words as TeX has them: its signs are signs; CSL's markup and braces are left out."""
    return MARKUP.sub(lambda found: SIGNS.get(found[0], ""), words)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(value: Any) -> str:
    """Return a value that is words, or a number that CSL has as one."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def _name(value: Any) -> str:
    """Return a person as BibTeX has it; a body, or a name of one part, is not divided."""
    if not isinstance(value, Mapping):
        return ""
    part = {name: escape_tex(_words(said)) for name, said in value.items()}
    if part.get("literal"):
        return f"{{{part['literal']}}}"
    particle = part.get("non-dropping-particle") or part.get("dropping-particle") or ""
    family = " ".join(filter(None, (particle, part.get("family", ""))))
    if not (family and part.get("given")):
        return f"{{{family or part.get('given', '')}}}" if family or part.get("given") else ""
    return ", ".join(filter(None, (family, part.get("suffix", ""), part["given"])))


def _date(value: Any) -> str:
    """Return a date, or two, in EDTF; words that are no date as they stand."""
    if not isinstance(value, Mapping):
        return ""
    dates = ["-".join(_numbers(parts)) for parts in _list(value.get("date-parts"))]
    if dates := list(filter(None, dates)):
        return "/".join(dates[:2])
    return escape_tex(_words(value.get("raw") or value.get("literal")))


def _numbers(parts: Any) -> Iterator[str]:
    """Yield year, month and day, as many as there are."""
    for part, digits in zip(_list(parts), (4, 2, 2), strict=False):
        number = _words(part)
        if not number.lstrip("-").isdigit():
            return
        sign = "-" if number.startswith("-") else ""
        yield sign + number.lstrip("-").zfill(digits)
