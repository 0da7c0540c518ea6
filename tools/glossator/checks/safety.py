"""Safe pages: addresses, files and HTML in what the editors write, each at its line.

The words are read by the parser that MyST uses, with its judgement of links switched off: an address that it
would print as bare words is a fault here. Directives within directives are followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from glossator.checks.matter import Matter
from glossator.diagnostics import Code, Diagnostic
from glossator.memo import Memo
from glossator.model import Prose
from glossator_schema import addresses
from glossator_schema.addresses import judge_file

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Judge = Callable[[str], str]


def judge_prose_link(address: str) -> str:
    """Return what is wrong with the address of a link in prose that Sphinx has not read yet."""
    return addresses.judge_link(address, *addresses.PAGE_SCHEMES)


DIRECTIVE = re.compile(r"\{(?P<name>[^}\s]+)\}\s*(?P<argument>.*)", re.DOTALL)
OPTION = re.compile(r"\s*:(?P<name>[\w-]+):\s*(?P<value>.*)")
LITERAL = frozenset(
    """code code-block sourcecode math raw eval-rst doctest testcode testsetup testoutput
    parsed-literal""".split()  # noqa: SIM905
)
"""Directives whose content is no Markdown."""

ARGUMENTS: dict[str, Judge] = {
    "image": judge_file,
    "figure": judge_file,
    "include": judge_file,
    "literalinclude": judge_file,
    "button-link": judge_prose_link,
}
OPTIONS: dict[str, Judge] = {
    "target": judge_prose_link,
    "link": judge_prose_link,
    "file": judge_file,
    "diff": judge_file,
    "img-top": judge_file,
    "img-bottom": judge_file,
    "img-background": judge_file,
}
LINKS = ("href", "xlink:href", "action", "formaction", "cite", "ping", "longdesc")
FILES = ("src", "poster", "data", "background", "manifest", "srcset")
ATTRIBUTES = dict.fromkeys(LINKS, judge_prose_link) | dict.fromkeys(FILES, judge_file)

IN_PROSE = "HTML reaches the screen alone; write it in MyST"


@cache
def make_parser() -> MarkdownIt:
    """Return MyST's parser, as far as addresses and HTML go; it takes every link for one."""
    from markdown_it import MarkdownIt  # only what has not been read before pays for the import
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

    parser = MarkdownIt("commonmark").enable("table")
    parser.use(colon_fence_plugin).use(front_matter_plugin).use(myst_role_plugin)
    parser.validateLink = accept_every_link  # type: ignore[method-assign]
    return parser


def accept_every_link(url: str) -> bool:
    """Take a link for a link: its address is judged here."""
    return True


