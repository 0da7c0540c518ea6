"""The manifest of a published folder: what it lists, and that whatever differs from it is named."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from glossator.manifest import NAME, check_copy, check_manifest, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "html"
    (folder / "texts").mkdir(parents=True)
    (folder / ".cache").mkdir()
    for name in ("index.html", "texts/alpha.html", "texts/b c é.css", ".hidden", ".cache/x"):
        (folder / name).write_text(name, encoding="utf-8")
    write_manifest(folder)
    return folder


def messages(folder: Path) -> list[str]:
    return [str(fault).removeprefix(f"{folder}/") for fault in check_manifest(folder)]


def test_a_manifest_lists_each_file_that_a_reader_gets(folder: Path) -> None:
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    names = [line.partition("  ")[2] for line in lines]
    assert names == ["index.html", "texts/alpha.html", "texts/b c é.css"]
    assert messages(folder) == []
    before = (folder / NAME).read_bytes()
    write_manifest(folder)
    assert (folder / NAME).read_bytes() == before
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [
        ".hidden",
        NAME,
        "index.html",
    ]


def test_sha256sum_reads_it(folder: Path) -> None:
    (folder / "back\\slash\nline.txt").write_text("x")
    write_manifest(folder)
    assert messages(folder) == []
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", NAME], cwd=folder, check=True)


def test_what_sha256sum_writes_is_read(folder: Path) -> None:
    """Any order, a leading ``./``, and the star of binary mode."""
    names = ["./texts/b c é.css", "./index.html", "texts/alpha.html"]
    done = subprocess.run(
        ["sha256sum", "--binary", *names], cwd=folder, capture_output=True, check=True
    )
    (folder / NAME).write_bytes(done.stdout)
    assert b" *./" in done.stdout
    assert messages(folder) == []


def test_whatever_differs_is_named(folder: Path) -> None:
    (folder / "index.html").write_text("changed")
    (folder / "texts/alpha.html").unlink()
    (folder / "new.js").write_text("alert()")
    assert messages(folder) == [
        f"index.html:1:1: BAD_MANIFEST it is not what {NAME} lists; build the folder again",
        f"new.js:1:1: BAD_MANIFEST {NAME} does not list it; remove the file, or build the folder again",
        f"texts/alpha.html:1:1: BAD_MANIFEST {NAME} lists it, and it is not there; build the folder again",
    ]


def test_a_folder_in_the_place_of_a_file_is_no_traceback(folder: Path) -> None:
    (folder / "index.html").unlink()
    (folder / "index.html").mkdir()
    assert messages(folder)[0].startswith("index.html:1:1: CANNOT_ACCESS")


def test_a_link_that_leads_nowhere_is_named(folder: Path) -> None:
    (folder / "dangling.css").symlink_to("nowhere")
    (folder / "folder").symlink_to("texts")
    found = messages(folder)
    assert [line.partition(" ")[0] for line in found] == ["dangling.css:1:1:", "folder:1:1:"]
    assert all("does not list it" in line for line in found)


def test_a_missing_manifest_is_a_fault(folder: Path) -> None:
    (folder / NAME).unlink()
    assert messages(folder) == [
        f"{NAME}:1:1: BAD_MANIFEST the folder has no {NAME}; build it again"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"nonsense\n", ":1:1: BAD_MANIFEST the line is not `<sha256>  <path>`"),
        (b"\xff\xfe\x00\n", ":1:1: BAD_MANIFEST the line is not"),
        (b"", ":1:1: BAD_MANIFEST the last line is cut off, or there is none"),
        (
            b"0" * 64 + b"  ../../etc/passwd\n",
            ":1:1: BAD_MANIFEST '../../etc/passwd' is not inside",
        ),
        (b"0" * 64 + b"  /etc/passwd\n", ":1:1: BAD_MANIFEST '/etc/passwd' is not inside"),
        (b"0" * 64 + b"  a\n" + b"1" * 64 + b"  a\n", ":2:1: BAD_MANIFEST 'a' is listed twice"),
    ],
)
def test_a_malformed_manifest_is_a_fault(folder: Path, content: bytes, message: str) -> None:
    (folder / NAME).write_bytes(content)
    assert f"{NAME}{message}" in "\n".join(messages(folder))


def test_a_cut_manifest_is_noticed_at_every_byte(folder: Path) -> None:
    whole = (folder / NAME).read_bytes()
    for size in range(len(whole)):
        (folder / NAME).write_bytes(whole[:size])
        assert check_manifest(folder), size


def test_a_copy_outside_of_the_folder_is_compared_with_what_is_listed(folder: Path) -> None:
    """``build/edition.json`` stands in no manifest: it was changed, and nobody was told."""
    copy, listed = folder.parent / "index.html", folder / "index.html"
    assert "CANNOT_ACCESS" in str(*check_copy(copy, listed))
    copy.write_bytes(listed.read_bytes())
    assert check_copy(copy, listed) == []
    copy.write_text("Other.")
    assert "BAD_MANIFEST it is not the same as" in str(*check_copy(copy, listed))
