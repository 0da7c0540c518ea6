"""A small edition with everything that one page shows of another, written out from plain data.

A test changes the data and writes the files anew; what was written before and is no more is removed. Every
kind of edit that an editor can make is a function here, chosen at random by :mod:`series`.
"""

from __future__ import annotations

import copy
import hashlib
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

WORDS = [
    "harbour",
    "river",
    "lantern",
    "meadow",
    "orchard",
    "bridge",
    "winter",
    "letter",
    "garden",
    "voyage",
]
NAMES = ("Abel", "Baker", "Carter", "Dean", "Ellis", "Frost", "Gray", "Holt")
LONG_AGO = 1_000_000_000


@dataclass
class Source:
    key: str
    author: str
    year: str
    title: str


@dataclass
class Note:
    slug: str
    text: str
    block: int
    words: str
    cites: list[str]
    audience: str = "student"


@dataclass
class Small:
    """The data: each list in the order in which it is written."""

    texts: dict[str, list[str]] = field(default_factory=dict)  # id -> paragraphs
    titles: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[Note]] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)  # word -> definition
    events: dict[str, tuple[str, str]] = field(default_factory=dict)  # slug -> date, name
    sources: list[Source] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)  # docname -> MyST
    conf: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # anything else below docs/
    count: int = 0

    def next(self) -> int:
        self.count += 1
        return self.count


def make_small() -> Small:
    """Return the edition before any edit."""
    small = Small()
    small.conf = {"project": "Small", "version": "1", "html_theme": "furo"}
    small.conf["bibtex_default_style"] = "edition"
    for index, text in enumerate(("alpha", "beta")):
        small.texts[text] = [
            f"The {WORDS[index]} and the {WORDS[2]} stand by the {WORDS[3]} in {1900 + index}.",
            f"Nobody saw the {WORDS[4]}; the {WORDS[2]} was out.",
        ]
        small.titles[text] = f"On the {WORDS[index]}"
        small.notes[text] = []
    small.terms = {"lantern": "A light.", "meadow": "Grass by a river."}
    small.events = {"first": ("1900", "First meeting"), "second": ("1901-05", "Second meeting")}
    small.sources = [
        Source("abel-1950-a", "Abel, Ann", "1950", "Lights"),
        Source("abel-1950-b", "Abel, Ann", "1950", "Winds"),
        Source("frost-1960", "Frost, Bo", "1960", "Rivers"),
    ]
    small.notes["alpha"] = [
        Note("light", "What a lantern was", 1, "lantern", ["abel-1950-b"]),
        Note("place", "Where it stood", 1, "meadow", ["frost-1960"]),
    ]
    small.notes["beta"] = [Note("who", "Who saw it", 2, "Nobody", ["abel-1950-a", "abel-1950-b"])]
    small.pages["about"] = (
        "(about-label)=\n# About\n\nSee {doc}`more/method`, {ref}`method-label`, [it](more/method.md#ways).\n\n"
        "![a dot](dot.svg)\n\n```{include} included.txt\n```\n"
    )
    small.pages["more/method"] = (
        "(method-label)=\n# Method\n\n## Ways\n\n![a dot](dot.svg)\n\nBack to {ref}`about-label`.\n"
    )
    small.files = {
        "dot.svg": dot("red"),
        "more/dot.svg": dot("blue"),
        "included.txt": "Some included words.\n",
        "_static/own.css": "p { margin: 0 }\n",
        "_templates/page.html": (
            '{% extends "!page.html" %}{% block footer %}{{ super() }}<p>End.</p>{% endblock %}\n'
        ),
    }
    return small


def dot(colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<rect width="9" height="9" fill="{colour}"/></svg>\n'
    )


# --- writing ------------------------------------------------------------------------------------


