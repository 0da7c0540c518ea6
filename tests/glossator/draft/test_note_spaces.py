"""The space lost where a note was glued in."""

from __future__ import annotations

from dataclasses import replace

from drafting import make_draft

from glossator.draft.rules.note_spaces import propose
from glossator.draft.state import Segment


def test_the_resumed_words_get_a_space() -> None:
    draft = make_draft("It was.1Ibid.Then it went.")
    segments = (Segment(0, "It was.", 1), Segment(13, "Then it went.", 1, follows_note=True))
    (found,) = propose(replace(draft, segments=segments))
    assert (found.start, found.end, found.reading) == (13, 13, " ")


def test_a_space_that_is_there_is_enough() -> None:
    segments = (Segment(13, " Then it went.", 1, follows_note=True),)
    assert (
        list(propose(replace(make_draft("It was.1Ibid. Then it went."), segments=segments))) == []
    )
