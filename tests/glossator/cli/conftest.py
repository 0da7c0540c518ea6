"""A tiny edition with the pages that a build needs."""

from __future__ import annotations

import pytest
from built_edition import CONF, INDEX
from tiny_edition import TinyEdition


@pytest.fixture
def tiny(edition: TinyEdition) -> TinyEdition:
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX)
    return edition
