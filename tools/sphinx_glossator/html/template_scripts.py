"""Know the scripts and styles that stand in templates from those that someone wrote into a page.

Templates are code, as ``conf.py`` is: those of the theme, of this extension, of the edition's own
``templates_path``. When one is loaded, each ``<script>`` and ``<style>`` that stands in it gets a mark that
no page can guess; when a page is rendered, the marks say which elements are the templates', and are
taken out again. What a title, a changelog or a page brings along has no mark.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from sphinx.util import logging

if TYPE_CHECKING:
    from jinja2 import Environment

logger = logging.getLogger(__name__)

TOKEN = secrets.token_hex(16)
"""Another in each process; it never reaches a file."""

MARK = f' data-of-template="{TOKEN}"'

LOOSE = re.compile(rf'{re.escape(MARK[:-1])}-([0-9a-f]+)"')
"""The mark of a script into which a page could write, with the place where it stands, in hexadecimal digits.

A theme may have some, in conditions that no page of an edition meets.
"""

ELEMENT = re.compile(
    r"<(?P<name>script|style)(?P<attributes>(?:\s[^<>]*)?)>(?P<content>.*?)</(?P=name)\s*>",
    re.DOTALL | re.IGNORECASE,
)
MARKED = re.compile(
    rf"<(?P<name>script|style){re.escape(MARK)}[^<>]*>(?P<content>.*?)</(?P=name)\s*>",
    re.DOTALL | re.IGNORECASE,
)
SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)


class Inline(NamedTuple):
    """What the templates of a page have of scripts and styles in the page itself, in their order."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]


class MarkScripts(Extension):
    """Mark the scripts and styles of each template that the environment loads."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template with its marks; a script into which a page could write has one of its own."""

        def with_mark(element: re.Match[str]) -> str:
            mark = MARK
            if SOURCE.search(element["attributes"]):
                return element[0]
            if element["name"].lower() == "script" and not is_fixed(
                element["content"], self.environment
            ):
                line = source.count("\n", 0, element.start()) + 1
                place = f"{filename or name}:{line}".encode()
                mark = f'{MARK[:-1]}-{place.hex()}"'
            opening = element.end("name")
            return f"{source[element.start() : opening]}{mark}{source[opening : element.end()]}"

        return ELEMENT.sub(with_mark, source)


def is_fixed(script: str, environment: Environment) -> bool:
    """Return whether a script says what its template says: its Jinja gives constants, or JSON."""
    if not any(sign in script for sign in ("{{", "{%", "{#")):
        return True
    try:
        template = environment.parse(script)
    except TemplateSyntaxError:  # a condition that begins outside of the script
        return False
    printed = (part for output in template.find_all(nodes.Output) for part in output.nodes)
    calls = (
        nodes.Include,
        nodes.CallBlock,
        nodes.FilterBlock,
        nodes.Block,
        nodes.ScopedEvalContextModifier,
    )
    return not any(template.find_all(calls)) and all(map(_is_fixed_output, printed))


def _is_fixed_output(part: nodes.Expr) -> bool:
    if isinstance(part, nodes.CondExpr):
        chosen = (part.expr1, part.expr2)
        return all(choice is None or _is_fixed_output(choice) for choice in chosen)
    if isinstance(part, nodes.Filter):
        return part.name == "tojson"
    return isinstance(part, nodes.TemplateData | nodes.Const)


def take_marks(page: str) -> tuple[str, Inline]:
    """Return the page without marks, and the scripts and styles that had one; warn of those left out."""
    for place in LOOSE.findall(page):
        logger.warning(
            "a script of this template has words of the page in it, and will not run; "
            "write its values with |tojson",
            location=bytes.fromhex(place).decode(),
            once=True,
        )
    page = LOOSE.sub("", page)
    scripts: dict[str, None] = {}
    styles: dict[str, None] = {}
    for element in MARKED.finditer(page):
        (scripts if element["name"].lower() == "script" else styles)[element["content"]] = None
    return page.replace(MARK, ""), Inline(tuple(scripts), tuple(styles))
