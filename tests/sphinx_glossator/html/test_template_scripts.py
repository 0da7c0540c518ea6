"""Scripts of templates: which are marked, and when one that a page could write into is told."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from sphinx_glossator.html import kept_templates
from sphinx_glossator.html.kept_templates import keep_templates
from sphinx_glossator.html.template_scripts import TOKEN, MarkScripts, take_marks

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


def make_environment(folder: Path) -> Environment:
    environment = Environment(loader=DictLoader({"page.html": TEMPLATE}), extensions=[MarkScripts])
    keep_templates(environment, folder)
    return environment


def compile_none(*given: object, **more: object) -> None:
    raise AssertionError("it was compiled before")


def test_a_template_is_compiled_once_and_its_scripts_are_known_by_another_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_environment(tmp_path).get_template("page.html").render(shown=True, word="x")
    (kept,) = tmp_path.glob("*/*.cache")
    assert TOKEN.encode() not in kept.read_bytes()
    other = "0123456789abcdef" * 2
    monkeypatch.setattr(kept_templates, "TOKEN", other)
    environment = make_environment(tmp_path)
    monkeypatch.setattr(environment, "compile", compile_none)
    again = environment.get_template("page.html").render(shown=True, word="x")
    assert again == first.replace(TOKEN, other)
    assert other in again


def test_a_damaged_template_is_compiled_anew(tmp_path: Path) -> None:
    first = make_environment(tmp_path).get_template("page.html").render(shown=True, word="x")
    (kept,) = tmp_path.glob("*/*.cache")
    content = kept.read_bytes()
    kept.write_bytes(content[:-9] + b"x" * 9)
    assert (
        make_environment(tmp_path).get_template("page.html").render(shown=True, word="x") == first
    )
    assert kept.read_bytes() == content