def render(small: Small) -> dict[str, str]:
    """Return every file of the edition by its path, but for generated pages."""
    files = {f"docs/{name}": content for name, content in small.files.items()}
    for text, paragraphs in small.texts.items():
        witness = "\n\n".join(paragraphs) + "\n"
        files[f"seeds/{text}/source.txt"] = witness
        files[f"seeds/{text}/record.yaml"] = write_record(text, small.titles[text], witness)
        files[f"seeds/{text}/notes.md"] = "\n".join(map(write_note, small.notes[text]))
    if small.terms:
        files["glossary/terms.yaml"] = dump(
            {
                "id": f"term-{word}",
                "headword": word,
                "wordings": {"zh-Hans": "词", "zh-Hant": "詞", "zh-Latn-pinyin": "cí"},
                "definition": definition,
                "forms": [{"form": word, "case": "any"}],
            }
            for word, definition in small.terms.items()
        )
    if small.events:
        files["glossary/events.yaml"] = dump(
            {
                "id": f"event-{slug}",
                "name": name,
                "start": date,
                "certainty": "certain",
                "place": "Town",
                "category": "conference",
                "summary": "They met.",
                "mentions": [],
            }
            for slug, (date, name) in small.events.items()
        )
    files["docs/references.bib"] = "\n".join(
        f"@book{{{s.key},\n  author = {{{s.author}}},\n  title = {{{s.title}}},\n  year = {{{s.year}}},\n"
        "  publisher = {Press},\n}\n"
        for s in small.sources
    )
    for name, content in small.pages.items():
        files[f"docs/{name}.md"] = content
    generated = ["glossary"] * bool(small.terms) + ["timeline"] * bool(small.events)
    toctree = [*(f"texts/{text}" for text in small.texts), *small.pages, *generated]
    files["docs/index.md"] = (
        "# Contents\n\n"
        "```{edition:witnesses}\n```\n\n```{edition:renderings}\n```\n\n```{bibliography}\n```\n\n"
        "```{toctree}\n" + "\n".join(toctree) + "\n```\n"
    )
    files["docs/conf.py"] = write_conf(small.conf)
    return files


def write_conf(conf: dict[str, str]) -> str:
    lines = [f"{name} = {value!r}" for name, value in conf.items()]
    return "\n".join(lines) + (
        '\nextensions = ["sphinx_glossator", "sphinxcontrib.bibtex"]\n'
        'edition_release_date = "2020-01-01"\n'
        "smartquotes = False\n"
        'myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]\nmyst_heading_anchors = 3\n'
        'bibtex_bibfiles = ["references.bib"]\n'
        'html_static_path = ["_static"]\nhtml_css_files = ["own.css"]\ntemplates_path = ["_templates"]\n'
    )


def write_record(text: str, title: str, witness: str) -> str:
    return yaml.safe_dump(
        {
            "id": text,
            "witness": {
                "file": "source.txt",
                "received_as": f"{text}.txt",
                "sha256": hashlib.sha256(witness.encode()).hexdigest(),
            },
            "bibliography": {
                "title": f"[{title}]",
                "short": title,
                "publication": "[A Journal]",
                "rights": "none",
                "provenance": "made for a test",
            },
            "structure": {"default": "paragraph"},
        },
        sort_keys=False,
    )


def write_note(note: Note) -> str:
    cites = f" {{cite:p}}`{','.join(note.cites)}`" if note.cites else ""
    return (
        f":::{{edition:note}} {note.slug}\n:kind: text\n:audience: {note.audience}\n"
        f":target: {{text}}-p{note.block}\n:quote: {note.words}\n\n{note.text}{cites}.\n:::\n"
    )


def dump(entries: object) -> str:
    return yaml.safe_dump(list(entries), allow_unicode=True, sort_keys=False)  # type: ignore[call-overload,no-any-return]


def write(small: Small, root: Path, old: bool = False) -> None:
    """Write the files that differ, and remove those that are no more.

    :param old: give what is written a time long ago, as a copy or a version-control system may.
    """
    files = render(small)
    for text in small.texts:
        name = f"seeds/{text}/notes.md"
        files[name] = files[name].replace("{text}", text)
    files = {name: content for name, content in files.items() if content}
    for name, content in files.items():
        path = root / name
        if path.is_file() and path.read_text(encoding="utf-8") == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        if old:
            os.utime(path, (LONG_AGO, LONG_AGO))
    generated = b"by glossator; do not edit."
    for folder in ("seeds", "glossary", "docs"):
        for path in sorted((root / folder).rglob("*"), reverse=True):
            name = path.relative_to(root).as_posix()
            if path.is_file() and name not in files and generated not in path.read_bytes():
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()


# --- edits --------------------------------------------------------------------------------------

Edit = Callable[[Small, random.Random], None]


def notes_of(small: Small) -> list[tuple[str, Note]]:
    return [(text, note) for text, notes in small.notes.items() for note in notes]


def add_source(small: Small, chance: random.Random) -> None:
    author, year = chance.choice(NAMES), chance.choice(("1950", "1960", "1970"))
    source = Source(
        f"{author.lower()}-{small.next()}", f"{author}, Ann", year, f"Title {small.count}"
    )
    small.sources.insert(chance.randrange(len(small.sources) + 1), source)
    for _, note in chance.sample(notes_of(small), min(1, len(notes_of(small)))):
        note.cites.append(source.key)
        return
    small.pages["about"] += f"\nA {{cite:p}}`{source.key}`.\n"


