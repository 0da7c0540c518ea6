"""What an editor is told of a code: what it means, a message as it is printed, and what to do."""

from __future__ import annotations

from glossator.diagnostics import Code


def explain_code(code: Code) -> str:
    """Return what the page of the codes says of one, as plain lines."""
    return f"{code.name}: {code.value}"
