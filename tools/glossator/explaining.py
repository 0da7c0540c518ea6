"""What an editor is told of a code: what it means, what to do, and a message as it is printed."""

from __future__ import annotations

from textwrap import fill

from glossator.codes import Code

WIDTH = 80
"""Letters in a line on a terminal."""


def explain_code(code: Code) -> str:
    """Return what the page of the codes says of one, as plain lines."""
    of = code.value
    head = f"{code.name}: {of.says}" + (" (a warning)" if of.warning else "")
    return "\n\n".join([fill(head, WIDTH), fill(of.mend, WIDTH), print_example(code)])


def print_example(code: Code) -> str:
    """Return a message of a code as it is printed."""
    place, _, words = code.value.example.partition(": ")
    return f"{place}: {code.name} {words}"


def write_codes() -> str:
    """Return what a page says of each code, in MyST."""
    parts = []
    for code in Code:
        of = code.value
        warning = " A warning." if of.warning else ""
        said = f"{of.says[0].upper()}{of.says[1:]}.{warning}"
        parts.append(
            f"(code-{code.name.lower().replace('_', '-')})=\n### {code.name}\n\n"
            f"{said} {as_words(of.mend)}\n\n```text\n{print_example(code)}\n```\n"
        )
    return "\n".join(parts)


def as_words(words: str) -> str:
    """Return words in which signs of MyST are signs."""
    for sign in "\\*`[]{}<>":
        words = words.replace(sign, f"\\{sign}")
    return words
