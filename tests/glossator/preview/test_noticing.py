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


async def notice_late(folder: Path) -> list[set[Path]]:
    """Return what is told where the system cannot tell of files at first: then, and of a saved file."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    told: list[set[Path]] = []
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))  # no other file can be opened
        async for changes in noticing.watch([folder], noticing.is_wanted):
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
            told.append(changes)
            if changes:
                break
            (folder / "page.md").write_text(f"Words, {len(told)} times.", "utf-8")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    return [told[0], told[-1]]


def test_where_the_system_cannot_tell_it_is_looked_all_the_same_and_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Linux tells of files by so many instances a user: who came after that was told nothing, ever."""
    monkeypatch.setattr(noticing, "UNTOLD", 0.05)
    monkeypatch.setattr(noticing, "AGAIN", 200)
    told = asyncio.run(asyncio.wait_for(notice_late(tmp_path), 60))
    assert told == [set(), {tmp_path / "page.md"}]
    assert capfd.readouterr().err.count("it is looked every second instead") == 1


def test_a_change_that_was_missed_is_found(shown: Previewed) -> None:
    shown.open("about.html")
    shown.news.clear()
    shown.preview.look_again()
    assert shown.news == []
    shown.edition.write("docs/about.md", "# About\n\nOther words.\n")
    shown.preview.look_again()
    assert [place.path for news in shown.news for place in news.changed] == ["about.html"]
