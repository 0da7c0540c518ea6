"""Kinds of lies that leave the words of a text on its page, where no reader sees them, or sees others."""

from __future__ import annotations

import re

from lies import APPARATUS, FALSE, ROW, NothingToChangeError, Page, lie

FALSE_ROW = f'<div class="para-row"><p class="para">{FALSE}</p></div>\n'

# --- attributes ---------------------------------------------------------------------------------

ATTRIBUTES = (
    "hidden",
    'hidden="until-found"',
    'style="display:none"',
    'style="position:absolute;left:-999em"',
    'style="font-size:0"',
    'aria-hidden="true"',
    "inert",
    "popover",
    'dir="rtl"',
    'contenteditable="true"',
    'class="visually-hidden"',
    'slot="x"',
    'onclick="this.remove()"',
    'translate="yes"',
    'title="not at all"',
    'align="right"',
)
PLACES = {
    "a paragraph": re.compile(r"<p (?=class=\"para\")"),
    "a paragraph’s row": re.compile(r"<div (?=class=\"para-row\")"),
    "the number of a paragraph": re.compile(r"<a (?=class=\"para-number\")"),
    "a heading": re.compile(r"<h2"),
    "an author’s note": re.compile(r"<p (?=class=\"author-note\")"),
    "the author’s notes": re.compile(r"<section (?=class=\"author-notes\")"),
    "the mark of a note": re.compile(r"<sup (?=class=\"note-mark\")"),
    "an emended place": re.compile(r"<span (?=class=\"emended\")"),
    "a link": re.compile(r"<a (?=class=\"term-link\")"),
    "a line of the header": re.compile(r"<p (?=class=\"byline\")"),
    "the title": re.compile(r"<h1"),
    "the apparatus": re.compile(r"<details (?=class=\"apparatus\")"),
    "an entry of the apparatus": re.compile(r"<li (?=id=)"),
    "a passage left out": re.compile(r"<li (?=class=\"omitted\")"),
    "the article": re.compile(r"<article (?=role)"),
    "what contains the article": re.compile(
        r"<div (?=class=\"(?:main|content|article-container)\")"
    ),
    "the body": re.compile(r"<body"),
    "the page": re.compile(r"<html (?=class)"),
    "a section": re.compile(r"<section (?=id=)"),
}


def with_attribute(page: Page, place: re.Pattern[str]) -> str:
    attribute = page.chance.choice(ATTRIBUTES)
    if page.chance.random() < 0.5:
        attribute = page.chance.choice(ATTRIBUTES[:7])
    found = page.one(place)
    opened = found[0].rstrip()
    name = attribute.partition("=")[0]
    tag = page.html[found.start() : page.html.index(">", found.start())]
    if re.search(rf"\s{name}[\s=>]", tag):  # the first of two attributes of one name counts
        attribute = attribute if name != "class" else "hidden"
    if "visually" in attribute and place in (
        PLACES["the body"],
        PLACES["what contains the article"],
    ):
        raise NothingToChangeError  # a class without a rule hides nothing
    if name == "class" or (name in ("translate", "title") and "class" in tag):
        attribute = "hidden"
    return page.put(found.start(), found.end(), f"{opened} {attribute} ")


for what, place in PLACES.items():
    lie(f"attribute: on {what}", lambda p, place=place: with_attribute(p, place))  # type: ignore[misc]

# --- elements around, and in their place ---------------------------------------------------------

