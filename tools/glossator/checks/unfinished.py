"""What is not finished: a text whose record is a draft, a note that nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.checks.matter import Matter, fault
from glossator.diagnostics import Code, Diagnostic
from glossator.model import Source
from glossator_schema.notes import UNWRITTEN

IS_DRAFT = "{} is a draft: read it through, mend its record, and remove this line; until then its page says so"
NOT_WRITTEN = "{} is not written yet; write it, or remove it"


def check_unfinished(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a warning for each draft, and for each note that says no more than that it is to be written."""
    for anchored in matter.texts:
        text = anchored.text
        if text.draft:
            place = Source(f"seeds/{text.id}/record.yaml", text.draft)
            yield fault(place, Code.UNFINISHED, IS_DRAFT.format(text.id))
        for resolved in anchored.notes:
            if resolved.note.body.strip() == UNWRITTEN:
                message = NOT_WRITTEN.format(resolved.note.id)
                yield fault(resolved.note.source, Code.UNFINISHED, message)
