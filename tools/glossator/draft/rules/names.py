"""Lines near the title that are persons' names: the byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import Line
from glossator.draft.people import RAISED, name_people
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.authorship import say_whose
from glossator.draft.rules.divisions import is_division
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, ends_sentence, fold_title, is_name
from glossator.languages import sets_no_spaces
from glossator_schema.blocks import (
    AUTHOR,
    DATE,
    EDITOR,
    EPIGRAPH,
    PUBLICATION,
    STAGE,
    TITLE,
    TRANSLATOR,
)

LONGEST = 10
"""A line of more words ends the title page."""
NO_NAMES = ("sections", "persons", "contents", "notes", "references")
MARKS = re.compile(r"(?P<bullet>[•·*–—|_-]{0,2})\s*(?P<words>.*?)\s*(?P<end>[*_]{0,2})")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the first names after the title as the author's, where no credit names one.

    An institution may follow in the same line, after a comma. A line that repeats the author whom the data
    before the text name is his too.
    """
    known = {
        fold_title(name)
        for f in draft.of(FactProposal)
        if f.key is AUTHOR
        for name in name_people(f.value)
    }
    title = draft.first(TITLE)
    if any(draft.kind(line) is AUTHOR for line in draft.head) or (title is None and not known):
        return
    titles = [block for block in draft.of(BlockProposal) if block.kind is TITLE]
    whose = "".join(say_whose(draft, block) for block in titles[:1])
    skipped = False
    for line in draft.head:
        match = MARKS.fullmatch(line.words)
        if draft.kind(line) in (EPIGRAPH, STAGE):
            return
        if not draft.is_free(line) or match is None:
            continue
        after = title is not None and line.number > title.number
        if after and line.count > LONGEST and not skipped and not ends_sentence(line.words):
            skipped = True  # what a newspaper prints below its title
            continue
        if after and ((line.count > 3 and ends_sentence(line.words)) or line.count > LONGEST):
            return
        if is_division(line.words) or any(whole_line(n).fullmatch(line.words) for n in NO_NAMES):
            continue
        if known:
            said = {fold_title(n) for n in name_people(match["words"])}
            fits = fold_title(match["words"]) in known or (bool(said) and said <= known)
        elif title is None or line.number < title.number:
            continue
        else:
            plain = RAISED.sub("", match["words"])
            name, comma, office = plain.partition(",")
            fits = is_name(name) and (not comma or bool(INSTITUTIONS.search(office)))
            fits = fits or _are_names(match["words"]) or _is_unspaced(match["words"])
        if fits and not _is_place(draft, line, match["words"]):
            if whose and fold_title(whose.split()[-1]) not in fold_title(line.words):
                yield BlockProposal(
                    line=line.number,
                    kind=PUBLICATION,
                    reason="the title says whose words these are: a place, and no author",
                    confidence=0.75,
                )
                continue
            yield BlockProposal(
                line=line.number,
                kind=AUTHOR,
                cuts=tuple(filter(None, (match["bullet"], match["end"]))),
                reason="capitalised words, as a person’s name, after the title",
                confidence=0.85 if match["bullet"] or line.apart else 0.75,
            )
            if not _has_office_below(draft, line):
                return


def _is_place(draft: Draft, line: Line, name: str) -> bool:
    """Tell whether a name is that of a place: of a court's branch, or where others spoke."""
    run = draft.manuscript.run_of(line)
    before = [other for other in run if other.number < line.number]
    if name.isupper() and any(INSTITUTIONS.search(other.words.title()) for other in before):
        return True
    helped = any(draft.kind(other) in (EDITOR, TRANSLATOR) for other in draft.head)
    if helped and len(run) > 2 and draft.kind(run[-1]) is DATE and line is run[0]:
        return True  # an imprint: place, publisher, year
    speakers = {fold_title(block.speaker) for block in draft.of(BlockProposal) if block.speaker}
    last = fold_title(name.split()[-1])
    if not speakers or any(last in speaker for speaker in speakers):
        return False
    others = [other for other in run if other is not line and draft.kind(other) is not TITLE]
    return any(INSTITUTIONS.search(other.words) for other in others)


def _has_office_below(draft: Draft, line: Line) -> bool:
    """Tell whether an institution stands directly below a name: then other authors may follow."""
    below = draft.manuscript.by_number.get(line.number + 1)
    return below is not None and INSTITUTIONS.search(below.words) is not None


def _are_names(words: str) -> bool:
    """Tell whether words are several names, or one in capitals."""
    names = name_people(words)
    if (len(names) < 2 and not words.isupper()) or words.endswith((",", ":")) or "--" in words:
        return False
    return len(words) <= 120 and all(
        is_name(name.title() if name.isupper() else name) for name in names
    )


def _is_unspaced(words: str) -> bool:
    """Tell whether words are so short as a name is in a language that sets no spaces."""
    return 2 <= len(words) <= 4 and all(map(sets_no_spaces, words)) and words.isalpha()