def change_source(small: Small, chance: random.Random) -> None:
    source = chance.choice(small.sources)
    match chance.randrange(3):
        case 0:
            source.author = f"{chance.choice(NAMES)}, Ann"
        case 1:
            source.year = chance.choice(("1950", "1960", "1970", "1980"))
        case _:
            source.title = f"Title {small.next()}"


def reorder_sources(small: Small, chance: random.Random) -> None:
    chance.shuffle(small.sources)


def remove_source(small: Small, chance: random.Random) -> None:
    if len(small.sources) < 2:
        return
    source = small.sources.pop(chance.randrange(len(small.sources)))
    for _, note in notes_of(small):
        note.cites = [key for key in note.cites if key != source.key]
    for name in small.pages:
        small.pages[name] = small.pages[name].replace(f"\nA {{cite:p}}`{source.key}`.\n", "")


def rename_source(small: Small, chance: random.Random) -> None:
    source = chance.choice(small.sources)
    old, source.key = source.key, f"new_key.{small.next()}"
    for _, note in notes_of(small):
        note.cites = [source.key if key == old else key for key in note.cites]
    for name in small.pages:
        small.pages[name] = small.pages[name].replace(f"`{old}`", f"`{source.key}`")


def change_definition(small: Small, chance: random.Random) -> None:
    if small.terms:
        small.terms[chance.choice(list(small.terms))] = f"Meaning number {small.next()}."


def add_term(small: Small, chance: random.Random) -> None:
    used = " ".join(words for paragraphs in small.texts.values() for words in paragraphs)
    free = [word for word in WORDS if word in used and word not in small.terms]
    if free:
        small.terms[chance.choice(free)] = f"Meaning number {small.next()}."


def remove_term(small: Small, chance: random.Random) -> None:
    if len(small.terms) > 1:
        del small.terms[chance.choice(list(small.terms))]


def change_event(small: Small, chance: random.Random) -> None:
    slug = chance.choice(list(small.events))
    date, name = small.events[slug]
    if chance.random() < 0.5:
        date = f"{chance.randrange(1800, 1999)}"
    else:
        name = f"Meeting {small.next()}"
    small.events[slug] = date, name


def add_event(small: Small, chance: random.Random) -> None:
    small.events[f"meeting-{small.next()}"] = ("1950-01-02", f"Meeting {small.count}")


def remove_event(small: Small, chance: random.Random) -> None:
    if len(small.events) > 1:
        del small.events[chance.choice(list(small.events))]


def change_note(small: Small, chance: random.Random) -> None:
    if notes_of(small):
        chance.choice(notes_of(small))[1].text = f"A note, number {small.next()}"


def add_note(small: Small, chance: random.Random) -> None:
    text = chance.choice(list(small.texts))
    block = chance.randrange(len(small.texts[text]))
    words = small.texts[text][block].split(" ")[0]
    if small.texts[text][block].count(words) == 1:
        audience = chance.choice(("student", "student", "teacher"))
        note = Note(f"n{small.next()}", "More", block + 1, words, [], audience)
        small.notes[text].insert(chance.randrange(len(small.notes[text]) + 1), note)


def remove_note(small: Small, chance: random.Random) -> None:
    if notes_of(small):
        text, note = chance.choice(notes_of(small))
        small.notes[text].remove(note)


def change_title(small: Small, chance: random.Random) -> None:
    small.titles[chance.choice(list(small.texts))] = f"Title {small.next()}"


def change_witness(small: Small, chance: random.Random) -> None:
    text = chance.choice(list(small.texts))
    small.texts[text].append(f"And then the {chance.choice(WORDS)}, number {small.next()}.")


def add_text(small: Small, chance: random.Random) -> None:
    text = f"text-{small.next()}"
    small.texts[text] = [f"Here is the {chance.choice(WORDS)}; a lantern in a meadow."]
    small.titles[text] = f"Added {small.count}"
    small.notes[text] = []


def remove_text(small: Small, chance: random.Random) -> None:
    if len(small.texts) > 1:
        text = chance.choice([name for name in small.texts if name != "alpha"] or ["alpha"])
        if text != "alpha":
            del small.texts[text], small.titles[text], small.notes[text]


