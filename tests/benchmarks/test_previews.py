"""A preview is started, asked until it has a change, and ended; one that ends by itself is told."""

from __future__ import annotations

import sys
from pathlib import Path

import previews
import pytest
from costs import BenchmarkError
from previews import serve, time_changes

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
    seconds = time_changes((sys.executable, "-c", SERVER), tmp_path, page, "/page.html", 1)
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
