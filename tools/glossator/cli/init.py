"""``glossator init``: a small whole edition in a new folder, which builds at once."""

from __future__ import annotations

import argparse
import re
import shutil
import unicodedata
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from glossator.diagnostics import Code, fail
from glossator.editing.begin import compose_edition, find_extra, list_sample_languages, name_package
from glossator_schema.tags import find_tag_fault, read_tag, spell_tag

MAY_STAY = {".git"}
"""What may be in the folder already: it is that of a new repository."""

LONGEST_TITLE = 300


def run_init(arguments: argparse.Namespace) -> None:
    """``glossator init``: write the files of a new edition; nothing is ever overwritten.

    Raises :class:`~glossator.diagnostics.EditionError` where something is there already; nothing is written
    then. Wrong usage exits with 2.
    """
    place = (arguments.directory / arguments.folder).absolute()
    tag = spell_tag(arguments.language.replace("_", "-"))
    if fault := find_tag_fault(tag):
        arguments.usage_error(f"--language: {fault}")
    title = read_title(arguments, place)
    check_place(place, str(arguments.folder))
    slug = name_project(place.name)
    day = datetime.now(UTC).date().isoformat()
    write_edition(place, compose_edition(slug, title, tag, day, version("glossator")))
    language, spoken = read_tag(tag).language, list_sample_languages()
    extra = find_extra(tag)
    builds = f"which builds with fonts for {extra} letters" if extra else "which builds at once"
    print(f"{arguments.folder}: an edition of one text, {title!r}, {builds}")
    if language not in spoken:
        print(f"its labels and the sample are in English: of {tag} there is no translation yet,")
        print(f"only of {', '.join(spoken)}")
    print("next:")
    if extra:
        print(f"  pip install {name_package(tag)!r}   # these fonts")
    print(f"  cd {arguments.folder}")
    print("  glossator build           # HTML, PDF and EPUB, in build/")
    print("  glossator watch           # in a browser, current while you write")
    print("  glossator add FILE --id ID   # a text of your own")


def name_project(name: str) -> str:
    """Return the name of a project for a folder's; of letters that are not Latin none is guessed."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "edition"


LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
"""Latin letters that are no letter with a mark."""


def read_title(arguments: argparse.Namespace, place: Path) -> str:
    """Return the title in one line; without one, the name of the folder as words."""
    if arguments.title is None:
        words = re.sub(r"[\W_]+", " ", place.name).strip()
        return words[:1].upper() + words[1:] or "A new edition"
    title = " ".join(arguments.title.split())
    if not title or len(title) > LONGEST_TITLE:
        arguments.usage_error(f"--title: give a title of 1 to {LONGEST_TITLE} characters")
    if odd := [sign for sign in title if not sign.isprintable() and sign not in JOINERS]:
        arguments.usage_error(
            f"--title: U+{ord(odd[0]):04X} is no sign that is printed; leave it out"
        )
    return title


JOINERS = "\u200c\u200d\u200e\u200f"
"""Signs without a form of their own that words of some languages have."""


def check_place(place: Path, name: str) -> None:
    """Raise a fault where the folder has something in it, or is none."""
    if place.exists() and not place.is_dir():
        message = "it is a file; name a folder that is not there yet, or is empty"
        raise fail(name, 0, Code.CANNOT_ACCESS, message)
    if place.is_dir() and (found := {path.name for path in place.iterdir()} - MAY_STAY):
        message = (
            f"the folder is not empty: it has {min(found)}; name a new one, nothing is overwritten"
        )
        raise fail(name, 0, Code.CANNOT_ACCESS, message)


def write_edition(place: Path, files: dict[str, bytes]) -> None:
    """Write the files into a folder beside the place, and let them take it: all of them or none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        for path, content in files.items():
            file = new / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        place.mkdir(exist_ok=True)
        for entry in sorted(new.iterdir()):
            entry.rename(place / entry.name)
    finally:
        shutil.rmtree(new, ignore_errors=True)