def change_heading(small: Small, chance: random.Random) -> None:
    page = chance.choice(("about", "more/method"))
    lines = small.pages[page].split("\n")
    where = next(i for i, line in enumerate(lines) if line.startswith("# "))
    lines[where] = f"# Heading {small.next()}"
    small.pages[page] = "\n".join(lines)


def change_page(small: Small, chance: random.Random) -> None:
    small.pages[chance.choice(list(small.pages))] += f"\nMore words {small.next()}.\n"


def add_page(small: Small, chance: random.Random) -> None:
    small.pages[f"page-{small.next()}"] = (
        f"# Page {small.count}\n\n{{ref}}`about-label` and [a term](term:lantern).\n\n![a dot](dot.svg)\n"
        if "lantern" in small.terms
        else f"# Page {small.count}\n\nWords.\n"
    )


def remove_page(small: Small, chance: random.Random) -> None:
    added = [name for name in small.pages if name.startswith("page-")]
    if added:
        del small.pages[chance.choice(added)]


def rename_page(small: Small, chance: random.Random) -> None:
    added = [name for name in small.pages if name.startswith("page-")]
    if added:
        name = chance.choice(added)
        small.pages[f"page-{small.next()}"] = small.pages.pop(name)


def reorder_pages(small: Small, chance: random.Random) -> None:
    names = list(small.pages)
    chance.shuffle(names)
    small.pages = {name: small.pages[name] for name in names}


def change_conf(small: Small, chance: random.Random) -> None:
    name, values = chance.choice(
        (
            ("project", ("Small", "Little")),
            ("version", ("1", "2")),
            ("html_title", ("One", "Two")),
            ("copyright", ("me", "you")),
            ("html_copy_source", (True, False)),
            ("bibtex_default_style", ("edition", "plain")),
            ("html_baseurl", ("https://example.org/a/", "")),
        )
    )
    small.conf[name] = chance.choice(values)  # type: ignore[assignment]


def change_style(small: Small, chance: random.Random) -> None:
    small.files["_static/own.css"] = f"p {{ margin: {small.next()}px }}\n"


def add_static(small: Small, chance: random.Random) -> None:
    name = "_static/more.css"
    if small.files.pop(name, None) is None:
        small.files[name] = "p { padding: 0 }\n"


def change_template(small: Small, chance: random.Random) -> None:
    name = "_templates/page.html"
    small.files[name] = (
        small.files[name].split("<p>")[0] + f"<p>End {small.next()}.</p>{{% endblock %}}\n"
    )


def change_image(small: Small, chance: random.Random) -> None:
    small.files[chance.choice(("dot.svg", "more/dot.svg"))] = dot(
        chance.choice(("red", "green", "tan"))
    )


def drop_image(small: Small, chance: random.Random) -> None:
    page = chance.choice(("about", "more/method"))
    if "![a dot](dot.svg)\n" in small.pages[page]:
        small.pages[page] = small.pages[page].replace("![a dot](dot.svg)\n", "")
    else:
        small.pages[page] += "\n![a dot](dot.svg)\n"


def change_included(small: Small, chance: random.Random) -> None:
    small.files["included.txt"] = f"Other included words, {small.next()}.\n"


def break_citation(small: Small, chance: random.Random) -> None:
    small.pages["about"] += "\n{cite:p}`nobody-nd`\n"


def break_reference(small: Small, chance: random.Random) -> None:
    small.pages["more/method"] = small.pages["more/method"].replace("(method-label)=\n", "")


def mend(small: Small, chance: random.Random) -> None:
    small.pages["about"] = small.pages["about"].replace("\n{cite:p}`nobody-nd`\n", "")
    if "(method-label)=" not in small.pages["more/method"]:
        small.pages["more/method"] = "(method-label)=\n" + small.pages["more/method"]


EDITS: tuple[Edit, ...] = (
    add_source,
    add_source,
    change_source,
    change_source,
    reorder_sources,
    remove_source,
    rename_source,
    change_definition,
    add_term,
    remove_term,
    change_event,
    add_event,
    remove_event,
    change_note,
    add_note,
    remove_note,
    change_title,
    change_witness,
    add_text,
    remove_text,
    change_heading,
    change_page,
    add_page,
    remove_page,
    rename_page,
    reorder_pages,
    change_conf,
    change_style,
    add_static,
    change_template,
    change_image,
    drop_image,
    change_included,
    break_citation,
    break_reference,
    mend,
    mend,
)


def snapshot(small: Small) -> Small:
    return copy.deepcopy(small)
