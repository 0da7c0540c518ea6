"""A saved file is noticed, and one that was missed is found."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from previewed import Previewed

from glossator.cli.watch import noticing


async def notice_first(root: Path) -> set[Path]:
    """Return what is told first of a folder."""
    told: asyncio.Queue[set[Path]] = asyncio.Queue()
    watching = asyncio.create_task(noticing.Noticing(root, tuple, told.put_nowait).run())
    try:
        return await asyncio.wait_for(told.get(), 60)
    finally:
        watching.cancel()


def test_it_is_looked_from_time_to_time_though_nothing_was_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noticing, "AGAIN", 50)
    (tmp_path / "docs").mkdir()
    assert asyncio.run(notice_first(tmp_path)) == set()


def test_a_change_that_was_missed_is_found(shown: Previewed) -> None:
    shown.open("about.html")
    shown.news.clear()
    shown.preview.look_again()
    assert shown.news == []
    shown.edition.write("docs/about.md", "# About\n\nOther words.\n")
    shown.preview.look_again()
    assert [place.path for news in shown.news for place in news.changed] == ["about.html"]
