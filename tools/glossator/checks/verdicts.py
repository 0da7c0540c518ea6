"""Verdicts: a note that checks a claim says how the claim stands."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.checks.matter import Matter, fault
from glossator.diagnostics import Code, Diagnostic
from glossator_schema.credits import is_draft
from glossator_schema.notes import VERDICTS_BY_NAME


def check_verdicts(matter: Matter) -> Iterator[Diagnostic]:
    """Yield one warning for each text with claims that have no verdict: there may be many. Drafts may wait.

    Where the editors want that, each claim without a verdict is a fault.
    """
    wanted = matter.style.is_on("verdicts")
    for text in matter.texts:
        notes = [of.note for of in text.notes if not is_draft(of.note.options["state"])]
        unsaid = [n.source for n in notes if n.kind.wants_verdict and not n.options["verdict"]]
        if wanted:
            choices = ", ".join(VERDICTS_BY_NAME)
            message = f"no verdict on what is checked; write :verdict: with one of {choices}"
            yield from (fault(place, Code.MISSING_VERDICT, message) for place in unsaid)
        elif unsaid:
            lines = ", ".join(str(line) for line in sorted(source.line for source in unsaid))
            where = f"line{'s' * (len(unsaid) > 1)} {lines}"
            choices = ", ".join(VERDICTS_BY_NAME)
            message = (
                f"no verdict on what is checked at {where}; write :verdict: with one of {choices}"
            )
            yield fault(min(unsaid, key=lambda source: source.line), Code.NO_VERDICT, message)
