"""A tiny edition with the pages that a build needs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from built_edition import build, with_pages
from tiny_edition import TinyEdition, make_edition

TESTS = str(Path(__file__).parents[2])


@pytest.fixture(autouse=True)
def _as_in_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the tests' own modules: a build remembers the code of an edition, which these seem to be."""
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(TESTS):
            monkeypatch.delitem(sys.modules, name)


@pytest.fixture
def tiny(edition: TinyEdition) -> TinyEdition:
    return with_pages(edition)


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> TinyEdition:
    """The tiny edition, its pages published: for tests of builds that publish nothing."""
    tiny = with_pages(make_edition(tmp_path_factory.mktemp("published")))
    assert build(tiny, "--only", "html") == 0
    return tiny


@pytest.fixture(scope="module")
def published_twice(published_once: TinyEdition) -> TinyEdition:
    """The same, published for teachers as well."""
    assert build(published_once, "--only", "html", "--audience", "teacher") == 0
    return published_once
