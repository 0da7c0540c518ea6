"""Write Python values as Typst literals: a text that stands in a string literal is never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

ESCAPES = {
    **{code: f"\\u{{{code:x}}}" for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029)},
    ord("\\"): "\\\\",
    ord('"'): '\\"',
}

HAN = re.compile(
    "[\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)
"""A run of characters that only a Chinese font has."""

BLANKS = re.compile(r"[ \t\n\r\f]+")
"""What HTML takes for one space."""

Value = str | int | bool | None | Sequence["Value"]


def write_string(text: str) -> str:
    """Return ``text`` as a Typst string literal."""
    return f'"{text.translate(ESCAPES)}"'


def write_value(value: Value) -> str:
    """Return a value as a Typst literal; a sequence becomes an array."""
    match value:
        case str():
            return write_string(value)
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case _:
            return "(" + "".join(f"{write_value(item)}, " for item in value) + ")"


def write_call(name: str, *arguments: Value, **options: Value) -> str:
    """Return a call of a function of the template, as it stands in markup."""
    values = [write_value(value) for value in arguments]
    values += [f"{key.replace('_', '-')}: {write_value(value)}" for key, value in options.items()]
    return f"#{name}({', '.join(values)})"


def write_text(text: str) -> str:
    """Return running text: white space as HTML reads it, Chinese in its own language and font."""
    text = BLANKS.sub(" ", text)
    pieces = []
    start = 0
    for run in HAN.finditer(text):
        if run.start() > start:
            pieces.append("#" + write_string(text[start : run.start()]))
        pieces.append(write_call("zh", "zh-Hans", run[0]))
        start = run.end()
    if start < len(text):
        pieces.append("#" + write_string(text[start:]))
    return "".join(pieces)
