"""Fixtures of the engine's tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_edition import SOURCE, TinyEdition, events_yaml, note_md, term_yaml


@pytest.fixture
def edition(tmp_path: Path) -> TinyEdition:
    """A good edition of one text, ``alpha``, with a note, two terms and an event."""
    tiny = TinyEdition(tmp_path)
    tiny.add_text("alpha", SOURCE)
    tiny.write("seeds/alpha/notes.md", note_md("first", "alpha-p1", "Peace and"))
    terms = term_yaml("win-win: win-win cooperation") + term_yaml("peace: peace")
    tiny.write("glossary/terms.yaml", terms)
    tiny.write("glossary/events.yaml", events_yaml(("alpha-p1", "development")))
    return tiny
