"""Let pybtex take a field that has no LaTeX in it as it stands, and not decode it sign by sign.

``Text.from_latex`` has ``latexcodec`` look up each sign of a field, alone and with up to six before it: three
quarters of the time in which a bibliography is formatted. Pybtex gives an extension no place to read a field
otherwise, so the method itself is exchanged, in this process.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.markup import LaTeXParser
from pybtex.richtext import Text

PLAIN = re.compile(r"(?![ ])(?:[^\\%#$~`'!?,\- \t\n]|[-'!?,](?![-'`,])|[ ](?![ ]))*+")
"""What decoding leaves as it is: no command, comment or parameter, no ligature, no space that falls away."""

decode = Text.from_latex


def read_field(latex: str) -> Any:
    """Return a field as pybtex's text; braces keep their meaning."""
    return LaTeXParser(latex).parse() if PLAIN.fullmatch(latex) else decode(latex)


def use_plain_fields() -> None:
    """Exchange the method; a second time changes nothing."""
    Text.from_latex = staticmethod(read_field)
