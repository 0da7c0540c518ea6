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
    alike_lines,
    announcements,
    archive_frames,
    authorship,
    biographies,
    code_blocks,
    contents_lists,
    correspondence,
    credit_lines,
    dashes,
    dated_headings,
    dates,
    divisions,
    doubled_marks,
    doubled_spaces,
    doubled_words,
    emails,
    epigraphs,
    extra_spaces,
    figures,
    front_matter,
    glossary_forms,
    glued_notes,
    glued_words,
    gutenberg_frame,
    header_lines,
    html_blocks,
    imprints,
    inline_notes,
    joins,
    letter_dates,
    letters,
    light_notations,
    line_hyphens,
    listed_titles,
    lost_hyphens,
    lost_spaces,
    markdown_blocks,
    markdown_headings,
    memo_heads,
    misspellings,
    named_titles,
    names,
    note_bodies,
    note_lists,
    note_marks,
    note_spaces,
    numbered_divisions,
    numbered_headings,
    numbered_margins,
    outlines,
    page_furniture,
    page_notes,
    plain_lists,
    plain_tables,
    publications,
    publishers_lists,
    pull_quotes,
    quotation_marks,
    quotations,
    references,
    repetitions,
    run_in_headings,
    series,
    short_headings,
    signatures,
    site_furniture,
    stanzas,
    title_pages,
    titles,
    transcriber_notes,
    transcripts,
    wikitext,
    wrapped_lines,
    wrapped_words,
)
from glossator.draft.state import Draft
from glossator.draft.vocabulary import LANGUAGE


class Stage(Enum):
    """What a rule speaks about."""

    STRUCTURE = "structure"
    EMENDATION = "emendations"
    FORMS = "glossary forms"


@dataclass(frozen=True)
class DraftingRule:
    """A named rule: ``propose`` reads a draft and yields proposals.

    ``language``: that of the texts whose words it may judge; "" where it judges none.
    """

    name: str
    stage: Stage
    propose: Callable[[Draft], Iterable[Proposal]]
    language: str = ""


