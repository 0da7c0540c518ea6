"""The CSS selectors of Beautiful Soup are there for who selects, and not before."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from sphinx_glossator.sphinx.late_selectors import use_late_selectors
use_late_selectors()
use_late_selectors()
import bs4
import furo
print("soupsieve.css_parser" in sys.modules)
page = bs4.BeautifulSoup('<p class="a">One <b>two</b></p>', "html.parser")
print(page.select("p.a > b")[0].text, page.select_one("p > i"))
import soupsieve
print(soupsieve.__name__, soupsieve.match("b", page.b), "soupsieve.css_parser" in sys.modules)
"""


def test_they_are_imported_when_somebody_selects() -> None:
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert said.stdout.splitlines() == ["False", "two None", "soupsieve True True"], said.stderr