AROUND = {
    "template": ("<template>", "</template>"),
    "details": ("<details><summary>More</summary>", "</details>"),
    "dialog": ("<dialog>", "</dialog>"),
    "noscript": ("<noscript>", "</noscript>"),
    "noembed": ("<noembed>", "</noembed>"),
    "comment": ("<!-- ", " -->"),
    "script": ('<script type="text/plain">', "</script>"),
    "style": ('<style media="x">', "</style>"),
    "textarea": ("<textarea>", "</textarea>"),
    "title": ("<title>", "</title>"),
    "svg": ("<svg><desc>", "</desc></svg>"),
    "math": ("<math><annotation-xml>", "</annotation-xml></math>"),
    "select": ("<select><option>", "</option></select>"),
    "object": ("<object>", "</object>"),
    "iframe": ("<iframe>", "</iframe>"),
    "video": ("<video>", "</video>"),
    "canvas": ("<canvas>", "</canvas>"),
    "del": ("<del>", "</del>"),
    "hidden division": ("<div hidden>", "</div>"),
    "section": ('<section class="headnote" hidden>', "</section>"),
    "plaintext": ("<plaintext>", ""),
    "xmp": ("<xmp>", "</xmp>"),
    "datalist": ("<datalist>", "</datalist>"),
    "rp": ("<ruby><rp>", "</rp></ruby>"),
    "slot": ("<x-y><slot>", "</slot></x-y>"),
    "marquee": ("<marquee>", "</marquee>"),
    "CDATA": ("<![CDATA[", "]]>"),
    "instruction": ("<?php ", "?>"),
}
for what, (before, after) in AROUND.items():
    lie(f"hidden in an element: {what}", lambda p, b=before, a=after: p.around(p.one(ROW), b, a))  # type: ignore[misc]
    lie(
        f"a false paragraph, the true one in: {what}",
        lambda p, b=before, a=after: p.around(  # type: ignore[misc]
            p.one(ROW), FALSE_ROW + b, a
        ),
    )
lie(
    "a false paragraph before a hidden true one",
    lambda p: p.before(row := p.one(ROW), row[0].replace(row["words"], FALSE)).replace(
        row[0] + "\n", row[0].replace('class="para"', 'class="para" hidden') + "\n"
    ),
)
for what, (before, after) in list(AROUND.items())[:8]:
    lie(f"the apparatus in: {what}", lambda p, b=before, a=after: p.around(p.one(APPARATUS), b, a))  # type: ignore[misc]

REPLACED = {
    "ruby": lambda w: f"<ruby>{w}<rt>not at all</rt></ruby>",
    "del and ins": lambda w: f"<del>{w}</del><ins>not at all</ins>",
    "s": lambda w: f"<s>{w}</s>",
    "textarea": lambda w: f"<textarea>{w}</textarea>",
    "input": lambda w: f'<input value="not at all">{w}',
    "button": lambda w: f"<button>not at all</button>{w}",
    "iframe": lambda w: f'<iframe srcdoc="not at all"></iframe>{w}',
    "img": lambda w: f'<img src="x.png" alt="not at all">{w}',
    "svg": lambda w: f"<svg><text>not at all</text></svg>{w}",
    "math": lambda w: f"<math><mtext>not at all</mtext></math>{w}",
    "meter": lambda w: f"<meter>{w}</meter>",
    "bdo": lambda w: f'<bdo dir="rtl">{w}</bdo>',
    "bdi": lambda w: f"<bdi>{w}</bdi>",
    "a sign of direction": lambda w: f"\u202e{w}\u202c",
    "an invisible sign": lambda w: f"{w[:1]}\u200b{w[1:]}",
    "a soft hyphen": lambda w: f"{w[:1]}\u00ad{w[1:]}",
    "a letter that looks alike": lambda w: w[:-1] + ("\u0430" if w[-1] != "\u0430" else "a"),
    "no-break space": lambda w: f"{w}\u00a0",
    "span with style": lambda w: f'<span style="display:none">{w}</span>',
    "span hidden": lambda w: f"<span hidden>{w}</span>",
    "span with class": lambda w: f'<span class="sr-only">{w}</span>',
    "span with direction": lambda w: f'<span lang="ar" dir="rtl">{w}</span>',
    "template": lambda w: f"<template>{w}</template>",
    "comment": lambda w: f"<!--{w}-->",
    "comment that ends early": lambda w: f"<!-->not at all<!-- {w} -->",
    "comment that ends oddly": lambda w: f"<!-- {w} --!>not at all<!-- -->",
    "comment in comment": lambda w: f"<!-- <!-- {w} --> -->",
    "details": lambda w: f"<details><summary>…</summary>{w}</details>",
    "script": lambda w: f"<script>document.write('not at all')</script>{w}",
    "noscript": lambda w: f"<noscript>{w}</noscript>",
    "font": lambda w: f'<font size="1" color="white">{w}</font>',
    "data": lambda w: f'<data value="not at all">{w}</data>',
    "custom element": lambda w: f"<not-at-all>{w}</not-at-all>",
    "link elsewhere": lambda w: f'<a class="term-link" href="https://example.org/#x">{w}</a>',
    "script in a link": lambda w: f'<a class="term-link" href="javascript:x()#x">{w}</a>',
    "emended without entry": lambda w: (
        f'<span class="emended" data-emendation="x" data-source="{w}">not at all</span>'
    ),
    "quotation marks": lambda w: f"<q>{w}</q>",
    "superscript": lambda w: f"<sup>{w}</sup>",
    "paragraph in paragraph": lambda w: f"<p>{w}</p>",
    "table in paragraph": lambda w: f"<table>not at all<tr><td>{w}</td></tr></table>",
    "division in paragraph": lambda w: f"<div>{w}</div>",
    "paragraph that ends early": lambda w: f"</p>{w}",
    "row that ends early": lambda w: f"</p></div>{w}",
    "section that ends early": lambda w: f"</p></div></section>{w}",
    "article that ends early": lambda w: f"</p></div></section></article>{w}",
    "link in link": lambda w: f'<a class="term-link" href="#x">a <a hidden href="#x">{w}</a></a>',
    "attribute without end": lambda w: f'<span data-x="{w}',
    "form": lambda w: f"<form><input type=submit value='{w}'></form>",
    "a character that is none": lambda w: f"{w}\ufffd",
    "entity": lambda w: f"{w}&#8238;",
    "option": lambda w: f"<option label='not at all'>{w}</option>",
    "image map": lambda w: f"<map><area alt='{w}'></map>",
    "link with words of its own": lambda w: f'<a class="headerlink" href="#x">{w}</a>',
    "second number": lambda w: (
        f'<a class="para-number" href="#x" aria-label="Paragraph 9">9</a>{w}'
    ),
}
for what, make in REPLACED.items():
    lie(f"words in: {what}", lambda p, make=make: p.inside(make))  # type: ignore[misc]