def check_safety(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each address, file or HTML that may not stand in the editors' matter."""
    found: dict[Diagnostic, None] = {}
    for prose in (*matter.prose(with_pages=False), *matter.introductions):
        found.update(dict.fromkeys(find_unsafe(prose, html=False, memo=matter.memo)))
    for page in matter.whole_pages:
        found.update(dict.fromkeys(find_unsafe(page, html=True, memo=matter.memo)))
    yield from found


def find_unsafe(prose: Prose, *, html: bool, memo: Memo | None = None) -> Iterator[Diagnostic]:
    """Yield the faults of one piece of Markdown; ``html``: whether it may hold any."""
    folded = prose.source.file.endswith(".yaml")  # known by its first line alone
    given = (str(html), prose.words)
    recall = (memo or Memo()).recall
    for line, column, code, message in recall(
        "safety", given, lambda: _read_all(prose.words, html)
    ):
        place = (
            (prose.source.line, prose.source.column)
            if folded
            else (prose.source.line + line, column)
        )
        yield Diagnostic(prose.source.file, place[0], Code[code], message, place[1])


def _read_all(words: str, html: bool) -> list[tuple[int, int, str, str]]:
    """Return the faults of some Markdown, with their columns and the names of their codes."""
    lines = words.split("\n")
    found: dict[tuple[int, str, str], int] = {}  # the tags of a line are told once
    for line, code, message, said in _read(words, html):
        found.setdefault((line, code.name, message), find_column(lines[line], said))
    return [(line, column, code, message) for (line, code, message), column in found.items()]


def find_column(line: str, said: str) -> int:
    """Return the column, from 1, in which something stands in a line; 0 where it cannot be told.

    An address may be written with signs that stand for others in it.
    """
    first = said.strip().partition("\n")[0]
    at = next((line.find(form) for form in (first, unquote(first)) if form and form in line), -1)
    return at + 1


Found = tuple[int, Code, str, str]
"""A line, from 0; a code; a message; what it is about, as it stands in the line."""


def _read(words: str, html: bool) -> Iterator[Found]:
    env: dict[str, Any] = {}
    tokens = make_parser().parse(words, env)
    for definition in env.get("references", {}).values():
        yield from _judge(judge_prose_link, definition["href"], definition["map"][0])
    for token in tokens:
        first = token.map[0] if token.map else 0
        if token.type == "inline":
            yield from _read_inline(token, first, html)
        elif token.type == "html_block":
            yield from _read_html(token.content, first, html)
        elif token.type in ("fence", "colon_fence"):
            yield from _read_directive(token, first, html)


def _read_inline(inline: Token, line: int, html: bool) -> Iterator[Found]:
    for token in inline.children or []:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "link_open":
            yield from _judge(judge_prose_link, str(token.attrs["href"]), line)
        elif token.type == "image":
            yield from _judge(judge_file, str(token.attrs["src"]), line)
        elif token.type == "html_inline":
            yield from _read_html(token.content, line, html)
        elif token.type == "myst_role" and token.meta["name"] == "download":
            target = re.search(r"<([^<>]*)>$", token.content)
            yield from _judge(judge_prose_link, target[1] if target else token.content, line)


def _read_directive(token: Token, first: int, html: bool) -> Iterator[Found]:
    directive = DIRECTIVE.fullmatch(token.info.strip())
    if directive is None:
        return
    name = directive["name"].lower()
    if name in ARGUMENTS:
        yield from _judge(ARGUMENTS[name], directive["argument"].strip(), first)
    lines = token.content.split("\n")
    count = next((i for i, line in enumerate(lines) if not OPTION.match(line)), len(lines))
    for number, line in enumerate(lines[:count], start=first + 1):
        option = OPTION.match(line)
        assert option is not None
        key, value = option["name"], option["value"].strip().strip("\"'")
        if key in OPTIONS and not name.startswith("edition:"):
            yield from _judge(OPTIONS[key], value, number)
        elif key == "url":
            message = (
                f"{value!r} would be fetched; put a copy into the edition, and name it as file"
            )
            yield number, Code.BAD_ADDRESS, message, value
    body = "\n".join(lines[count:])
    begin = first + 1 + count
    if name == "toctree":
        for number, line in enumerate(lines[count:], start=begin):
            address = re.search(r"<([^<>]*)>\s*$", line)
            target = address[1] if address else line.strip()
            if ":" in target:
                yield from _judge(judge_prose_link, target, number)
    elif name == "raw":
        yield from _read_html(body, begin, html)
    elif name not in LITERAL:
        yield from ((begin + found[0], *found[1:]) for found in _read(body, html))


def _judge(judge: Judge, address: str, line: int) -> Iterator[Found]:
    if message := judge(address):
        yield line, Code.BAD_ADDRESS, message, address


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(self.getpos()[0] - 1, name, value or "") for name, value in attrs]


def _read_html(content: str, first: int, html: bool) -> Iterator[Found]:
    if not html and not re.fullmatch(r"\s*(<!--.*?-->\s*)*", content, re.DOTALL):
        yield first, Code.RAW_HTML, IN_PROSE, content
        return
    parser = _Attributes()
    parser.feed(content)
    for line, name, value in parser.found:
        if name in ATTRIBUTES:
            parts = value.split(",") if name == "srcset" else [value]
            for part in parts:
                yield from _judge(ATTRIBUTES[name], part, first + line)
