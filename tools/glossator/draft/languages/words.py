"""By what words texts of one language say what their parts are: a table that each language fills in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PartWords:
    """Words of one language; each is a regular expression, matched whatever its capitals are.

    ``common``: its most common words, by which it is recognised, in small letters. ``months`` in their order.
    ``by``: what stands before an author's name; ``translated``, ``edited``: before a translator's, an editor's.
    ``divisions``: what the parts of a book are called, before or after their number; ``ordinals``: numbers
    in words; ``clauses``: what the articles of a law are called, before their number; ``sections``: parts
    that are called by their name alone. ``notes``, ``references``, ``contents``, ``exercises``: what stands
    above these; ``abstract``, ``keywords``: what opens them. ``note``: what opens a note in brackets.
    ``salutations`` open a letter, ``regards`` close it, ``postscripts`` follow. ``persons``: what stands
    above the persons of a play; ``stage``: words that open a stage direction.
    ``captions``: what
    opens the caption of a table or a picture. ``memo``: the fields at the head of a memorandum, by what they
    say. ``together``: words before which a hyphen stands for what follows later. ``site``: lines of web
    sites; ``transcribers``: what stands above the notes of who transcribed a print;
    ``menus``: items of menus; ``tops``: lines of a site that stand above a text alone; ``below``: what
    opens that which stands below one; ``archives``: how paragraphs begin that archives print around a text;
    ``ends``: what stands below a text; ``signed``: a line that says when and where it was written.
    ``sounds``: what listeners are heard to do. ``numerals``:
    series of numbers of items, with their signs, each in order. ``heads``: what opens a line that says of a
    text who wrote it, and the like. ``ranks``: what people are called by before their names. ``once``: words
    that are written twice by mistake alone; others may be so for their sound. ``proceedings``: how the record
    of a debate begins what it tells of its course. ``rubrics``: what a newspaper prints above a title.
    ``dedicated``: what opens a dedication. ``letters``: what stands in a title before the name of who wrote
    letters; ``to``: before that of who received them.
    ``occasions``: lines that say where a speech was held. ``published``: what stands before the date when a
    text first came out; ``received``: before other dates of it; ``issues``: what a journal's number is called.
    ``works``: what somebody has written or said, ``whose``: what stands between that and who it was;
    ``shelves``: what stands for works behind a name. ``sender``, ``addressee``: what stands before these in the
    title of a letter. ``judges``: before the name of one, ``delivered``: what one does with an opinion.
    ``helped``: what others than its author have done for a text.
    ``institutions``: what the names of institutions, and of offices in them, have, with their capitals;
    ``scenes``: what an act or a scene of a play is called; ``small``: words that a title in title case does not
    capitalise; ``particles``: small words that stand in names of persons, as texts in the language have them.
    """

    tag: str
    common: frozenset[str] = frozenset()
    months: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    salutations: tuple[str, ...] = ()
    regards: tuple[str, ...] = ()
    postscripts: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    dedicated: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    memo: tuple[tuple[str, str], ...] = ()
    together: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    transcribers: tuple[str, ...] = ()
    menus: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    numerals: tuple[tuple[str, ...], ...] = ()
    heads: tuple[tuple[str, str], ...] = ()
    ranks: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    proceedings: tuple[str, ...] = ()
    rubrics: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    shelves: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    delivered: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    small: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
