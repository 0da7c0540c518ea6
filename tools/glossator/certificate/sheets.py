"""Read style sheets: what each does of its own accord that may conceal words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2

from glossator.certificate.concealment import get_share, is_judged, judge
from glossator.certificate.selectors import nest, read_selectors
from glossator.certificate.values import flatten, words
from glossator.memo import Memo

NESTING = frozenset(
    {"media", "supports", "layer", "container", "scope", "starting-style", "document"}
)
"""At-rules that hold rules of their own."""


@dataclass(frozen=True)
class Rule:
    """What a style sheet does to the elements of a selector: one declaration that may conceal."""

    selector: str
    pseudo: str
    name: str
    value: str


@dataclass(frozen=True)
class Sheet:
    """What a style sheet has of interest.

    ``concealing``: what conceals as it stands; ``open``: what depends on properties that an author names
    (``var()``); ``named``: these properties, each with all values that the sheet gives it; ``imports``:
    the sheets that it loads; ``lessening``: what makes words smaller or fainter than those around them;
    ``showing``: what shows an element that its attribute hides.
    """

    concealing: tuple[Rule, ...]
    open: tuple[Rule, ...]
    named: tuple[tuple[str, str], ...]
    imports: tuple[str, ...]
    lessening: tuple[tuple[Rule, float], ...] = ()
    showing: tuple[Rule, ...] = ()


SUFFIX = ".css"


class StyleSheets:
    """The style sheets of an edition, each read once.

    ``read_file`` returns the bytes of a file by its path in the edition, or nothing.
    """

    def __init__(self, read_file: Callable[[str], bytes | None], memo: Memo | None = None) -> None:
        self.read_file = read_file
        self.memo = memo or Memo()
        self._sheets: dict[str, Sheet | None] = {}
        self.digest = ""
        """That of all style sheets that there are, "" where it is not known."""

    @classmethod
    def in_folder(cls, folder: Path, memo: Memo | None = None) -> StyleSheets:
        """Return the sheets in a folder of pages; ``memo``: what was read of sheets before, by their bytes."""

        def read_file(path: str) -> bytes | None:
            try:
                return (folder / path).read_bytes()
            except (OSError, ValueError):
                return None

        sheets = cls(read_file, memo)
        digest = hashlib.sha256()
        for path in sorted(folder.rglob(f"*{SUFFIX}")):
            content = read_file(path.relative_to(folder).as_posix()) or b""
            digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode() + content)
            if sheets.memo.knows(SHEET, (content,)):  # kept, though perhaps no page asks for it now
                sheets.memo.recall(SHEET, (content,), list)
        sheets.digest = digest.hexdigest()
        return sheets

    def read(self, path: str) -> Sheet | None:
        """Return a sheet by its path; one that is not there styles nothing."""
        if not path.endswith(SUFFIX) or path.startswith("/") or ".." in path:
            self.digest = ""  # nothing is known of such a file
        if path not in self._sheets:
            content = self.read_file(path)
            self._sheets[path] = None if content is None else self.read_kept(content)
        return self._sheets[path]

    def read_kept(self, content: bytes) -> Sheet:
        """Read the file of a style sheet, unless its bytes were read before."""
        return restore_sheet(
            self.memo.recall(SHEET, (content,), lambda: astuple(read_bytes(content)))
        )


SHEET = "sheet"


def restore_sheet(data: Any) -> Sheet:
    """Return a sheet of what :func:`dataclasses.astuple` made of it, be it read from JSON."""
    concealing, open_, named, imports, lessening, showing = data
    return Sheet(
        concealing=tuple(Rule(*rule) for rule in concealing),
        open=tuple(Rule(*rule) for rule in open_),
        named=tuple((name, value) for name, value in named),
        imports=tuple(imports),
        lessening=tuple((Rule(*rule), share) for rule, share in lessening),
        showing=tuple(Rule(*rule) for rule in showing),
    )


OTHER_CHARACTERS = Sheet((Rule("*", "", "display", "characters other than UTF-8"),), (), (), ())
"""What a sheet says that browsers may read in another way than this module: anything."""


def read_bytes(content: bytes) -> Sheet:
    """Read the file of a style sheet."""
    named = re.match(rb'@charset "([^"]*)"', content)
    if named and named[1].lower() != b"utf-8":
        return OTHER_CHARACTERS
    try:
        return read_sheet(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return OTHER_CHARACTERS


@lru_cache(maxsize=64)
def read_sheet(css: str) -> Sheet:
    """Read a style sheet; one whose brackets lie too deep in one another may do anything."""
    reader = _SheetReader()
    try:
        reader.rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), "")
    except RecursionError:
        return Sheet((Rule("*", "", "display", "brackets too deep in one another"),), (), (), ())
    named, imports = tuple(reader.named), tuple(reader.imports)
    lessening, showing = tuple(reader.lessening), tuple(reader.showing)
    return Sheet(tuple(reader.concealing), tuple(reader.open), named, imports, lessening, showing)


class _SheetReader:
    def __init__(self) -> None:
        self.concealing: list[Rule] = []
        self.open: list[Rule] = []
        self.named: list[tuple[str, str]] = []
        self.imports: list[str] = []
        self.lessening: list[tuple[Rule, float]] = []
        self.showing: list[Rule] = []

    def rules(self, rules: Iterable[Any], parent: str) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                selectors = list(read_selectors(rule.prelude))
                self.block(rule.content, [(nest(s, parent), p) for s, p in selectors])
            elif rule.type == "at-rule":
                self.at_rule(rule, parent)

    def at_rule(self, rule: Any, parent: str) -> None:
        name = rule.lower_at_keyword
        if name == "import":
            urls = [
                token.value for token in flatten(rule.prelude) if token.type in ("url", "string")
            ]
            self.imports += urls or [tinycss2.serialize(rule.prelude)]
        elif name == "property" and rule.content is not None:
            key = tinycss2.serialize(rule.prelude).strip()
            for declaration in tinycss2.parse_blocks_contents(rule.content, True, True):
                if declaration.type == "declaration" and declaration.lower_name == "initial-value":
                    self.named.append((key, tinycss2.serialize(declaration.value)))
        elif name in NESTING and rule.content is not None and not is_print(rule):
            if parent:
                self.block(rule.content, [(parent, "")])
            else:
                found = tinycss2.parse_blocks_contents(rule.content, True, True)
                self.rules(found, "")
                if (
                    name == "scope"
                ):  # what stands in it alone is of the elements that it begins with
                    self.declarations(found, [("*", "")])

    def block(self, content: Any, selectors: list[tuple[str, str]]) -> None:
        found = tinycss2.parse_blocks_contents(content, True, True)
        self.declarations(found, selectors)
        for selector in dict.fromkeys(selector for selector, _ in selectors):
            self.rules(found, selector)

    def declarations(self, found: Iterable[Any], selectors: list[tuple[str, str]]) -> None:
        for declaration in found:
            if declaration.type != "declaration":
                continue
            name, value = declaration.lower_name, declaration.value
            if name.startswith("--"):
                self.named.append((declaration.name, tinycss2.serialize(value)))
                continue
            text = tinycss2.serialize(value).strip()
            made = [Rule(s, p, name, text) for s, p in selectors]
            share = get_share(name, value)
            if share < 1:
                self.lessening += [(rule, share) for rule in made]
            if name in ("display", "all") and "none" not in words(value):
                self.showing += made
            is_open = is_judged(name) and "var" in words(value)
            if not is_open and not judge(name, value):
                continue
            (self.open if is_open else self.concealing).extend(made)


def is_print(rule: Any) -> bool:
    """Tell whether an at-rule is for paper alone."""
    if rule.lower_at_keyword != "media":
        return False
    return is_for_paper(tinycss2.serialize(rule.prelude))


def is_for_paper(media: str) -> bool:
    """Tell whether each of the media that a sheet is for is paper."""
    return all(medium.split()[:1] == ["print"] for medium in media.lower().split(","))
