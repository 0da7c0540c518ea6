"""The pages that every edition has besides its texts and entries: made where nobody has written them by hand.

First page, bibliography, colophon, and the page by which the edition is checked. A page that is generated and
that no table of contents names is told so, and stands at the end of that of the first page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from glossator.checks.matter import blank_out_code
from glossator.diagnostics import EditionError
from glossator.files import EditionFiles
from glossator.generated import GENERATED
from glossator.myst.standing_pages import (
    write_bibliography,
    write_checks,
    write_colophon,
    write_first_page,
)
from glossator_schema.words import STANDING

INDEX, BIBLIOGRAPHY, COLOPHON, CHECKS = STANDING

DIRECTIVE = r"^[ \t]*(?P<fence>`{3,}|:{3,})\{%s\}.*\n"
CONTENTS = re.compile(DIRECTIVE % "toctree" + r"(?P<body>(?:.*\n)*?)[ \t]*(?P=fence)", re.MULTILINE)
APART = "\norphan: true\n"
"""By this a page is known that comes into no contents."""

NAMED = re.compile(r"(?:.*<(?P<named>[^<>]+)>|(?P<plain>\S+))")


@dataclass(frozen=True)
class HandWritten:
    """The pages of ``docs/`` that people wrote, by path, and whether there is a bibliography with any source.

    ``published``: whether there is a ``conf.py``, so that the pages are an edition's.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    has_sources: bool = False
    published: bool = False

    def has_directive(self, name: str) -> bool:
        """Tell whether a directive stands on one of the pages; what is shown as code does not count."""
        wanted = re.compile(DIRECTIVE % re.escape(name), re.MULTILINE)
        return any(wanted.search(f"{blank_out_code(words)}\n") for words in self.pages.values())

    def has_page(self, name: str) -> bool:
        """Tell whether a page of this name is written by hand, in whatever markup."""
        return any(PurePosixPath(path).with_suffix("").as_posix() == name for path in self.pages)

    def says_the_same(self, files: EditionFiles) -> bool:
        """Tell whether by what people write now the same pages are made, and come into the contents."""
        try:
            return self._facts() == read_hand_written(files)._facts()
        except EditionError:  # who reads the edition tells it
            return False

    def _facts(self) -> tuple[object, ...]:
        """Return all that generated pages follow from."""
        return sorted(self.contents()), sorted(make_standing(self)), self.has_page(INDEX)

    def contents(self) -> tuple[str, ...]:
        """Return what the tables of contents name, patterns among it, as names of pages."""
        return tuple(dict.fromkeys(self._list_named()))

    def _list_named(self) -> Iterator[str]:
        for path, words in self.pages.items():
            folder = PurePosixPath(path).parent
            for contents in CONTENTS.finditer(f"{blank_out_code(words)}\n"):
                for line in contents["body"].splitlines():
                    if (found := NAMED.fullmatch(line.strip())) and not line.lstrip().startswith(
                        ":"
                    ):
                        name = found["named"] or found["plain"]
                        place = PurePosixPath(name[1:]) if name[:1] == "/" else folder / name
                        yield place.as_posix().removesuffix(".md")


def read_hand_written(files: EditionFiles) -> HandWritten:
    """Read what people wrote in ``docs/``, as far as it says which pages are still to be made."""
    paths = [*files.find("docs", ".md"), *files.find("docs", ".rst")]
    contents = {path: files.content(path) for path in paths if GENERATED not in files.bytes(path)}
    sources = files.find("docs", ".bib", deep=False)
    return HandWritten(
        pages={path.relative_to(files.docs).as_posix(): contents[path] for path in contents},
        has_sources=any("@" in files.content(path) for path in sources),
        published=files.has(files.docs / "conf.py"),
    )


def make_standing(written: HandWritten) -> dict[str, str]:
    """Return the standing pages that are to be made: path below ``docs/`` -> MyST."""
    if not written.published:
        return {}
    made = {}
    if not written.has_page(INDEX):
        made[INDEX] = write_first_page()
    if written.has_sources and not written.has_directive("bibliography"):
        made[BIBLIOGRAPHY] = write_bibliography()
    if not written.has_directive("edition:witnesses"):
        made[COLOPHON] = write_colophon()
    made[CHECKS] = write_checks()
    return {f"{name}.md": page for name, page in made.items() if not written.has_page(name)}


def place_pages(pages: Mapping[str, str], written: HandWritten) -> dict[str, str]:
    """Return generated pages; each that no table of contents names says where it comes among the others."""
    if not written.published:
        return dict(pages)
    named = written.contents() if written.has_page(INDEX) else ("texts/*",)

    def is_named(path: str) -> bool:
        name = path.removesuffix(".md")
        return name == INDEX or any(fnmatchcase(name, pattern) for pattern in named)

    return {
        path: page if is_named(path) or APART in page[:100] else say_place(page, order)
        for order, (path, page) in enumerate(pages.items(), start=1)
    }


def say_place(page: str, order: int) -> str:
    """Return a page whose front matter says that it comes into the contents, and in which order."""
    said = f"contents: {order}\n"
    return f"---\n{said}{page[4:]}" if page.startswith("---\n") else f"---\n{said}---\n\n{page}"
