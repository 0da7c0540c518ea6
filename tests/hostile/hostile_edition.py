"""Constructs that some program between a seed and a reader may obey, and editions made of them.

1. :func:`read_corpora`: the constructs, one a line or a YAML entry of ``corpora/``, grouped by syntax;
2. :func:`write_edition`: an edition that has each of them in every place where a seed's words may stand;
3. :class:`Published`: what ``glossator build`` made of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

import yaml
from bs4 import BeautifulSoup, Tag

CORPORA = Path(__file__).parent / "corpora"

CANARY = "CANARY-5e1f: this file was read"
"""What stands in the files that hostile constructs name; it must never be published."""

FORGED = "forged"
"""The file that hostile code tries to write."""

LONG_URL = "https://example.invalid/" + "a_(b)*c*/%20&amp;~" * 16
LONG_PARAGRAPH = ("*Peace* & `development` {x} <y> [z](w) — “和平与发展”. " * 1200).strip()

CONF = """\
project = "Hostile"
author = "Nobody"
version = release = "1"
edition_release_date = "2026-11-21"
extensions = ["sphinx_glossator", "sphinx.ext.doctest"]
smartquotes = False
html_theme = "furo"
typst_handouts = False
# More than the edition itself enables: text must stay inert whatever is switched on.
myst_enable_extensions = [
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
    "html_admonition", "html_image", "strikethrough", "substitution", "tasklist",
]
myst_substitutions = {"project": "SUBSTITUTED"}
suppress_warnings = ["myst.strikethrough"]
rst_prolog = ".. |today| replace:: SUBSTITUTED"
"""


class Refused(NamedTuple):
    """Bytes that no page can carry: what is said of them, and at which byte of ``content`` they stand."""

    content: bytes
    at: int
    code: str = ""


def read_corpora() -> dict[str, list[str]]:
    """Return the constructs by syntax."""
    lines = {
        path.stem: path.read_text(encoding="utf-8").splitlines()
        for path in sorted(CORPORA.glob("*.txt"))
    }
    unicode = yaml.safe_load((CORPORA / "unicode.yaml").read_text(encoding="utf-8"))
    return lines | {f"unicode, {group}": texts for group, texts in unicode.items()}


def read_refused() -> list[Refused]:
    """Return what must be refused, with the offset in the seed at which it stands."""
    data = yaml.safe_load((CORPORA / "refused.yaml").read_text(encoding="utf-8"))
    printed = [Refused(case["text"].encode(), case["at"], case["code"]) for case in data["printed"]]
    return printed + [Refused(bytes.fromhex(case["hex"]), case["at"]) for case in data["not utf-8"]]


def trim(text: str) -> str:
    """Return a line's words: white space and byte-order marks at its ends are none."""
    before = ""
    while text != before:
        before, text = text, text.strip().strip("\ufeff")
    return text


# --- writing an edition -------------------------------------------------------------------------


@dataclass
class Seed:
    """A witness in the making, with the record that fits it: one rule and one line a construct."""

    id: str
    lines: list[str] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    emendations: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    title: str = "A title"
    default: str = "paragraph"

    def write(self, root: Path, content: bytes | None = None) -> None:
        """Write witness, record and notes below ``root``; ``content`` stands for the lines."""
        witness = "\n".join(self.lines).encode() if content is None else content
        folder = root / "seeds" / self.id
        folder.mkdir(parents=True)
        (folder / "source.txt").write_bytes(witness)
        (folder / "canary.txt").write_text(CANARY)
        record = {
            "id": self.id,
            "witness": {
                "file": "source.txt",
                "received_as": "received.txt",
                "sha256": hashlib.sha256(witness).hexdigest(),
            },
            "bibliography": {
                "title": self.title,
                "short": self.title,
                "publication": "none",
                "rights": "none",
                "provenance": "typed in a test",
            },
            "structure": {"default": self.default, "exceptions": self.rules},
            "emendations": self.emendations,
        }
        (folder / "record.yaml").write_text(
            yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=10_000),
            encoding="utf-8",
        )
        if self.notes:
            (folder / "notes.md").write_text("\n".join(self.notes), encoding="utf-8")


