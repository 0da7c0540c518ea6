"""Commands of TeX in the fields of a source that are read as markup: what they make of their words.

Accents and signs, ``{\\"o}`` or ``\\&``, are characters, and no markup. Of any other command the backslash
would be printed: that is a fault of the entry.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_COMMANDS = {
    "em": "emph textit textsl mkbibemph em it sl itshape slshape",
    "strong": "textbf mkbibbold bf bfseries",
    "tt": "texttt tt ttfamily",
    "sup": "textsuperscript mkbibsuperscript",
    "sub": "textsubscript mkbibsubscript",
    "quoted": "enquote mkbibquote",
    "plain": "text textrm textup textsc textnormal mbox hbox sc rm scshape upshape NoCaseChange",
}
COMMANDS: Mapping[str, str] = {
    name: made for made, names in _COMMANDS.items() for name in names.split()
}
"""What a command makes of the words in braces after it, or of those after it in its own braces."""

COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*\Z")
"""A command at the end of words, before those in braces."""

DECLARED = re.compile(r"\\([A-Za-z]+)\s+")
"""A command with which words in braces begin."""

UNREAD = re.compile(r"\\[A-Za-z]+")
"""What no one has read."""
