"""HTML in a hand-written page: what says something may stand, what does something may not."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from glossator_schema.addresses import judge_file, judge_link

ELEMENTS = """
a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details
dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol
p picture pre q rb rp rt rtc ruby s samp section small source span strong sub summary sup table tbody td tfoot
th thead time tr track u ul var video wbr
svg g path title desc circle ellipse line polygon polyline rect text tspan
"""
"""Elements that hold words, tables, drawings and recordings; none acts, loads a page or sends anything."""

ATTRIBUTES = """
abbr align alt cite class cols colspan controls datetime dir headers height href hreflang id kind label lang
loading open poster rel reversed role rows rowspan scope span src srclang srcset start tabindex target title
type value width xml:lang xml:space
cx cy d dx dy fill fill-opacity fill-rule font-size points r rx ry stroke stroke-linecap stroke-linejoin
stroke-opacity stroke-width text-anchor transform version viewbox x x1 x2 xmlns y y1 y2
"""
"""Attributes of these; beside them each ``aria-`` attribute."""

MAY_STAND = frozenset(ELEMENTS.split())
MAY_BE_SET = frozenset(ATTRIBUTES.split())


class _Judge(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in MAY_STAND:
            self.faults.append(f"HTML <{tag}> may not stand in a page; write it in MyST")
        for name, value in attrs:
            self.faults.extend(judge_attribute(tag, name, value or ""))

    def handle_comment(self, data: str) -> None:
        if data.startswith((">", "->")) or "--!>" in data:
            self.faults.append("an HTML comment ends for browsers before its end; write it anew")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("an HTML declaration may not stand in a page; remove it")

    def handle_pi(self, data: str) -> None:
        self.faults.append("a processing instruction may not stand in a page; remove it")

    def unknown_decl(self, data: str) -> None:
        self.faults.append("an HTML declaration may not stand in a page; remove it")


def judge_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    """Yield what is wrong with an attribute."""
    if name not in MAY_BE_SET and not name.startswith("aria-"):
        yield f"the attribute {name} of HTML <{tag}> may not stand in a page; remove it"
    elif name in ("href", "cite"):
        yield from filter(None, [judge_link(value)])
    elif name in ("src", "poster"):
        yield from filter(None, [judge_file(value)])
    elif name == "srcset":
        yield from filter(None, (judge_file(part) for part in value.split(",")))


def find_html_faults(html: str) -> list[str]:
    """Return what may not stand in a page, each once."""
    judge = _Judge()
    judge.feed(html)
    rest = judge.rawdata
    if "<" in rest:
        judge.faults.append("an HTML tag has no end; close it")
    judge.close()
    return list(dict.fromkeys(judge.faults))
