"""The files of a new edition: a small whole one, of which each part shows how such a part is written.

Its text is in English. What editors say of it, and the first page, are in the language of the edition where the
software speaks it, else in English too.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from glossator.schemas import name_schema
from glossator_schema.blocks import AUTHOR, DATE, TITLE
from glossator_schema.scripts import find_font_extra
from glossator_schema.tags import read_tag

FOLDER = Path(__file__).parent / "sample"
TEXT, TEXT_LANGUAGE = "lincoln-1863", "en"
"""The id of the text, and its language."""

FILES = {
    "gitignore": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
    "readthedocs.yaml": ".readthedocs.yaml",
}
"""Files that are the same in every edition: as they are named here, and there."""

CONTENTS = """\
:::{edition:texts}
:::

:::{toctree}
:hidden:
:glob:

texts/*
:::
"""
WIDTH = 110


def list_sample_languages() -> list[str]:
    """Return the languages of the sample, by their tags: those that the software speaks."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def compose_edition(name: str, title: str, tag: str, day: str, version: str) -> dict[str, bytes]:
    """Return the files of an edition: path -> content.

    ``name``: of its project, in small letters; ``tag``: that of its language (BCP 47); ``day``: from when on it
    is, in ISO 8601; ``version``: that of the software.
    """
    language = read_tag(tag).language
    words = read_sample(language if language in list_sample_languages() else TEXT_LANGUAGE)
    source = (FOLDER / "source.txt").read_bytes()
    seed = f"seeds/{TEXT}"
    written = {
        "pyproject.toml": write_project(name),
        "requirements.txt": f"{name_package(tag)}=={version}\npytest\n",
        "docs/conf.py": write_conf(title, find_sphinx_name(tag), day, find_extra(tag)),
        "docs/index.md": f"{words['welcome']}\n\n{CONTENTS}",
        "docs/references.bib": (FOLDER / "references.bib").read_text(encoding="utf-8"),
        f"{seed}/record.yaml": write_record(
            words, source, TEXT_LANGUAGE if language != TEXT_LANGUAGE else ""
        ),
        f"{seed}/notes.md": write_notes(words),
        "glossary/terms.yaml": write_terms(words, foreign=language != TEXT_LANGUAGE),
        "glossary/events.yaml": write_events(words),
    }
    files = {path: content.encode() for path, content in written.items()}
    files |= {there: (FOLDER / "files" / here).read_bytes() for here, there in FILES.items()}
    return files | {f"{seed}/source.txt": source}


@cache
def read_sample(language: str) -> dict[str, str]:
    """Return what the editors of the sample say, in a language."""
    import yaml

    content = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    return {name: " ".join(str(words).split()) for name, words in yaml.safe_load(content).items()}


def find_extra(tag: str) -> str:
    """Return the extra with the fonts for a language, "" where the book's own have its letters."""
    return find_font_extra(read_tag(tag).script)


def name_package(tag: str) -> str:
    """Return what is installed for an edition in a language: this software, with the fonts that it needs."""
    extra = find_extra(tag)
    return f"glossator[{extra}]" if extra else "glossator"


def find_sphinx_name(tag: str) -> str:
    """Return by what name Sphinx knows a language: ``pt_BR`` for ``pt``.

    One that it has no words for keeps its tag: so the pages say what they are in.
    """
    from babel.core import get_global

    said, likely = read_tag(tag), get_global("likely_subtags")
    if tag == f"{said.language}-{said.region}":
        return tag.replace("-", "_")
    whole = likely.get(f"{said.language}_{said.script}") or likely.get(said.language, "")
    region = whole.rpartition("_")[2]
    tags = (said.language, f"{said.language}-{region}")
    same = [other for other in tags if read_tag(other).script == said.script]
    names = (other.replace("-", "_") for other in same if tag in (other, *_lengthen(other)))
    return next((name for name in names if name in list_sphinx_names()), tag)


def _lengthen(tag: str) -> tuple[str, ...]:
    """Return the tags that say no more than one does: with its script, and without its region."""
    said = read_tag(tag)
    return f"{said.language}-{said.script}", said.language


@cache
def list_sphinx_names() -> frozenset[str]:
    """Return the names of the languages that Sphinx has words for."""
    found = find_spec("sphinx")
    folders = (
        Path(place, "locale") for place in (found and found.submodule_search_locations) or ()
    )
    return frozenset(path.name for folder in folders for path in folder.iterdir() if path.is_dir())


# --- the files ------------------------------------------------------------------------------------


def write_project(name: str) -> str:
    """Return ``pyproject.toml``: the edition's version, its settings, and that its page of checks is a test."""
    return f"""\
[project]
name = {json.dumps(name)}
version = "0.1"

[tool.glossator]
link-terms = "first-in-section"  # or first-in-text, or every

[tool.pytest.ini_options]
testpaths = ["docs/how-this-edition-is-checked.md"]
addopts = ["--doctest-glob=how-this-edition-is-checked.md"]
"""


def write_conf(title: str, language: str, day: str, fonts: str) -> str:
    """Return ``docs/conf.py``: the least that an edition says of itself; ``fonts``: the extra that it needs."""
    named = f'edition_fonts = ["{fonts}"]  # pip install "glossator[{fonts}]"\n' if fonts else ""
    return f"""\
\"\"\"What the edition says of itself; all else has a default that it may set otherwise.\"\"\"

project = {json.dumps(title, ensure_ascii=False)}
author = "The editors"
language = {json.dumps(language)}
version = release = "0.1"
edition_release_date = "{day}"  # stands for the time: the same files give the same bytes

extensions = ["sphinx_glossator"]
{named}"""


def dump(data: Any, head: str = "") -> str:
    """Return data as YAML that people read and mend."""
    import yaml

    said = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=WIDTH)
    # An entry of a list is set off from the next.
    return head + re.sub(r"\n- ", "\n\n- ", said)


def write_record(words: dict[str, str], source: bytes, language: str) -> str:
    """Return the record of the text; ``language``: that of the text, where the edition's is another."""
    lines = source.decode().split("\n")
    data = {
        "id": TEXT,
        **({"language": language} if language else {}),
        "witness": {
            "file": "source.txt",
            "received_as": "source.txt",
            "sha256": hashlib.sha256(source).hexdigest(),
        },
        "bibliography": {
            "title": lines[0],
            "short": "Lincoln 1863",
            "authors": [{"name": lines[2], "family": "Lincoln", "given": "Abraham"}],
            "publication": f"[{words['publication']}]",
            "date": "1863-11-19",
            "date_printed": lines[3],
            "rights": words["rights"],
            "provenance": words["provenance"],
        },
        "structure": {
            "default": "paragraph",
            "exceptions": [
                {"lines": 1, "kind": TITLE.name},
                {"lines": 3, "kind": AUTHOR.name},
                {"lines": 4, "kind": DATE.name},
            ],
        },
    }
    return f"{name_schema('record', 2)}\n" + dump(data).replace("\n\n- ", "\n- ")


NOTES = (
    ("score", "context", "p1", "Four score and seven years ago"),
    ("god", "text", "p3", "under God"),
    ("work", "question", "p3", "the unfinished work"),
)
"""The notes of the sample: which words say it, its kind, its block, the words that it is on."""


OFFERED = (
    f":target: {TEXT}-p3\n:quote: that this nation, under God, shall have a new birth of freedom"
)
"""By which words the text is offered to readers."""


def write_notes(words: dict[str, str]) -> str:
    """Return the headnote and the notes on the text."""
    parts = [f":::{{edition:headnote}}\n:minutes: 2\n{OFFERED}\n\n{words['headnote']}\n:::"]
    parts += [
        f":::{{edition:note}} {slug}\n:kind: {kind}\n:target: {TEXT}-{block}\n:quote: {quote}\n\n"
        f"{words[slug]}\n:::"
        for slug, kind, block, quote in NOTES
    ]
    return "\n\n".join(parts) + "\n"


TERMS = {"proposition": "proposition", "birth": "new birth of freedom"}
SOURCE = "basler-1953-works"


def write_terms(words: dict[str, str], *, foreign: bool) -> str:
    """Return the glossary; ``foreign``: whether the text is in another language than the edition."""
    data = [
        {
            "id": f"term-{form.replace(' ', '-')}",
            "headword": words[slug],
            **({"wordings": {TEXT_LANGUAGE: form}} if foreign else {}),
            "definition": words[f"{slug}_is"],
            "forms": [{"form": form, "case": "any"}],
            "sources": [SOURCE],
        }
        for slug, form in TERMS.items()
    ]
    return dump(data, f"{name_schema('terms', 1)}\n")


def write_events(words: dict[str, str]) -> str:
    """Return the timeline."""
    event = {
        "id": "event-gettysburg-1863",
        "name": words["event"],
        "start": "1863-11-19",
        "certainty": "certain",
        "place": words["place"],
        "category": words["category"],
        "summary": words["summary"],
        "mentions": [
            {"target": f"{TEXT}-p2", "quote": "We have come to dedicate a portion of that field"}
        ],
        "sources": ["nicolay-1894-address"],
    }
    return dump([event], f"{name_schema('events', 1)}\n")
