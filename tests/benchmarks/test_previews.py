"""A preview is started, asked until it has a change, and ended; one that ends by itself is told."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import previews
import pytest
from costs import BenchmarkError
from plan import ROOT, change_a_number
from previews import KINDS, Kind, serve, time_changes

SERVER = """
import sys
from http.server import HTTPServer, SimpleHTTPRequestHandler
HTTPServer(("127.0.0.1", int(sys.argv[2])), SimpleHTTPRequestHandler).serve_forever()
"""
"""Serves files as they are, and so knows a change at once."""


def test_a_preview_is_asked_until_it_has_the_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html>of the words</html>", "utf-8")
    monkeypatch.setattr(previews, "REST", 0.1)
    with serve((sys.executable, "-c", SERVER), tmp_path) as server:
        server.wait("/page.html", "</html>", 30)
        change = partial(change_a_number, page)
        seconds = time_changes(server, "/page.html", change, " the {} ", 1)
    assert seconds > 0
    assert "of the 70001 words" in page.read_text("utf-8")


def test_a_preview_that_ends_is_told_with_its_words(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('no such command')")
    with serve(command, tmp_path) as server, pytest.raises(BenchmarkError, match="no such command"):
        server.wait("/page.html", "words", 30)


def test_a_preview_does_not_outlive_its_measurement(tmp_path: Path) -> None:
    with serve((sys.executable, "-c", "import time; time.sleep(600)"), tmp_path) as server:
        assert server.process.poll() is None
    assert server.process.poll() is not None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_of_change_writes_one_number_after_another(kind: Kind, tmp_path: Path) -> None:
    file = tmp_path / kind.file
    file.parent.mkdir(parents=True)
    before = (ROOT / kind.file).read_text("utf-8")
    file.write_text(before, "utf-8")
    for number in (70001, 70002):
        kind.change(tmp_path, number)
        assert file.read_text("utf-8").replace(f" {number} ", " ") == before
