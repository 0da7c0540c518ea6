"""Bring the catalogues of translations up to date with what the software says to readers.

``python tests/catalogues.py --write`` takes all words from the code, scripts, templates and the schema into
``glossator.pot``, and from there into the catalogue of each language: what is no longer said goes, what is new
waits there for its translation. Catalogues are compiled then. A test fails while one is behind, or incomplete.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from glossator_schema.words import COUNTED, list_words
from sphinx_glossator.words.themes import OF_THEMES
from sphinx_glossator.words.translation import CATALOGUE, FOLDER, list_marked

ROOT = Path(__file__).parents[1] / "tools"
PACKAGE = ROOT / "sphinx_glossator"
TEMPLATE = FOLDER / f"{CATALOGUE}.pot"
LANGUAGES = ("de", "es", "fr", "zh_CN")
HEADER = """\
# What Glossator says to the readers of an edition{language}.
# Published with Glossator, under the same license.
#"""

Said = str | tuple[str, str]
Marked = tuple[Said, str | None]
"""Words, or those for one and for several; and the context that tells them from the same words elsewhere."""


def read_code(source: str) -> Iterator[Marked]:
    """Yield the words that Python marks; Babel's own reader finds none in the braces of an f-string."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            words = [word.value for word in call.args if isinstance(word, ast.Constant)]
            if call.func.id in ("_", "N_") and words:
                yield words[0], None
            elif call.func.id in ("pgettext", "NP_") and len(words) == 2:
                yield words[1], words[0]
            elif call.func.id == "ngettext" and len(words) == 2:
                yield (words[0], words[1]), None


def read_marked_words(source: str) -> Iterator[Marked]:
    """Yield the words that a script, a sheet or a template marks."""
    yield from ((words, None) for words in list_marked(source))


READERS = {
    ".py": read_code,
    **dict.fromkeys((".js", ".css", ".typ", ".html"), read_marked_words),
}


def find_said() -> Iterator[tuple[Marked, str]]:
    """Yield what is said, and the file in which it stands."""
    for path in sorted(PACKAGE.rglob("*")):
        if read := READERS.get(path.suffix):
            for words in read(path.read_text(encoding="utf-8")):
                yield words, path.relative_to(ROOT).as_posix()
    schema = "glossator_schema/words.py"
    yield from (((words, None), schema) for words in (*list_words(), *COUNTED.values()))
    yield from (((words, None), "sphinx_glossator/words/themes.py") for words in OF_THEMES)


def make_template() -> Catalog:
    """Return the catalogue of all that is said."""
    made = Catalog(project="Glossator", header_comment=HEADER.format(language=""), fuzzy=False)
    for (words, context), place in find_said():
        made.add(words, locations=[(place, None)], context=context)
    return made


def update(language: str) -> Catalog:
    """Return the catalogue of a language, with all that is said, and nothing else."""
    path = find_catalogue(language)
    known = read_po(path.open("rb"), locale=language) if path.exists() else Catalog()
    template = make_template()
    made = Catalog(
        locale=language,
        project="Glossator",
        header_comment=HEADER.format(language=f", in {language}"),
        fuzzy=False,
    )
    for message in template:
        if message.id:
            old = known.get(message.id, message.context)
            several = isinstance(message.id, tuple)
            string = old.string if old else ("",) * made.num_plurals if several else ""
            made.add(message.id, string, locations=message.locations, context=message.context)
    return made


def find_catalogue(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{CATALOGUE}.po"


def spell(catalogue: Catalog) -> bytes:
    """Return a catalogue as it is kept: nothing in it tells who wrote it, or when."""
    out = BytesIO()
    write_po(out, catalogue, width=112, sort_output=True, omit_header=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    personal = ('"POT-Creation', '"PO-Revision', '"Last-Translator', '"Report-', '"Generated-By')
    personal += ('"Language-Team', '"Project-Id')
    return "".join(line for line in lines if not line.startswith(personal)).encode()


def compile_catalogue(spelt: bytes, language: str) -> bytes:
    """Return what gettext reads."""
    out, catalogue = BytesIO(), read_po(BytesIO(spelt), locale=language)
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(out, catalogue)
    return out.getvalue()


def make_all() -> dict[Path, bytes]:
    """Return the template and the catalogues as they should be."""
    files = {TEMPLATE: spell(make_template())}
    for language in LANGUAGES:
        path = find_catalogue(language)
        files[path] = spell(update(language))
        files[path.with_suffix(".mo")] = compile_catalogue(files[path], language)
    return files


def main(arguments: list[str]) -> int:
    stale = [
        path
        for path, content in make_all().items()
        if not path.exists() or path.read_bytes() != content
    ]
    for path in stale:
        if "--write" in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(make_all()[path])
        print(path.relative_to(ROOT))
    return int(bool(stale) and "--write" not in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
