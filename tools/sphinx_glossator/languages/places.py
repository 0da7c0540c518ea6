"""Style sheets and scripts name what languages say, and are filled with it when they are published.

Such a name, ``LANGUAGES_RULES`` say, stands where its words belong; in a comment where no name may stand.
"""

from __future__ import annotations

import json
import re

from sphinx_glossator import languages
from sphinx_glossator.languages.letters import ALIKE
from sphinx_glossator.languages.scripts import name_screen_uses, write_screen_rules

NAME = re.compile(r"/\* LANGUAGES_(\w+) \*/|\bLANGUAGES_(\w+)\b")
FOLD = (
    "((text) => { const alike = ALIKE; const odd = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu'); "
    "return text.normalize('NFKD').replace(/[\\p{M}\\p{Cf}]/gu, '').toUpperCase().toLowerCase()"
    ".replace(odd, (letter) => alike[letter]); })"
)
"""A function of a script that returns words as a search compares them: without case, marks and width."""

NEVER = "(?!)"
"""A pattern that nothing matches."""


def fill_places(content: str) -> str:
    """Return a style sheet or a script with what languages say in its places; other names stay."""
    if "LANGUAGES_" not in content:
        return content
    said = list_fillings()
    return NAME.sub(lambda name: said.get(name[1] or name[2], name[0]), content)


def list_fillings() -> dict[str, str]:
    """Return what languages say to style sheets and scripts, by the names of the places for it."""
    all_of = languages.LANGUAGES
    known = [language for language in all_of if language.letters]
    faces = [pair for language in all_of for pair in language.faces.items()]
    return {
        # in style sheets
        "SERIF": "".join(f"{stack}, " for name, stack in faces if name == "serif"),
        "SANS": "".join(f"{stack}, " for name, stack in faces if name == "sans"),
        "FACES": " ".join(
            f"--edition-{name}: {stack};" for name, stack in faces if name not in ("serif", "sans")
        ),
        "RULES": "\n".join(language.stylesheet for language in all_of),
        "SCREEN_RULES": write_screen_rules(),
        "SCREEN_USES": name_screen_uses(),
        "BOOK_RULES": "\n".join(language.book_stylesheet for language in all_of).strip(),
        # in scripts: the first two in patterns
        "UNSPACED": write_class("".join(it.letters for it in known if it.unspaced)),
        "RUN": "|".join(f"{write_class(language.letters)}+" for language in known) or NEVER,
        "TAGS": json.dumps([[language.letters, language.tag] for language in known]),
        "FOLD": FOLD.replace("ALIKE", json.dumps(ALIKE, ensure_ascii=False)),
        "SCRIPTS": "\n".join(language.script for language in all_of),
    }


def write_class(letters: str) -> str:
    """Return a pattern of one letter; ``letters``: what a class of a pattern holds, "" for none."""
    if not letters:
        return NEVER
    return letters if re.fullmatch(r"\\p\{[^}]*\}", letters) else f"[{letters}]"