RULES: tuple[DraftingRule, ...] = (
    DraftingRule("front-matter", Stage.STRUCTURE, front_matter.propose),
    DraftingRule("code-blocks", Stage.STRUCTURE, code_blocks.propose),
    DraftingRule("light-notations", Stage.STRUCTURE, light_notations.propose),
    DraftingRule("wikitext", Stage.STRUCTURE, wikitext.propose),
    DraftingRule("html-blocks", Stage.STRUCTURE, html_blocks.propose),
    DraftingRule("gutenberg-frame", Stage.STRUCTURE, gutenberg_frame.propose),
    DraftingRule("transcriber-notes", Stage.STRUCTURE, transcriber_notes.propose),
    DraftingRule("numbered-margins", Stage.STRUCTURE, numbered_margins.propose),
    DraftingRule("markdown-headings", Stage.STRUCTURE, markdown_headings.propose),
    DraftingRule("named-titles", Stage.STRUCTURE, named_titles.propose),
    DraftingRule("announcements", Stage.STRUCTURE, announcements.propose),
    DraftingRule("imprints", Stage.STRUCTURE, imprints.propose),
    DraftingRule("outlines", Stage.STRUCTURE, outlines.propose),
    DraftingRule("dated-headings", Stage.STRUCTURE, dated_headings.propose),
    DraftingRule("page-furniture", Stage.STRUCTURE, page_furniture.propose),
    DraftingRule("publishers-lists", Stage.STRUCTURE, publishers_lists.propose),
    DraftingRule("archive-frames", Stage.STRUCTURE, archive_frames.propose),
    DraftingRule("site-furniture", Stage.STRUCTURE, site_furniture.propose),
    DraftingRule("references", Stage.STRUCTURE, references.propose),
    DraftingRule("epigraphs", Stage.STRUCTURE, epigraphs.propose),
    DraftingRule("note-lists", Stage.STRUCTURE, note_lists.propose),
    DraftingRule("note-bodies", Stage.STRUCTURE, note_bodies.propose),
    DraftingRule("page-notes", Stage.STRUCTURE, page_notes.propose),
    DraftingRule("memo-heads", Stage.STRUCTURE, memo_heads.propose),
    DraftingRule("header-lines", Stage.STRUCTURE, header_lines.propose),
    DraftingRule("correspondence", Stage.STRUCTURE, correspondence.propose),
    DraftingRule("quotations", Stage.STRUCTURE, quotations.propose),
    DraftingRule("transcripts", Stage.STRUCTURE, transcripts.propose),
    DraftingRule("figures", Stage.STRUCTURE, figures.propose),
    DraftingRule("markdown-blocks", Stage.STRUCTURE, markdown_blocks.propose),
    DraftingRule("abstracts", Stage.STRUCTURE, abstracts.propose),
    DraftingRule("letters", Stage.STRUCTURE, letters.propose),
    DraftingRule("plain-tables", Stage.STRUCTURE, plain_tables.propose),
    DraftingRule("signatures", Stage.STRUCTURE, signatures.propose),
    DraftingRule("plain-lists", Stage.STRUCTURE, plain_lists.propose),
    DraftingRule("alike-lines", Stage.STRUCTURE, alike_lines.propose),
    DraftingRule("contents-lists", Stage.STRUCTURE, contents_lists.propose),
    DraftingRule("stanzas", Stage.STRUCTURE, stanzas.propose),
    DraftingRule("numbered-divisions", Stage.STRUCTURE, numbered_divisions.propose),
    DraftingRule("emails", Stage.STRUCTURE, emails.propose),
    DraftingRule("credit-lines", Stage.STRUCTURE, credit_lines.propose),
    DraftingRule("publications", Stage.STRUCTURE, publications.propose),
    DraftingRule("dates", Stage.STRUCTURE, dates.propose),
    DraftingRule("listed-titles", Stage.STRUCTURE, listed_titles.propose),
    DraftingRule("titles", Stage.STRUCTURE, titles.propose),
    DraftingRule("letter-dates", Stage.STRUCTURE, letter_dates.propose),
    DraftingRule("names", Stage.STRUCTURE, names.propose),
    DraftingRule("authorship", Stage.STRUCTURE, authorship.propose),
    DraftingRule("affiliations", Stage.STRUCTURE, affiliations.propose),
    DraftingRule("title-pages", Stage.STRUCTURE, title_pages.propose),
    DraftingRule("repetitions", Stage.STRUCTURE, repetitions.propose),
    DraftingRule("biographies", Stage.STRUCTURE, biographies.propose),
    DraftingRule("series", Stage.STRUCTURE, series.propose),
    DraftingRule("divisions", Stage.STRUCTURE, divisions.propose),
    DraftingRule("numbered-headings", Stage.STRUCTURE, numbered_headings.propose),
    DraftingRule("short-headings", Stage.STRUCTURE, short_headings.propose),
    DraftingRule("pull-quotes", Stage.STRUCTURE, pull_quotes.propose),
    DraftingRule("wrapped-lines", Stage.STRUCTURE, wrapped_lines.propose),
    DraftingRule("joins", Stage.STRUCTURE, joins.propose),
    DraftingRule("wrapped-words", Stage.STRUCTURE, wrapped_words.propose),
    DraftingRule("glued-notes", Stage.STRUCTURE, glued_notes.propose),
    DraftingRule("inline-notes", Stage.STRUCTURE, inline_notes.propose),
    DraftingRule("note-marks", Stage.STRUCTURE, note_marks.propose),
    DraftingRule("run-in-headings", Stage.STRUCTURE, run_in_headings.propose),
    DraftingRule("line-hyphens", Stage.STRUCTURE, line_hyphens.propose),
    DraftingRule("note-spaces", Stage.EMENDATION, note_spaces.propose),
    DraftingRule("lost-spaces", Stage.EMENDATION, lost_spaces.propose, LANGUAGE),
    DraftingRule("doubled-spaces", Stage.EMENDATION, doubled_spaces.propose),
    DraftingRule("extra-spaces", Stage.EMENDATION, extra_spaces.propose, LANGUAGE),
    DraftingRule("doubled-marks", Stage.EMENDATION, doubled_marks.propose, LANGUAGE),
    DraftingRule("doubled-words", Stage.EMENDATION, doubled_words.propose, LANGUAGE),
    DraftingRule("quotation-marks", Stage.EMENDATION, quotation_marks.propose, LANGUAGE),
    DraftingRule("dashes", Stage.EMENDATION, dashes.propose, LANGUAGE),
    DraftingRule("lost-hyphens", Stage.EMENDATION, lost_hyphens.propose, LANGUAGE),
    DraftingRule("glued-words", Stage.EMENDATION, glued_words.propose, LANGUAGE),
    DraftingRule("misspellings", Stage.EMENDATION, misspellings.propose, LANGUAGE),
    DraftingRule("abbreviations", Stage.EMENDATION, abbreviations.propose, LANGUAGE),
    DraftingRule("glossary-forms", Stage.FORMS, glossary_forms.propose),
)
