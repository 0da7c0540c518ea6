"""Which version of the first edition this is, and its day, as ``docs/conf.py`` says: a release changes them."""

from __future__ import annotations

import re
from pathlib import Path

CONF = (Path(__file__).parents[1] / "docs/conf.py").read_text(encoding="utf-8")


def _find(setting: str) -> str:
    """Return what a setting is given in quotation marks."""
    found = re.search(rf'^(?:\w+ = )*{setting} = "([^"]+)"$', CONF, re.MULTILINE)
    assert found, setting
    return found[1]


VERSION = _find("release")
DAY = _find("edition_release_date")
"""As in ISO 8601."""
YEAR = DAY[:4]
