"""The style sheets of a page: none of them may hide, move away, reorder or replace a text's words."""

from __future__ import annotations

import copy
import itertools
import math
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import tinycss2
from selectolax.lexbor import SelectolaxError

from glossator.certificate.concealment import (
    flatten,
    get_share,
    is_calculation,
    is_judged,
    judge,
    words,
)
from glossator.certificate.selectors import GENERATED, OF_WORDS, nest, read_selectors
from glossator.markup import (
    ancestors,
    classes_of,
    descendants,
    text_of,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MANY = 2000
"""How many tokens of a value, all that its properties may be put in, are too many to be judged."""

LEAST = 0.4
"""To which part of their size, or of their colour, words may be reduced by several rules together."""

CHOICES_OF_VALUES = 256
"""How many combinations of values a calculation is tried with; one that has more may come to anything."""

CONTROLS = "".join(map(chr, range(33)))
BLANKS = re.compile(r"[\t\n\r]")

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


class StyleSheets:
    """The style sheets of an edition, each read once.

    ``read_file`` returns the bytes of a file by its path in the edition, or nothing.
    """

    def __init__(self, read_file: Callable[[str], bytes | None]) -> None:
        self.read_file = read_file
        self._sheets: dict[str, Sheet | None] = {}

    @classmethod
    def in_folder(cls, folder: Path) -> StyleSheets:
        """Return the sheets in a folder of pages."""

        def read_file(path: str) -> bytes | None:
            try:
                return (folder / path).read_bytes()
            except (OSError, ValueError):
                return None

        return cls(read_file)

    def read(self, path: str) -> Sheet | None:
        """Return a sheet by its path; one that is not there styles nothing."""
        if path not in self._sheets:
            content = self.read_file(path)
            self._sheets[path] = None if content is None else read_bytes(content)
        return self._sheets[path]


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


def check_styles(
    name: str, page: LexborHTMLParser, carriers: Iterable[LexborNode], sheets: StyleSheets
) -> Iterator[str]:
    """Yield the rules of a page's sheets that conceal something of the text, and sheets from elsewhere.

    ``carriers``: the elements that have words or numbers of the text.
    """
    used: list[tuple[str, Sheet]] = []
    addresses: list[str] = []
    for node in page.css("style, link"):
        if is_for_paper(node.attributes.get("media") or "all"):
            continue
        if (node.attributes.get("charset") or "utf-8").lower() != "utf-8":
            yield "a style sheet is said to have other characters than UTF-8"
        if node.tag == "style":
            if any(True for _ in descendants(node)):
                yield "a style sheet holds elements, and browsers read it without them"
            sheet = read_sheet(text_of(node))
            used.append(("the page’s own style", sheet))
            addresses += sheet.imports
        elif "stylesheet" in (node.attributes.get("rel") or "").lower().split():
            addresses.append(node.attributes.get("href") or "")
    for address in addresses:
        yield from _load(name, address, sheets, used, 0)
    elements = Carriers(page, carriers)
    for what, rule in concealing_rules(used):
        if elements.match(rule):
            sign = f"::{rule.pseudo}" if rule.pseudo else ""
            yield (
                f"{what} may hide, move or replace words of the text: "
                f"{rule.selector}{sign} {{ {rule.name}: {rule.value[:60]} }}"
            )
    yield from _find_lessened(elements, used)
    hidden = frozenset(node.mem_id for node in page.css("[hidden]") if is_definitions(node))
    for what, sheet in used:
        for rule in sheet.showing:
            if not rule.pseudo and not elements.matched(rule.selector).isdisjoint(hidden):
                yield (
                    f"{what} may show the hidden definitions beside the text: "
                    f"{rule.selector} {{ {rule.name}: {rule.value[:60]} }}"
                )


def is_definitions(node: LexborNode) -> bool:
    """Tell whether an element holds the definitions that a page shows when they are asked for."""
    return "popovers" in classes_of(node)


def _find_lessened(elements: Carriers, used: Iterable[tuple[str, Sheet]]) -> Iterator[str]:
    """Yield what makes words hardly seen by several steps: each a little smaller than those around it."""
    shares: dict[str, dict[int, float]] = {}
    for _, sheet in used:
        for rule, share in sheet.lessening:
            if rule.pseudo:
                continue
            of_name = shares.setdefault(rule.name, {})
            for key in elements.matched(rule.selector) & elements.all:
                of_name[key] = min(share, of_name.get(key, 1.0))
    for name, of_name in shares.items():
        for node in elements.nodes:
            around = (of_name.get(n.mem_id, 1.0) for n in (node, *ancestors(node)))
            if math.prod(around) < LEAST:
                yield f"several rules {name} together make words of the text hardly seen"
                break


def concealing_rules(used: Iterable[tuple[str, Sheet]]) -> Iterator[tuple[str, Rule]]:
    """Yield the rules that conceal what they match, each with the sheet that has it."""
    values: dict[str, list[str]] = {}
    for _, sheet in used:
        for key, value in sheet.named:
            values.setdefault(key, []).append(value)
    for what, sheet in used:
        for rule in sheet.concealing:
            yield what, rule
        for rule in sheet.open:
            if _conceals(rule, values):
                yield what, rule


def _load(
    name: str, address: str, sheets: StyleSheets, used: list[tuple[str, Sheet]], depth: int
) -> Iterator[str]:
    """Add a sheet that a page or another sheet loads, and those that it loads, to those in use."""
    address = BLANKS.sub("", address.strip(CONTROLS)).replace("\\", "/")  # as browsers do
    try:
        parts = urlsplit(address)
    except ValueError:
        yield f"the address of a style sheet is none: {address!r}"
        return
    if parts.scheme or parts.netloc or address.startswith("/"):
        yield f"a style sheet comes from elsewhere: {address[:80]!r}"
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    sheet = sheets.read(path)
    if path.startswith("../"):
        yield f"a style sheet comes from outside of the edition: {address[:80]!r}"
    if sheet is None or any(path == other for other, _ in used):
        return
    if depth > 8:
        yield f"style sheets import one another too deep: {address[:80]!r}"
        return
    used.append((path, sheet))
    for inner in sheet.imports:
        yield from _load(path, inner, sheets, used, depth + 1)


def _conceals(rule: Rule, values: Mapping[str, list[str]]) -> bool:
    """Tell whether a declaration conceals with any of the values that its properties are given."""
    value = parse_value(rule.value)
    if any(is_calculation(token) for token in flatten(value)):
        names = _find_names(value, values)
        if math.prod(len(values.get(name, "?")) for name in names) > CHOICES_OF_VALUES:
            return True
        choices = itertools.product(*(values.get(name, [""]) for name in names))
        return any(
            _conceals_with(rule, {n: [v] for n, v in zip(names, choice, strict=True) if v})
            for choice in choices
        )
    return _conceals_with(rule, values)


def _conceals_with(rule: Rule, values: Mapping[str, list[str]]) -> bool:
    tokens = list(itertools.islice(_substitute(parse_value(rule.value), values, 0), MANY))
    return len(tokens) == MANY or judge(rule.name, tokens)


def _find_names(tokens: Iterable[Any], values: Mapping[str, list[str]]) -> list[str]:
    """Return the names of all properties that a value depends on, those of their values too."""
    found: dict[str, None] = {}
    waiting = [list(tokens)]
    while waiting:
        for token in flatten(waiting.pop()):
            if token.type == "ident" and token.value.startswith("--") and token.value not in found:
                found[token.value] = None
                waiting += [list(parse_value(value)) for value in values.get(token.value, ())]
    return list(found)


@lru_cache(maxsize=4096)
def parse_value(css: str) -> tuple[Any, ...]:
    """Return the tokens of a value."""
    return tuple(tinycss2.parse_component_value_list(css))


def _substitute(
    tokens: Iterable[Any], values: Mapping[str, list[str]], depth: int
) -> Iterator[Any]:
    for token in tokens:
        if token.type == "function" and is_calculation(token):
            inside = _substitute(token.arguments, values, depth)
            token = copy.copy(token)
            token.arguments = list(itertools.islice(inside, MANY))
        elif token.type == "() block":
            inside = _substitute(token.content, values, depth)
            token = copy.copy(token)
            token.content = list(itertools.islice(inside, MANY))
        if token.type != "function" or token.lower_name != "var":
            yield token
            continue
        names = [t.value for t in token.arguments if t.type == "ident"][:1]
        found = [value for name in names for value in values.get(name, ())]
        for value in found if depth < 4 else ():
            inner = parse_value(value)
            yield from _substitute(inner, values, depth + 1)
        if not found:  # what is given for the case that nothing is
            yield from _substitute(token.arguments[1:], values, depth + 1)


class Carriers:
    """The elements that have words of a text, and all that contain these."""

    def __init__(self, page: LexborHTMLParser, carriers: Iterable[LexborNode]) -> None:
        self.page = page
        carriers = list(carriers)
        found = {
            node.mem_id: node
            for carrier in carriers
            for node in (carrier, *ancestors(carrier), *descendants(carrier))
            if not is_sign(node)
        }
        self.all = frozenset(found)
        self.nodes = tuple(found.values())
        self.signs = frozenset(
            node.mem_id for carrier in carriers for node in descendants(carrier) if is_sign(node)
        )
        self.numbers = frozenset(key for key, node in found.items() if is_number(node))
        self.lines = frozenset(key for key, node in found.items() if node.tag in WITHIN_LINES)
        self.blocks = self.all - self.lines
        self.page_itself = frozenset(
            key for key, node in found.items() if node.tag in ("html", "body")
        )
        self._matched: dict[str, frozenset[int]] = {}

    def match(self, rule: Rule) -> bool:
        """Tell whether a rule may do something to the words of one of the elements."""
        if rule.pseudo in GENERATED:
            if rule.name != "content":
                return False
        elif rule.pseudo and rule.pseudo not in OF_WORDS:
            return False
        return not self.matched(rule.selector).isdisjoint(self.concerned(rule))

    def matched(self, selector: str) -> frozenset[int]:
        """Return the elements of the page that a selector matches."""
        if selector not in self._matched:
            self._matched[selector] = self._match(selector)
        return self._matched[selector]

    def concerned(self, rule: Rule) -> frozenset[int]:
        """Return the elements that a declaration conceals, if it is theirs.

        The number of a paragraph hangs in the margin, placed from the paragraph's own edge. The lines of
        a paragraph are as high as the paragraph says, whatever a mark in them says; a label is as wide as
        it likes. Blocks that all float to the left stay in their order. What is cut off at the edge of
        the page itself can be scrolled to.
        """
        if rule.pseudo in GENERATED:
            return self.all | self.signs
        match rule.name, rule.value.lower():
            case "left" | "right", "100%":
                return self.all - self.numbers
            case "position", "absolute":
                return self.all - self.numbers
            case "position", "relative" | "sticky":
                return self.numbers
            case (("line-height" | "width" | "max-width" | "inline-size" | "max-inline-size"), _):
                return self.blocks
            case "float", "left":
                return self.lines
            case (("overflow" | "overflow-x" | "overflow-y"), _):
                return self.all - self.page_itself
        return self.all

    def _match(self, selector: str) -> frozenset[int]:
        try:
            return frozenset(node.mem_id for node in self.page.css(selector))
        except SelectolaxError:
            return self.all  # it cannot be said what it matches


WITHIN_LINES = frozenset(
    ["a", "cite", "del", "em", "ins", "q", "small", "span", "strong", "sub", "sup"]
)


def is_sign(node: LexborNode) -> bool:
    """Tell whether an element in a heading is the sign that leads to it."""
    return classes_of(node) == ["headerlink"]


def is_number(node: LexborNode) -> bool:
    """Tell whether an element is the number of a paragraph."""
    return classes_of(node) == ["para-number"]