# --- style sheets -------------------------------------------------------------------------------

SUBJECTS = (
    ".para",
    "p.para",
    ".para-row",
    ".para:nth-of-type(1)",
    ".para-row:nth-of-type(n) > .para",
    "article section > div",
    ".para-number",
    "h1",
    "section[id] > h1",
    ".text-header p",
    "p:not(.nothing)",
    "article *",
    "html body",
    ".para:not(:hover)",
    ":is(.para, .nothing)",
    ".apparatus",
    ".apparatus ul > li",
    "[class~=para]",
    "*",
)
DECLARATIONS = (
    "display: none",
    "display: NONE !important",
    "visibility: hidden",
    "content-visibility: hidden",
    "opacity: 0",
    "opacity: 1%",
    "font-size: 0",
    "font-size: 1px",
    "font: 0/0 x",
    "clip-path: inset(50%)",
    "clip: rect(0 0 0 0)",
    "position: absolute; left: -9999px",
    "position: fixed",
    "text-indent: -9999px",
    "margin-left: -200vw",
    "width: 0; overflow: hidden",
    "height: 1px; overflow: hidden",
    "max-height: 0",
    "line-height: 0; height: 0",
    "transform: translateX(-300vw)",
    "transform: scale(0)",
    "scale: -1 1",
    "rotate: 180deg",
    "order: 2",
    "direction: rtl; unicode-bidi: bidi-override",
    "flex-direction: column-reverse",
    "color: transparent",
    "color: rgba(0, 0, 0, 0)",
    "color: #0000",
    "-webkit-text-fill-color: transparent",
    "filter: opacity(0)",
    "mask-image: linear-gradient(transparent, transparent)",
    "zoom: 0.01",
    "letter-spacing: -2em",
    "-webkit-text-security: disc",
    "animation: vanish 1s forwards",
    "text-decoration: line-through",
    "content: 'not at all'",
    "--x: none; display: var(--x)",
    "display: var(--nothing, none)",
    "text-indent: calc(0px - 9999px)",
    "position: relative; top: 3em",
    "display: table-header-group",
    "height: 3em; overflow: hidden",
    "white-space: nowrap; overflow: hidden",
    "float: right",
    "grid-area: x",
    "text-transform: uppercase",
    "margin-top: -5em",
    "list-style-type: 'not '; display: list-item",
)


