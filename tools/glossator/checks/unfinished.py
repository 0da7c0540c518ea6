"""What is not finished and published all the same: a text whose record is a draft."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.checks.matter import Matter, fault
from glossator.diagnostics import Code, Diagnostic
from glossator.model import Source

IS_DRAFT = "{} is a draft: read it through, mend its record, and remove this line; until then its page says so"


def check_unfinished(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a warning for each text that is a draft."""
    for anchored in matter.texts:
        text = anchored.text
        if text.draft:
            place = Source(f"seeds/{text.id}/record.yaml", text.draft)
            yield fault(place, Code.UNFINISHED, IS_DRAFT.format(text.id))
