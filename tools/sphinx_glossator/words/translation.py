"""What the software says to readers, in the language of the edition: by gettext, as Sphinx's own words are.

The words stand in the code in English, marked by :func:`_`, or are declared in ``glossator_schema``; those of
scripts and of the book's template are marked there, and filled in by :func:`fill_words`. Their translations are
the catalogues ``locale/<language>/LC_MESSAGES/glossator.po`` beside this module; over them go those of that
name in the ``locale_dirs`` of an edition. ``python tests/catalogues.py --write`` brings them up to date.
"""

from __future__ import annotations

import json
import re
from gettext import GNUTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from docutils import nodes
from sphinx.locale import get_translator, init, translators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

CATALOGUE = "glossator"
FOLDER = Path(__file__).parent / "locale"

MARKED = re.compile(r'say\((?<![\w.]say\()"((?:[^"\\]|\\.)*)"\)')
"""Words of a script or of the book's template, which are marked alike in JavaScript and in Typst.

It begins with letters, for which Python looks many times as fast as for what may not stand before them.
"""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext has for it
    """Mark words that are translated where they are shown."""
    return message


def NP_(context: str, message: str) -> tuple[str, str]:  # noqa: N802
    """Mark words that are translated where they are shown, by :func:`pgettext`."""
    return context, message


def _(message: str) -> str:
    """Return what the software says, in the language of the edition; in English where no catalogue has it."""
    return get_translator(CATALOGUE).gettext(message)


def pgettext(context: str, message: str) -> str:
    """Return what the software says where English has one word for several things; ``context`` tells which."""
    said: str = get_translator(CATALOGUE).pgettext(context, message)
    return said


def ngettext(one: str, several: str, count: int) -> str:
    """Return what is said of a number of things, with the number in the place of ``{}``."""
    return get_translator(CATALOGUE).ngettext(one, several, count).format(count)


def spoken() -> str:
    """Return the tag (BCP 47) of the language in which the software speaks, and so puts dates into words."""
    language: str = get_translator(CATALOGUE).info().get("language", "") or "en"
    return language.replace("_", "-")


def fill_nodes(words: str, **parts: nodes.Node) -> Iterator[nodes.Node]:
    """Yield words with nodes in the places of ``{name}``, wherever a language sets them."""
    for number, piece in enumerate(re.split(r"\{(\w+)\}", words)):
        if number % 2:
            yield parts[piece]
        elif piece:
            yield nodes.Text(piece)


def fill_words(source: str) -> str:
    """Return a script or a template in which each ``say("words")`` is a string of what is said."""
    return MARKED.sub(lambda marked: json.dumps(_(read_marked(marked)), ensure_ascii=False), source)


def read_marked(marked: re.Match[str]) -> str:
    """Return the words that are marked, as they are in the catalogues."""
    return str(json.loads(f'"{marked[1]}"'))


def list_marked(source: str) -> list[str]:
    """Return the words that a script or a template marks."""
    return [*map(read_marked, MARKED.finditer(source))]


def list_catalogues(app: Sphinx) -> list[Path]:
    """Return the catalogues in the folders that an edition names itself: ours, and Sphinx's own."""
    folders = [Path(app.srcdir, folder) for folder in app.config.locale_dirs]
    names = (f"{CATALOGUE}.po", "sphinx.po", "sphinx.mo")
    return [
        f for folder in folders for n in names for f in sorted(folder.glob(f"*/LC_MESSAGES/{n}"))
    ]


def digest_catalogues(app: Sphinx) -> list[str]:
    """Return the digests of these catalogues; those of the package are known as the rest of it is."""
    return [sha256(path.read_bytes()).hexdigest() for path in list_catalogues(app)]


def load_catalogues(app: Sphinx) -> None:
    """Let the software speak the language of the edition; the process may have spoken another before."""
    translators.pop(("general", CATALOGUE), None)
    language = app.config.language
    known, _found = init([FOLDER], language, CATALOGUE)
    for path in reversed(list_catalogues(app)):
        if path.stem == CATALOGUE and path.parents[1].name == language:
            own = read_catalogue(path)
            own.add_fallback(known)
            translators["general", CATALOGUE] = known = own


def read_catalogue(path: Path) -> GNUTranslations:
    """Return the translations of a catalogue that is not compiled."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
