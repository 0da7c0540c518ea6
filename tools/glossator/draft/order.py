"""The rules, in the order in which they speak: what an earlier one has said of a line stands.

A rule is a pure function ``propose(draft)`` in a module of its own, and a line of :data:`RULES`: the
structure comes first; the rules of the second stage read the words of the blocks that it makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from glossator.draft.proposals import Proposal
from glossator.draft.rules import (
    abbreviations,
    abstracts,
    affiliations,
    biographies,
    credit_lines,
    dashes,
    dates,
    doubled_marks,
    doubled_words,
    emails,
    extra_spaces,
    glossary_forms,
    glued_notes,
    glued_words,
    joins,
    lost_hyphens,
    lost_spaces,
    markdown_headings,
    misspellings,
    names,
    note_spaces,
    numbered_headings,
    page_furniture,
    publications,
    pull_quotes,
    quotation_marks,
    references,
    repetitions,
    run_in_headings,
    series,
    short_headings,
    site_furniture,
    titles,
    wrapped_lines,
)
from glossator.draft.state import Draft


class Stage(Enum):
    """What a rule speaks about."""

    STRUCTURE = "structure"
    EMENDATION = "emendations"
    FORMS = "glossary forms"


@dataclass(frozen=True)
class Rule:
    """A named rule: ``propose`` reads a draft and yields proposals."""

    name: str
    stage: Stage
    propose: Callable[[Draft], Iterable[Proposal]]


RULES: tuple[Rule, ...] = (
    Rule("markdown-headings", Stage.STRUCTURE, markdown_headings.propose),
    Rule("site-furniture", Stage.STRUCTURE, site_furniture.propose),
    Rule("page-furniture", Stage.STRUCTURE, page_furniture.propose),
    Rule("emails", Stage.STRUCTURE, emails.propose),
    Rule("credit-lines", Stage.STRUCTURE, credit_lines.propose),
    Rule("publications", Stage.STRUCTURE, publications.propose),
    Rule("dates", Stage.STRUCTURE, dates.propose),
    Rule("abstracts", Stage.STRUCTURE, abstracts.propose),
    Rule("titles", Stage.STRUCTURE, titles.propose),
    Rule("names", Stage.STRUCTURE, names.propose),
    Rule("affiliations", Stage.STRUCTURE, affiliations.propose),
    Rule("repetitions", Stage.STRUCTURE, repetitions.propose),
    Rule("biographies", Stage.STRUCTURE, biographies.propose),
    Rule("series", Stage.STRUCTURE, series.propose),
    Rule("references", Stage.STRUCTURE, references.propose),
    Rule("numbered-headings", Stage.STRUCTURE, numbered_headings.propose),
    Rule("short-headings", Stage.STRUCTURE, short_headings.propose),
    Rule("pull-quotes", Stage.STRUCTURE, pull_quotes.propose),
    Rule("wrapped-lines", Stage.STRUCTURE, wrapped_lines.propose),
    Rule("joins", Stage.STRUCTURE, joins.propose),
    Rule("glued-notes", Stage.STRUCTURE, glued_notes.propose),
    Rule("run-in-headings", Stage.STRUCTURE, run_in_headings.propose),
    Rule("note-spaces", Stage.EMENDATION, note_spaces.propose),
    Rule("lost-spaces", Stage.EMENDATION, lost_spaces.propose),
    Rule("extra-spaces", Stage.EMENDATION, extra_spaces.propose),
    Rule("doubled-marks", Stage.EMENDATION, doubled_marks.propose),
    Rule("doubled-words", Stage.EMENDATION, doubled_words.propose),
    Rule("quotation-marks", Stage.EMENDATION, quotation_marks.propose),
    Rule("dashes", Stage.EMENDATION, dashes.propose),
    Rule("lost-hyphens", Stage.EMENDATION, lost_hyphens.propose),
    Rule("glued-words", Stage.EMENDATION, glued_words.propose),
    Rule("misspellings", Stage.EMENDATION, misspellings.propose),
    Rule("abbreviations", Stage.EMENDATION, abbreviations.propose),
    Rule("glossary-forms", Stage.FORMS, glossary_forms.propose),
)
