"""Links between entries: a definition that uses another headword leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.checks.matter import MARKUP, QUOTED, Matter, blank_out, fault
from glossator.diagnostics import Code, Diagnostic
from glossator.linking import FormMatcher
from glossator.model import Case, Form, Named

TERM_ROLE = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]*)>?`")


def check_links(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each headword that a definition uses and does not link once."""
    headwords = {term.id: term.headword for term in matter.terms}
    matcher = FormMatcher(
        Named(
            id=term.id,
            forms=(Form(term.headword, Case.ANY),),
            source=term.source,
        )
        for term in matter.terms
    )
    for term in matter.terms:
        words = term.definition.words
        linked = {name.strip().casefold() for name in TERM_ROLE.findall(words)}
        used = {o.entry for o in matcher.find(term.id, blank_out(words, MARKUP, QUOTED))}
        for other in sorted(used - {term.id}):
            if headwords[other].casefold() not in linked:
                message = (
                    f"the definition of {term.id} uses “{headwords[other]}” and does not link it; "
                    f"write {{term}}`{headwords[other]}` once"
                )
                yield fault(term.definition.source, Code.UNLINKED_TERM, message)
