"""The language of a source, by what its entry says: a tag (BCP 47), its English name, or that of biblatex.

CLDR, which comes with Babel, has the English names; the names of LaTeX's package babel that are no such names
stand here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from glossator_schema.tags import find_tag_fault, spell_tag

FIELDS = ("langid", "language")
"""The fields that say it; the first of them that does is meant."""

_NAMED = """
    american en-US, usenglish en-US, british en-GB, ukenglish en-GB, australian en-AU, canadian en-CA,
    newzealand en-NZ, ngerman de, germanb de, austrian de-AT, naustrian de-AT, swissgerman de-CH,
    nswissgerman de-CH, francais fr, frenchb fr, acadian fr-CA, canadien fr-CA, brazil pt-BR, brazilian pt-BR,
    portuges pt, mexican es-MX, spanishmx es-MX, norsk nb, nynorsk nn, magyar hu, farsi fa, bahasa id,
    bahasai id, bahasam ms, ancientgreek grc, polutonikogreek el-polyton, polygreek el-polyton, classiclatin la,
    classicallatin la, medievallatin la, ecclesiasticallatin la, serbianc sr-Cyrl, lowersorbian dsb,
    uppersorbian hsb, samin se, scottish gd, piedmontese pms
"""
BABEL_NAMES: Mapping[str, str] = dict(pair.split() for pair in _NAMED.split(","))
"""What LaTeX's babel, and so biblatex's ``langid``, calls a language otherwise than English does."""


def find_source_language(fields: Mapping[str, str]) -> str:
    """Return the tag of the language that a source is in; "" where it says none, or none that there is."""
    for name in FIELDS:
        if words := re.sub("[{}]", "", fields.get(name, "")).strip():
            return read_language_name(words)
    return ""


@cache
def read_language_name(words: str) -> str:
    """Return the tag of the language that some words name; "" where it is not to be told without guessing."""
    name = words.lower()
    if name in BABEL_NAMES:
        return BABEL_NAMES[name]
    from babel import Locale

    for code, known in Locale("en").languages.items():
        if known.lower() == name:
            return str(code).replace("_", "-")
    tag = spell_tag(words.replace("_", "-"))
    return "" if find_tag_fault(tag) else tag