def sheet(page: Page, declaration: str) -> str:
    """Return a rule, or one in another, that conceals something that the page has."""
    subject = page.chance.choice(SUBJECTS)
    if "absolute" in declaration or "left" in declaration:
        subject = page.chance.choice([s for s in SUBJECTS if "number" not in s])
    rule = f"{subject} {{ {declaration} }}"
    match page.chance.randrange(8):
        case 0:
            return f"@media screen {{ {rule} }}"
        case 1:
            return f"@supports (display: block) {{ @layer x {{ {rule} }} }}"
        case 2:
            return f"body {{ & {subject if subject != 'html body' else 'main, &'} {{ {declaration} }} }}"
        case 3:
            return f"@media (min-width: 1px) {{ {rule} }}"
        case 4:
            return f"@media not print {{ {rule} }}"
        case 5:
            return f".nothing, {rule}"
    return rule


def styled(page: Page, declaration: str) -> str:
    style = f"<style>{sheet(page, declaration)}</style>"
    return page.html.replace("</head>", f"{style}</head>", 1)


for declaration in DECLARATIONS:
    lie(f"style: {declaration}", lambda p, d=declaration: styled(p, d))  # type: ignore[misc]
for rule in (
    ".para::before { content: 'not ' }",
    ".para::after { content: attr(id) }",
    ".para::first-letter { font-size: 0 }",
    "h1::after { content: 'A forgery' }",
    "h1::before { content: counter(x) }",
):
    lie(
        f"style: {rule}",
        lambda p, r=rule: p.html.replace("</head>", f"<style>{r}</style></head>", 1),
    )  # type: ignore[misc]
lie(
    "style: in the article",
    lambda p: p.before(p.one(ROW), "<style>.para { display: none }</style>"),
)
lie(
    "style: at the end of the page",
    lambda p: p.html.replace("</body>", "<style>.para { display: none }</style></body>", 1),
)
lie(
    "style: a sheet from elsewhere",
    lambda p: p.html.replace(
        "</head>", '<link rel="stylesheet" href="https://example.org/x.css"></head>', 1
    ),
)
lie(
    "style: a sheet of data",
    lambda p: p.html.replace(
        "</head>", '<link rel="stylesheet" href="data:text/css,.para{display:none}"></head>', 1
    ),
)
lie(
    "style: imported from elsewhere",
    lambda p: p.html.replace(
        "</head>", "<style>@import url(https://example.org/x.css);</style></head>", 1
    ),
)
lie(
    "style: the sheet that hides is linked",
    lambda p: p.html.replace(
        "</head>", '<link rel="stylesheet" href="../_static/hide.css"></head>', 1
    ),
)
lie(
    "style: the sheet that hides is imported",
    lambda p: p.html.replace(
        "</head>", '<style>@import "../_static/hide.css" screen;</style></head>', 1
    ),
)
lie(
    "style: a rule that no paper has",
    lambda p: p.html.replace(
        "</head>", '<style media="screen">.para { display: none }</style></head>', 1
    ),
)

# --- the page -----------------------------------------------------------------------------------

