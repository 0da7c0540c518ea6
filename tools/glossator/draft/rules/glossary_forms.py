"""The forms of the edition's glossary that the text has: a report, nothing to accept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glossator.draft.proposals import FormReport
from glossator.draft.state import Draft
from glossator.linking import FormMatcher


def propose(draft: Draft) -> Iterator[FormReport]:
    """Report each form once, with the lines that have it."""
    if not draft.terms:
        return
    matcher = FormMatcher(draft.terms)
    found: dict[tuple[str, str], Counter[int]] = {}
    for segment in draft.segments:
        for occurrence in matcher.find("", segment.words):
            lines = found.setdefault((occurrence.entry, occurrence.form), Counter())
            lines[segment.line] += 1
    for (term, form), lines in sorted(found.items()):
        places = [f"{line} ({n} times)" if n > 1 else str(line) for line, n in lines.items()]
        yield FormReport(
            line=min(lines),
            term=term,
            form=form,
            reason=f"line{'s' * (len(lines) > 1)} {', '.join(places)}",
            confidence=1.0,
        )
