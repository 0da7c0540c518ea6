"""Links between entries: words of an entry that use the name of another lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.checks.matter import MARKUP, QUOTED, Matter, blank_out, fault
from glossator.diagnostics import Code, Diagnostic
from glossator.entry import Case, Entry, Form
from glossator.linking import FormMatcher
from glossator_schema.entries import ENTRY_KINDS, EntryKind


def check_links(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each name that the words of another entry use and do not link once."""
    for kind in ENTRY_KINDS:
        if kind.interlinked:
            yield from check_kind(kind, [e for e in matter.entries if e.kind is kind])


def check_kind(kind: EntryKind, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Yield the faults of the entries of one kind."""
    names = {entry.id: entry.name for entry in entries}
    matcher = FormMatcher({entry: (Form(name, Case.ANY),) for entry, name in names.items()})
    role = re.compile(rf"\{{{kind.name}\}}`(?:[^`<]*<)?([^`<>]*)>?`")
    for entry in entries:
        words = entry.body.words
        linked = {name.strip().casefold() for name in role.findall(words)}
        used = {o.entry for o in matcher.find(entry.id, blank_out(words, MARKUP, QUOTED))}
        for other in sorted(used - {entry.id}):
            if names[other].casefold() not in linked:
                message = (
                    f"the {kind.body.name} of {entry.id} uses “{names[other]}” and does not link it; "
                    f"write {{{kind.name}}}`{names[other]}` once"
                )
                yield fault(entry.body.source, Code.UNLINKED_TERM, message)
