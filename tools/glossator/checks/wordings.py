"""Names in other languages: each is what its language's rules make of the others, or says why not."""

from __future__ import annotations

import json
from collections.abc import Iterator

from glossator import languages
from glossator.checks.matter import Matter, fault
from glossator.diagnostics import Code, Diagnostic
from glossator_schema.languages import WORDINGS


def check_wordings(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each name that its language finds wrong, and whose entry gives no reason for it."""
    for entry in matter.named:
        wordings = {field.name: entry.text(field.name) for field in WORDINGS}
        for language in languages.LANGUAGES:
            given = (type(language).__qualname__, json.dumps(wordings))
            flaws = matter.memo.recall("wordings", given, lambda: [*language.check(wordings)])  # noqa: B023
            for code, field_name, flaw in flaws:
                if field_name not in entry.unlike:
                    message = f"{entry.id}: {flaw}; correct it, or say why under exceptions"
                    yield fault(entry.source, Code[code], message)
