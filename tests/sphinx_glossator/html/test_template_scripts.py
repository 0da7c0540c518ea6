"""Scripts of templates: which are marked, and when one that a page could write into is told."""

from __future__ import annotations

import logging

import pytest
from jinja2 import Environment

from sphinx_glossator.html.template_scripts import MarkScripts, take_marks

TEMPLATE = "{% if shown %}<script>say('{{ word }}')</script>{% endif %}<script>run()</script>"


@pytest.mark.parametrize("shown", [False, True])
def test_a_script_with_words_of_the_page_is_told_where_a_page_has_it(
    shown: bool, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A theme may have such a script in a condition that no page of the edition meets."""
    monkeypatch.setattr(logging.getLogger("sphinx"), "propagate", True)
    template = Environment(extensions=[MarkScripts]).from_string(TEMPLATE)
    page, inline = take_marks(template.render(shown=shown, word="x"))
    assert inline.scripts == ("run()",)
    assert "data-of-template" not in page
    assert ("words of the page" in caplog.text) is shown