def make_seeds(texts: Sequence[str]) -> list[Seed]:
    """Return seeds that have ``texts`` in every place; block N of each kind is text N."""
    places = ("paragraphs", "quoted", "emended", "headings", "pull-quotes", "references")
    seeds = {name: Seed(name) for name in (*places, "author-notes", "furniture")}
    for seed, title in zip(seeds.values(), texts, strict=False):
        seed.title = title
    for n, text in enumerate(texts, start=1):
        sentence = f"Before {text} after."
        for name, line in {
            "paragraphs": text,
            "quoted": sentence,
            "emended": sentence,
            "headings": text,
            "pull-quotes": text,
            "references": f"[{n}] {text}",
            "author-notes": f"Said.{n}{text}",
            "furniture": text,
        }.items():
            seeds[name].lines.append(line)
        seeds["quoted"].notes.append(
            f":::{{edition:note}} n{n}\n:kind: text\n:target: quoted-p{n}\n:quote: {text}\n"
            ":prefix: Before\n:suffix: after\n\nWords.\n:::\n"
        )
        seeds["emended"].emendations.append(
            {"line": n, "exact": text, "reading": "peace", "prefix": "Before ", "suffix": " after"}
            | {"kind": "spelling", "certainty": "certain", "remark": "tame"}
        )
        line = {"lines": str(n)}
        seeds["headings"].rules.append(line | {"kind": "heading", "level": 1})
        seeds["pull-quotes"].rules.append(line | {"kind": "pull-quote"})
        seeds["references"].rules.append(line | {"kind": "reference", "label": f"[{n}]"})
        note = {"number": str(n), "text": text, "prefix": "Said."}
        seeds["author-notes"].rules.append(line | {"notes": [note]})
        seeds["furniture"].rules.append(line | {"kind": "furniture"})
    seeds["furniture"].lines.append("The only words.")
    return list(seeds.values())


def read_glyphless() -> list[str]:
    """Return the constructs that the book's fonts cannot print."""
    return [trim(text) for text in read_corpora()["unicode, without a glyph"]]


def write_edition(root: Path, seeds: Iterable[Seed]) -> Path:
    """Write an edition of ``seeds``, with files around it that their constructs name."""
    for seed in seeds:
        seed.write(root)
    docs = root / "docs"
    (docs / "texts").mkdir(parents=True)
    (docs / "conf.py").write_text(CONF, encoding="utf-8")
    (docs / "index.md").write_text(
        "# Hostile\n\nWords.\n\n```{toctree}\n:glob:\n\ntexts/*\ncolophon\n```\n", encoding="utf-8"
    )
    (docs / "colophon.md").write_text(
        "# Colophon\n\n```{edition:witnesses}\n```\n", encoding="utf-8"
    )
    for folder in (root, docs, docs / "texts"):
        (folder / "canary.txt").write_text(CANARY)
    return root


# --- reading what was published -----------------------------------------------------------------

OURS = (
    "a.para-number, a.author-note-number, a.headerlink, span.block-label, span.heading-label, "
    "sup.note-mark, sup.note-letter"
)
"""What the edition itself puts into a block of reading text."""


OUR_CLASSES = {name.rpartition(".")[2] for name in OURS.split(", ")}


def read_words(element: ElementTree.Element) -> Iterator[str]:
    """Yield the words of an element without what the edition itself puts into it."""
    yield element.text or ""
    for child in element:
        if not OUR_CLASSES & set(child.get("class", "").split()):
            yield from read_words(child)
        yield child.tail or ""


@dataclass(frozen=True)
class Published:
    """An edition, and what ``glossator build`` made of it."""

    root: Path
    texts: list[str]

    @cached_property
    def data(self) -> dict[str, dict[str, Any]]:
        """The texts of edition.json by their id."""
        data = json.loads((self.root / "build/edition.json").read_text(encoding="utf-8"))
        return {text["id"]: text for text in data["texts"]}

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page of a text by the text's id, as html.parser reads it."""
        return {
            path.stem: BeautifulSoup(path.read_bytes().decode(), "html.parser")
            for path in sorted((self.root / "build/html/texts").glob("*.html"))
        }

    @cached_property
    def static(self) -> set[str]:
        """The files that the theme and the extension bring, by their paths from the root."""
        html = self.root / "build/html"
        return {
            p.relative_to(html).as_posix() for p in (html / "_static").rglob("*") if p.is_file()
        }

    @cached_property
    def blocks(self) -> dict[str, Tag]:
        """Every element with an id, a section's heading for it, without what the edition puts into it."""
        found = {}
        for page in self.pages.values():
            for element in page.select("article [id]"):
                heading = element.find(["h1", "h2", "h3"]) if element.name == "section" else element
                found[str(element["id"])] = copy(heading)
        for element in found.values():
            for own in element.select(OURS):
                own.decompose()
        return found

    @cached_property
    def epub_blocks(self) -> dict[str, str]:
        """The words of every element with an id in the EPUB, which is read as the XML that it says it is."""
        found = {}
        with ZipFile(self.root / "build/epub/edition.epub") as archive:
            for name in archive.namelist():
                if name.endswith(".xhtml"):
                    root = ElementTree.fromstring(archive.read(name))
                    for element in root.iter():
                        heading = next(iter(element), element)
                        is_section = element.tag.endswith("}section")
                        words = "".join(read_words(heading if is_section else element))
                        found[element.get("id", "")] = words
        return found

    def block(self, text: str, suffix: str) -> Tag:
        """Return the element of a block; that its id is the only one is a test of its own."""
        return self.blocks[f"{text}-{suffix}"]

    def files(self) -> dict[str, bytes]:
        """Return every file that the build made, Sphinx's own records with them."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted((self.root / "build").rglob("*"))
            if path.is_file()
        }
