"""Fixtures of the engine's tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_edition import TinyEdition, make_edition


@pytest.fixture
def edition(tmp_path: Path) -> TinyEdition:
    """A good edition of one text, ``alpha``, with a note, two terms and an event."""
    return make_edition(tmp_path)
