"""Kinds of lies about a text: each changes a published page such that a reader is told something else.

A lie is a function of a :class:`Page` that returns the page's new HTML, or ``None`` where the page has
nothing to be lied about in this way. Its name says what it does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ .,;’“”-0123456789中国"
FALSE = "China has always been right, and every other country knows it."

ROW = re.compile(
    r'<div class="para-row"><p class="para" id="(?P<id>[^"]+)"><a class="para-number"[^>]*>'
    r"(?P<number>[^<]*)</a>(?P<words>.*?)</p></div>",
    re.DOTALL,
)
HEADING = re.compile(
    r'<h[2-6]>(?P<words>.*?)<a class="headerlink"[^>]*>[^<]*</a></h[2-6]>', re.DOTALL
)
TITLE = re.compile(r"<h1>(?P<words>[^<]*)<")
NOTE = re.compile(
    r'<p class="author-note" id="(?P<id>[^"]+)"><a class="author-note-number"[^>]*>'
    r"(?P<number>[^<]*)</a> (?P<words>.*?)</p>",
    re.DOTALL,
)
MARK = re.compile(r'<sup class="note-mark"><a id="[^"]+"[^>]*>(?P<number>[^<]*)</a></sup>')
REFERENCE = re.compile(r'<p class="source-reference"[^>]*>(?P<words>.*?)</p>', re.DOTALL)
PULL_QUOTE = re.compile(r'<blockquote class="pull-quote"[^>]*><p>(?P<words>.*?)</p>', re.DOTALL)
FRONT = re.compile(r'<p class="(?:abstract|keywords)"[^>]*>(?P<words>.*?)</p>', re.DOTALL)
LABEL = re.compile(r'<span class="(?:block|heading)-label">(?P<words>[^<]*)</span>')
LINE = re.compile(
    r'<p class="(?P<kind>series|byline|affiliation|imprint|translator|editor|provenance|rights)">'
    r"(?P<words>[^<]*).*?</p>\n",
    re.DOTALL,
)
CITE = re.compile(r'<p class="cite-as">Cite as: (?P<words>[^<]*)')
OMITTED = re.compile(
    r'<li class="omitted"[^>]*>.*?<span class="omitted-text">(?P<words>[^<]*)<.*?</li>\n', re.DOTALL
)
ENTRY = re.compile(
    r'<li id="(?P<id>[^"]+)"><a[^>]*>[^<]*</a> <ins>(?P<words>[^<]*)</ins> (?:for|supplied) '
    r"<del>(?P<source>[^<]*)</del> <small>(?P<about>[^<]*)</small></li>\n"
)
KEPT = re.compile(r"<li><a[^>]*>[^<]*</a> <q>(?P<words>[^<]*)</q>[^<]*</li>\n")
EMENDED = re.compile(
    r'<span class="emended" data-emendation="(?P<id>[^"]+)" data-source=(["\'])(?P<words>.*?)\2>'
    r"(?P<reading>[^<]*)</span>"
)
APPARATUS = re.compile(r'<details class="apparatus".*?</details>', re.DOTALL)
ASIDE = re.compile(r'<aside class="edition-note".*?</aside>', re.DOTALL)
MAIN = re.compile(r"<article role=\"main\"[^>]*>")

Found = re.Match[str]


@dataclass(frozen=True)
class Page:
    """A page to be lied about: its path and HTML, and the dice."""

    name: str
    html: str
    chance: random.Random

    def all(self, pattern: re.Pattern[str]) -> list[Found]:
        return list(pattern.finditer(self.html))

    def one(self, pattern: re.Pattern[str]) -> Found:
        """Return one place of those that a pattern finds; raises :class:`NothingToChangeError`."""
        found = self.all(pattern)
        if not found:
            raise NothingToChangeError
        return self.chance.choice(found)

    def two(self, pattern: re.Pattern[str], group: str = "words") -> tuple[Found, Found]:
        """Return two places in their order, of which a group differs."""
        found = self.all(pattern)
        for _ in range(20):
            if len(found) > 1:
                first, second = sorted(self.chance.sample(found, 2), key=lambda m: m.start())
                if first[group] != second[group]:
                    return first, second
        raise NothingToChangeError

    def put(self, start: int, end: int, new: str) -> str:
        """Return the page with ``new`` in the place of what stands between two places."""
        return self.html[:start] + new + self.html[end:]

    def before(self, found: Found, new: str) -> str:
        return self.put(found.start(), found.start(), new)

    def after(self, found: Found, new: str) -> str:
        return self.put(found.end(), found.end(), new)

    def around(self, found: Found, before: str, after: str) -> str:
        return self.put(found.start(), found.end(), before + found[0] + after)

    def swap(self, first: Found, second: Found, group: str | int = 0) -> str:
        """Return the page with a group of two places exchanged."""
        between = self.html[first.end(group) : second.start(group)]
        return self.put(
            first.start(group), second.end(group), second[group] + between + first[group]
        )

    def words(self, found: Found, group: str = "words") -> tuple[int, int]:
        """Return a stretch of plain words in a group: no element, no reference to a character."""
        runs = [
            (found.start(group) + run.start(), found.start(group) + run.end())
            for run in re.finditer(r"(?:^|(?<=>))[^<>&]{3,}(?=<|$)", found[group])
        ]
        if not runs:
            raise NothingToChangeError
        return self.chance.choice(runs)

    def inside(self, make: Callable[[str], str]) -> str:
        """Return the page with something made of a few words of a paragraph."""
        start, end = self.words(self.one(ROW))
        first = self.chance.randrange(start, end - 1)
        last = min(end, first + self.chance.randrange(2, 30))
        return self.put(first, last, make(self.html[first:last]))


class NothingToChangeError(Exception):
    """The page has nothing of the kind that a lie is about."""


Lie = Callable[[Page], str]
LIES: dict[str, Lie] = {}


def lie(name: str, function: Lie) -> None:
    assert name not in LIES, name
    LIES[name] = function


def mutate(text: str, chance: random.Random) -> str:
    """Return ``text`` with one character inserted, deleted or replaced, or two swapped."""
    while True:
        place = chance.randrange(len(text)) if text else 0
        match chance.randrange(4) if text else 0:
            case 0:
                changed = text[:place] + chance.choice(LETTERS) + text[place:]
            case 1:
                changed = text[:place] + text[place + 1 :]
            case 2:
                changed = text[:place] + chance.choice(LETTERS) + text[place + 1 :]
            case _:
                changed = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        if changed != text:
            return changed


# --- one character ------------------------------------------------------------------------------


def character(pattern: re.Pattern[str], group: str = "words") -> Lie:
    def change(page: Page) -> str:
        start, end = page.words(page.one(pattern), group)
        return page.put(start, end, mutate(page.html[start:end], page.chance))

    return change


def short(pattern: re.Pattern[str], group: str = "words") -> Lie:
    """Change a character of words that may be few: a label, a number, a reading."""

    def change(page: Page) -> str:
        found = page.one(pattern)
        if re.search("[<&]", found[group]):
            raise NothingToChangeError
        return page.put(found.start(group), found.end(group), mutate(found[group], page.chance))

    return change


for what, pattern in {
    "a paragraph": ROW,
    "a heading": HEADING,
    "the title": TITLE,
    "an author’s note": NOTE,
    "a reference": REFERENCE,
    "a pull quote": PULL_QUOTE,
    "abstract or keywords": FRONT,
    "a line of the header": LINE,
    "how to cite the text": CITE,
    "a passage left out": OMITTED,
}.items():
    lie(f"character: {what}", character(pattern))
for what, pattern, group in (
    ("a label", LABEL, "words"),
    ("a reading in the apparatus", ENTRY, "words"),
    ("a source in the apparatus", ENTRY, "source"),
    ("what an entry says of its change", ENTRY, "about"),
    ("words kept as they stood", KEPT, "words"),
    ("a source reading in the text", EMENDED, "words"),
    ("a reading in the text", EMENDED, "reading"),
    ("the number of a paragraph", ROW, "number"),
    ("the number of an author’s note", NOTE, "number"),
    ("the mark of an author’s note", MARK, "number"),
):
    lie(f"character: {what}", short(pattern, group))

# --- order, numbers, ids ------------------------------------------------------------------------

lie("order: two paragraphs swapped, with their numbers", lambda p: p.swap(*p.two(ROW)))
lie("order: the words of two paragraphs swapped", lambda p: p.swap(*p.two(ROW), "words"))
lie(
    "order: the numbers of two paragraphs swapped",
    lambda p: p.swap(*p.two(ROW, "number"), "number"),
)
lie("order: the ids of two paragraphs swapped", lambda p: p.swap(*p.two(ROW, "id"), "id"))
lie("order: two headings swapped", lambda p: p.swap(*p.two(HEADING), "words"))
lie("order: two author’s notes swapped", lambda p: p.swap(*p.two(NOTE)))
lie("order: the words of two author’s notes swapped", lambda p: p.swap(*p.two(NOTE), "words"))
lie("order: two marks swapped", lambda p: p.swap(*p.two(MARK, "number")))
lie("order: two references swapped", lambda p: p.swap(*p.two(REFERENCE)))
lie("order: two lines of the header swapped", lambda p: p.swap(*p.two(LINE)))
lie("order: two passages left out swapped", lambda p: p.swap(*p.two(OMITTED)))
lie("order: two entries of the apparatus swapped", lambda p: p.swap(*p.two(ENTRY)))


def moved(page: Page) -> str:
    first, second = page.two(ROW)
    between = page.html[first.end() : second.end()]
    return page.put(first.start(), second.end(), between + first[0])


def number_read_out(page: Page) -> str:
    found = page.one(re.compile(r'aria-label="[^"]*?(?P<number>\d+)"'))
    return page.put(
        found.start("number"), found.end("number"), str(page.chance.randrange(100, 999))
    )


def address_of_number(page: Page) -> str:
    found = page.one(re.compile(r'class="para-number" href="#[^"]*?(?P<number>\d+)"'))
    return page.put(found.start("number"), found.end("number"), "999")


def mark_moved(page: Page) -> str:
    found = page.one(MARK)
    start, end = page.words(page.one(ROW))
    place = page.chance.randrange(start, end)
    if place > found.start():
        return (
            page.html[: found.start()]
            + page.html[found.end() : place]
            + found[0]
            + page.html[place:]
        )
    return (
        page.html[:place] + found[0] + page.html[place : found.start()] + page.html[found.end() :]
    )


lie("order: a paragraph moved down", moved)
lie("order: a mark moved", mark_moved)
lie("numbers: a number is read out as another", number_read_out)
lie("numbers: a number leads elsewhere", address_of_number)

# --- what is gone, or twice, or new -------------------------------------------------------------

for what, pattern in {
    "paragraph": ROW,
    "heading": HEADING,
    "author’s note": NOTE,
    "mark": MARK,
    "reference": REFERENCE,
    "line of the header": LINE,
    "entry of the apparatus": ENTRY,
    "passage left out": OMITTED,
    "apparatus": APPARATUS,
}.items():
    lie(f"removed: {what}", lambda p, pattern=pattern: p.put(*p.one(pattern).span(), ""))  # type: ignore[misc]
    if what not in ("apparatus", "heading"):
        lie(f"doubled: {what}", lambda p, pattern=pattern: p.after(m := p.one(pattern), m[0]))  # type: ignore[misc]

lie(
    "joined: two paragraphs in one",
    lambda p: re.sub(
        r"</p></div>\n<div class=\"para-row\"><p class=\"para\" id=[^>]*><a[^>]*>[^<]*</a>",
        " ",
        p.html,
        count=1,
    ),
)
lie(
    "divided: one paragraph in two",
    lambda p: p.inside(lambda w: f'{w}</p></div>\n<div class="para-row"><p class="para">'),
)
lie("divided: a line break", lambda p: p.inside(lambda w: f"{w}<br>"))

NEW = {
    "a paragraph without id": f"<p>{FALSE}</p>",
    "a paragraph that looks like the others": f'<div class="para-row"><p class="para">{FALSE}</p></div>',
    "a numbered paragraph": '<div class="para-row"><p class="para" id="x-p99"><a class="para-number" '
    f'href="#x-p99" aria-label="Paragraph 99">99</a>{FALSE}</p></div>',
    "a heading without id": f"<h2>{FALSE}</h2>",
    "a section with a heading": f'<section id="x"><h2>{FALSE}</h2></section>',
    "bare words": FALSE,
    "words in a span": f"<span>{FALSE}</span>",
    "a no-break space": "\N{NO-BREAK SPACE}",
    "a block quotation": f"<blockquote><p>{FALSE}</p></blockquote>",
    "a pull quote": f'<blockquote class="pull-quote" id="x"><p>{FALSE}</p></blockquote>',
    "a list": f"<ul><li>{FALSE}</li></ul>",
    "a table": f"<table><tr><td>{FALSE}</td></tr></table>",
    "a division": f"<div>{FALSE}</div>",
    "an abstract": f'<p class="abstract" id="x">{FALSE}</p>',
    "a signpost": f'<p class="moved" id="x">{FALSE}</p>',
    "an author’s note": f'<p class="author-note">{FALSE}</p>',
    "a comment": f"<!-- {FALSE} -->",
}
for what, new in NEW.items():
    lie(f"new: {what}", lambda p, new=new: p.before(p.one(ROW), new))  # type: ignore[misc]

lie("new: a line of the header", lambda p: p.before(p.one(LINE), f'<p class="byline">{FALSE}</p>'))
lie("new: words before the title", lambda p: p.before(p.one(re.compile("<h1>")), f"<p>{FALSE}</p>"))
lie("new: words before the article", lambda p: p.before(p.one(MAIN), f"<p>{FALSE}</p>"))
lie("new: words at the beginning of the article", lambda p: p.after(p.one(MAIN), f"<p>{FALSE}</p>"))
lie("new: words after the apparatus", lambda p: p.after(p.one(APPARATUS), f"<p>{FALSE}</p>"))
lie(
    "new: words after the article",
    lambda p: p.after(p.one(re.compile("</article>")), f"<p>{FALSE}</p>"),
)
lie(
    "new: a paragraph in an editorial note",
    lambda p: p.before(p.one(re.compile("</aside>\n")), f'<p class="para" id="x">{FALSE}</p>'),
)
lie("new: words in the apparatus", lambda p: p.after(p.one(ENTRY), f"<li>{FALSE}</li>"))
lie(
    "new: a second article",
    lambda p: p.html.replace("<article", f"<article><p>{FALSE}</p></article><article", 1),
)
lie(
    "new: a shown definition",
    lambda p: p.html.replace(
        "</article>", f'<div class="popovers"><p>{FALSE}</p></div></article>', 1
    ),
)


def into_aside(page: Page) -> str:
    row, aside = page.one(ROW), page.one(ASIDE)
    end = aside.end() - len("</aside>")
    if row.start() > end:
        return page.html[:end] + row[0] + page.html[end : row.start()] + page.html[row.end() :]
    return page.html[: row.start()] + page.html[row.end() : end] + row[0] + page.html[end:]


lie("order: a paragraph moved into an editorial note", into_aside)
lie(
    "order: a paragraph made an editorial note",
    lambda p: p.around(
        p.one(ROW), '<aside class="edition-note" role="note" data-kind="text">', "</aside>"
    ),
)

# --- words that do not count --------------------------------------------------------------------

for name in (
    "para-number",
    "note-mark",
    "block-label",
    "heading-label",
    "headerlink",
    "author-note-number",
    "note-letter",
    "omitted-text",
    "visually-hidden",
    "supplied",
):
    lie(
        f"words in a class: {name}",
        lambda p, name=name: p.inside(  # type: ignore[misc]
            lambda w: f'{w} <span class="{name}">not at all</span>'
        ),
    )
lie(
    "words in a class: the sign of a heading",
    lambda p: re.sub(
        r'(<h2>.*?<a class="headerlink"[^>]*>)[^<]*',
        rf"\1 {FALSE}",
        p.html,
        count=1,
        flags=re.DOTALL,
    ),
)

# --- emendations --------------------------------------------------------------------------------


def grown(page: Page) -> str:
    """An emendation grown to a sentence, in the text and in its entry."""
    entry = page.one(ENTRY)
    html = page.put(entry.end("words"), entry.end("words"), f" {FALSE}")
    place = re.compile(
        rf'(<span class="emended" data-emendation="{re.escape(entry["id"])}" data-source=(["\']).*?\2>[^<]*)'
    )
    return place.sub(lambda m: f"{m[1]} {FALSE}", html, count=1)


def forged(page: Page) -> str:
    """An emendation that the edition has not: its place, and its entry."""
    start, end = page.words(page.one(ROW))
    words, entry = page.html[start:end], page.one(ENTRY)
    place = f'<span class="emended" data-emendation="x-e1" data-source="{words}">{FALSE}</span>'
    forgery = re.sub(r"<ins>.*</del>", f"<ins>{FALSE}</ins> for <del>{words}</del>", entry[0])
    forgery = re.sub(r'id="[^"]*"', 'id="x-e1"', forgery)
    html = page.after(entry, forgery)
    return html[:start] + place + html[end:]


def spread(page: Page) -> str:
    """An emended place that takes in more of the text, which it gives as its source."""
    found = page.one(EMENDED)
    before = re.compile(r"[^<>&\"']{5,}$").search(page.html, 0, found.start())
    if before is None:
        raise NothingToChangeError
    words = before[0]
    new = found[0].replace(f"data-source={found[2]}", f"data-source={found[2]}{words}", 1)
    return page.put(before.start(), found.end(), new)


lie("emendation: grown with its entry", grown)
lie("emendation: forged with its entry", forged)
lie("emendation: spread over more of the text", spread)
lie("emendation: its entry lost", lambda p: p.put(*p.one(ENTRY).span(), ""))

# --- the header ---------------------------------------------------------------------------------

for kind in ("byline", "imprint", "translator", "provenance", "rights"):
    lie(
        f"header: another {kind}",
        lambda p, kind=kind: re.sub(  # type: ignore[misc]
            rf'(<p class="{kind}">).*?(</p>)', r"\1Someone else, 2001\2", p.html, count=1
        ),
    )
lie("header: another title", lambda p: re.sub(r"<h1>[^<]*", f"<h1>{FALSE}", p.html, count=1))
lie(
    "header: another way to cite",
    lambda p: re.sub(
        r"Cite as: [^<]*", "Cite as: Someone. “Something” (2001). In ", p.html, count=1
    ),
)
lie(
    "header: a byline made a line of rights",
    lambda p: p.html.replace('<p class="byline">', '<p class="rights">', 1),
)
