"""Settings that docutils declares once a process are those that it declared each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docutils.frontend import OptionParser
from docutils.parsers.rst import Parser
from docutils.writers import html5_polyglot, latex2e
from myst_parser.parsers.sphinx_ import MystParser

from sphinx_glossator.sphinx.quick_settings import declare, declare_once

if TYPE_CHECKING:
    from conftest import Site

pytestmark = pytest.mark.filterwarnings("ignore:The frontend.Option class:DeprecationWarning")

COMPONENTS = [(), (Parser,), (MystParser(), html5_polyglot.Writer()), (latex2e.Writer(), None)]


def find(method: Callable[..., None], components: tuple[Any, ...], **options: Any) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OptionParser, "populate_from_components", method)
        with pytest.warns(DeprecationWarning, match="OptionParser"):
            return OptionParser(components, **options)


def read_values(parser: OptionParser) -> dict[str, str]:
    return {name: repr(value) for name, value in vars(parser.get_default_values()).items()}


@pytest.mark.parametrize("components", COMPONENTS)
def test_they_are_the_same(components: tuple[Any, ...]) -> None:
    expected = find(declare, components)
    for _ in range(2):
        parser = find(declare_once, components)
        assert read_values(parser) == read_values(expected)
        assert vars(parser).keys() == vars(expected).keys()
        assert parser.format_help() == expected.format_help()


def test_what_one_asks_for_is_not_given_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docutils.conf").write_text(
        "[general]\nstrip_classes: one\ntab_width: 3\n", encoding="utf-8"
    )
    monkeypatch.setenv("DOCUTILSCONFIG", str(tmp_path / "docutils.conf"))
    for method in (declare, declare_once):
        plain = read_values(find(method, (Parser,)))
        asked = find(method, (Parser,), defaults={"id_prefix": "x"}, read_config_files=True)
        asked.set_default("more", 1)
        values = asked.get_default_values()
        assert (values.id_prefix, values.tab_width, values.strip_classes) == ("x", 3, ["one"])
        assert values.more == 1
        assert read_values(find(method, (Parser,))) == plain


def test_a_page_is_read_by_them_and_by_the_file_of_its_edition(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("unbalanced")
    (source / "index.md").write_text("# Words\n\nA word.\n", encoding="utf-8")
    assert 'id="words"' in build(source, "without").read("index.html")
    (source / "docutils.conf").write_text("[general]\nid_prefix: here-\n", encoding="utf-8")
    assert 'id="here-words"' in build(source, "with").read("index.html")
    assert OptionParser.populate_from_components is declare_once
