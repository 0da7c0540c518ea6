"""Links between entries: words of an entry that use the name of another lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glossator.checks.matter import MARKUP, QUOTED, Matter, blank_out, fault
from glossator.diagnostics import Code, Diagnostic
from glossator.entry import Case, Form
from glossator.linking import FormMatcher

TERM_ROLE = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]*)>?`")


def check_links(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each name that the words of another entry use and do not link once."""
    entries = [entry for entry in matter.entries if entry.kind.glossary]
    names = {entry.id: entry.name for entry in entries}
    matcher = FormMatcher(
        replace(entry, values={"forms": (Form(entry.name, Case.ANY),)}) for entry in entries
    )
    for entry in entries:
        words = entry.body.words
        linked = {name.strip().casefold() for name in TERM_ROLE.findall(words)}
        used = {o.entry for o in matcher.find(entry.id, blank_out(words, MARKUP, QUOTED))}
        for other in sorted(used - {entry.id}):
            if names[other].casefold() not in linked:
                message = (
                    f"the {entry.kind.body.name} of {entry.id} uses “{names[other]}” and does not link it; "
                    f"write {{term}}`{names[other]}` once"
                )
                yield fault(entry.body.source, Code.UNLINKED_TERM, message)