lie(
    "page: other characters",
    lambda p: re.sub('<meta charset="utf-8">', '<meta charset="latin1">', p.html),
)
lie("page: no characters named", lambda p: re.sub('<meta charset="utf-8">', "", p.html))
lie(
    "page: leads to another one",
    lambda p: p.html.replace(
        "<head>", '<head><meta http-equiv="refresh" content="0;url=x.html">', 1
    ),
)
lie(
    "page: another base",
    lambda p: p.html.replace("<head>", '<head><base href="https://example.org/">', 1),
)
lie("page: no doctype", lambda p: re.sub("<!doctype html>", "", p.html, flags=re.IGNORECASE))
lie(
    "page: another text’s id",
    lambda p: re.sub(r'data-text="[^"]*"', 'data-text="another"', p.html, count=1),
)
lie(
    "page: an id twice",
    lambda p: p.html.replace("</footer>", f'<i id="{p.one(ROW)["id"]}"></i></footer>', 1),
)
lie(
    "page: a frame over it",
    lambda p: p.html.replace("<body>", '<body><iframe src="x.html"></iframe>', 1),
)
lie(
    "page: a dialog over it",
    lambda p: p.html.replace("<body>", f"<body><dialog open>{FALSE}</dialog>", 1),
)
lie(
    "page: a paragraph in its footer",
    lambda p: p.html.replace("<footer>", f'<footer><p class="para">{FALSE}</p>', 1),
)
lie(
    "page: words before its footer",
    lambda p: p.html.replace("<footer>", f"<p>{FALSE}</p><footer>", 1),
)
lie(
    "page: the collation lost",
    lambda p: re.sub(r"data-collation=(['\"]).*?\1", "", p.html, count=1),
)
lie(
    "page: a step of the collation lost",
    lambda p: re.sub(r"\[&quot;words&quot;,[^\]]*\],|\[\"words\",[^\]]*\],", "", p.html, count=1),
)
lie(
    "page: cut short",
    lambda p: p.html[
        : p.chance.randrange(len(p.html) // 3, p.html.rindex("<li", 0, p.html.rindex("</details>")))
    ],
)
lie(
    "page: the article twice",
    lambda p: p.html.replace(
        "<article",
        p.html[p.html.index("<article") : p.html.index("</article>") + 10] + "<article",
        1,
    ),
)

# --- what browsers read in another way ----------------------------------------------------------

HIDE = "<style>.para { display: none }</style>"
FOR_BROWSERS_ALONE = {
    "a comment in noscript": f"<noscript><!--</noscript>{HIDE}--></noscript>",
    "an attribute in noscript": f'<noscript><b title="</noscript>{HIDE}"></b></noscript>',
    "a style in a select": f"<select>{HIDE}</select>",
    "a style of a drawing": "<svg><style><g>.x{</g>.para{display:none}<g>}</g></style></svg>",
    "a pop-up": f"<div popover>{FALSE}</div>",
    "a fenced frame": "<fencedframe></fencedframe>",
}
for what, html in FOR_BROWSERS_ALONE.items():
    lie(f"page: {what}", lambda p, h=html: p.html.replace("</body>", f"{h}</body>", 1))  # type: ignore[misc]

BESIDE = {
    "a division": f"<div>{FALSE}</div>",
    "a figure": f"<figure><figcaption>{FALSE}</figcaption></figure>",
    "details": f"<details open><summary>More</summary>{FALSE}</details>",
    "a picture": f'<img src="x.png" alt="{FALSE}">',
    "a field": f'<input value="{FALSE}">',
    "a drawing": f"<svg><text>{FALSE}</text></svg>",
    "a button": f"<button>{FALSE}</button>",
}
for what, html in BESIDE.items():
    lie(
        f"beside the article: {what}",
        lambda p, h=html: p.html.replace("<article", f"{h}<article", 1),
    )  # type: ignore[misc]

SAID = f'content: "{FALSE}"'


def with_style(page: Page, html: str, css: str) -> str:
    return html.replace("</head>", f"<style>{css}</style></head>", 1)


lie(
    "style: writes into the target of a link",
    lambda p: with_style(
        p, p.before(p.one(ROW), '<span id="lie"></span>'), f"#lie::before {{ {SAID} }}"
    ),
)
lie(
    "style: writes into an empty element",
    lambda p: with_style(
        p,
        p.html.replace("</article>", "<div></div></article>", 1),
        f"article > div::before {{ {SAID} }}",
    ),
)
lie(
    "style: shows false definitions",
    lambda p: with_style(
        p,
        p.html.replace(
            "</article>", f'<div class="popovers" hidden><p>{FALSE}</p></div></article>', 1
        ),
        ".popovers { display: block }",
    ),
)
lie(
    "page: its characters named too late",
    lambda p: p.html.replace("<head>", f"<head><!--{'x' * 1100}-->", 1),
)
