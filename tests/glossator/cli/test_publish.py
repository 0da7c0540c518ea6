"""One edition, of one state: what changes during a build, what is older, and the step from last to next."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from built_edition import CONF, INDEX, build, published
from tiny_edition import TinyEdition

from glossator.cli import publish
from glossator.cli.build import ATTEMPTS
from glossator.cli.publish import exchange, replace_entries, switch
from glossator.fingerprint import find_requirements, fingerprint
from glossator.manifest import check_manifest
from glossator.published import read_current_edition

pytestmark = pytest.mark.slow  # it builds editions, many or in every form

EDITING = """
from pathlib import Path
count = Path({folder!r}, "count")
times = int(count.read_text()) if count.exists() else 0
if times < {times}:
    count.write_text(str(times + 1))
    Path({folder!r}, "docs/index.md").write_text(INDEX.replace("# Tiny", f"# Tiny {{times}}"))
"""


def edit_during_builds(tiny: TinyEdition, times: int) -> None:
    """Let an editor save a page so many times, each time while Sphinx reads the settings."""
    code = EDITING.format(folder=str(tiny.root), times=times)
    tiny.write("docs/conf.py", f"{CONF}\nINDEX = {INDEX!r}\n{code}")


def test_a_page_that_changes_during_a_build_is_built_again(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    edit_during_builds(tiny, 1)
    assert build(tiny, "--only", "html") == 0
    assert "docs/index.md changed while it was built" in capsys.readouterr().err
    files = published(tiny)
    assert b"<h1>Tiny 0" in files["html/index.html"]
    assert fingerprint(tiny.root / "docs") == files["sources.sha256"].decode().strip()


def test_a_page_that_changes_all_the_time_is_not_published(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tiny, "--only", "html") == 0
    good = published(tiny)
    edit_during_builds(tiny, 2 * ATTEMPTS)
    assert build(tiny, "--only", "html") == 1
    assert "docs/index.md:1:1: CHANGED_MEANWHILE" in capsys.readouterr().err
    assert published(tiny) == good


def test_a_file_elsewhere_that_changes_during_a_build_is_seen(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.write("words.txt", "Some words.\n")
    tiny.write("docs/index.md", INDEX + "\n```{include} ../words.txt\n```\n")
    tiny.write(
        "docs/conf.py",
        CONF
        + f"from pathlib import Path\nPath({str(tiny.root)!r}, 'words.txt').write_text('Other.')\n",
    )
    assert build(tiny, "--only", "html") == 1
    assert "words.txt:1:1: CHANGED_MEANWHILE" in capsys.readouterr().err


ONCE = """
from pathlib import Path
root, once = Path({root!r}), Path({root!r}, "once")
if not once.exists():
    once.touch()
    {code}
"""


def test_what_conf_imports_is_imported_anew(tiny: TinyEdition) -> None:
    """Python keeps what was imported: the second attempt was of the old module, and called current."""
    tiny.write("docs/titled.py", "NAME = 'Before'\n")
    code = "(root / 'docs/titled.py').write_text('NAME = \\'Afterwards\\'')"
    first = "import sys\nsys.path.insert(0, str(__import__('pathlib').Path(__file__).parent))\n"
    conf = f"{first}import titled\nproject = html_title = titled.NAME\n"
    once = ONCE.format(root=str(tiny.root), code=code)
    tiny.write("docs/conf.py", "\n".join((CONF, conf, once)))
    assert build(tiny, "--only", "html") == 0
    page = published(tiny)["html/index.html"]
    assert b"Afterwards</title>" in page
    assert b"Before" not in page


@pytest.mark.parametrize(
    "code",
    [
        "(root / 'link.txt').unlink(); (root / 'link.txt').symlink_to('shared/other.txt')",
        "(root / 'shared').rename(root / 'gone'); (root / 'other').rename(root / 'shared')",
        "(root / 'assets/own.css').write_text('p { margin: 1em }')",
    ],
    ids=["a link", "a folder", "a style"],
)
def test_what_lies_outside_docs_is_of_one_state(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    for name in ("shared/words.txt", "shared/other.txt", "other/words.txt", "assets/own.css"):
        tiny.write(name, "")
    (tiny.root / "link.txt").symlink_to("shared/words.txt")
    tiny.write("docs/index.md", INDEX + "\n```{include} ../link.txt\n```\n")
    once = ONCE.format(root=str(tiny.root), code=code)
    tiny.write("docs/conf.py", f"{CONF}\nhtml_static_path = ['../assets']\n{once}")
    assert build(tiny, "--only", "html") == 0
    assert "changed while it was built" in capsys.readouterr().err


def test_an_output_older_than_a_file_outside_docs_does_not_stay(tiny: TinyEdition) -> None:
    """The stamp is of ``docs/`` alone: the book with the old words was called current."""
    tiny.write("words.txt", "Some words.\n")
    tiny.write("docs/index.md", INDEX + "\n```{include} ../words.txt\n```\n")
    assert build(tiny, "--only", "epub") == 0
    assert build(tiny, "--only", "html") == 0
    assert "epub/edition.epub" in published(tiny)
    tiny.write("words.txt", "Other words.\n")
    assert build(tiny, "--only", "html") == 0
    assert "epub/edition.epub" not in published(tiny)


def test_the_software_is_known_with_all_that_it_builds_on() -> None:
    """With another docutils pages were kept: only the packages that glossator itself names were looked at."""
    assert {"sphinx", "docutils", "jinja2", "pygments", "pybtex"} <= dict(
        find_requirements("glossator")
    ).keys()


def test_the_stamp_is_of_linked_folders_too(tmp_path: Path) -> None:
    """A page in one was edited, and the outputs with its old words were called current."""
    docs, words = tmp_path / "docs", tmp_path / "shared/words.md"
    docs.mkdir()
    words.parent.mkdir()
    (docs / "linked").symlink_to("../shared")
    words.write_text("Some")
    before = fingerprint(docs)
    words.write_text("Other")
    assert fingerprint(docs) != before


READING = """
from pathlib import Path
data = Path({data!r})
project = data.read_text()

def setup(app):
    app.connect("build-finished", lambda app, error: data.write_text("Second"))
"""


def test_what_the_settings_are_read_from_changes_during_a_build(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.write("data.txt", "First")
    tiny.write("docs/conf.py", CONF + READING.format(data=str(tiny.root / "data.txt")))
    assert build(tiny, "--only", "html,epub") == 0
    assert "docs/conf.py changed while it was built" in capsys.readouterr().err
    files = published(tiny)
    assert b"Second" in files["html/index.html"]


def change(tiny: TinyEdition) -> None:
    tiny.write("docs/index.md", INDEX + "\nMore.\n")


def test_what_is_of_an_older_state_does_not_stay(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tiny) == 0
    assert build(tiny, "--only", "html") == 0  # of the same state: nothing is older
    assert {"pdf/edition.pdf", "epub/edition.epub"} <= published(tiny).keys()
    change(tiny)
    capsys.readouterr()
    assert build(tiny, "--only", "html") == 0
    assert "pdf and epub of an older state removed" in capsys.readouterr().out
    assert {name.partition("/")[0] for name in published(tiny)} == {
        "html",
        "edition.json",
        "sources.sha256",
    }
    change(tiny)
    tiny.write("docs/index.md", INDEX)
    assert build(tiny, "--only", "epub") == 0
    assert {name.partition("/")[0] for name in published(tiny)} == {"epub", "sources.sha256"}


def test_the_checks_read_no_pages_where_only_a_book_was_built(tiny: TinyEdition) -> None:
    assert build(tiny, "--only", "epub") == 0
    edition = read_current_edition(tiny.root)
    assert "index.html" in edition.pages
    assert edition.folder != tiny.root / "build/html"


def test_another_audience_is_marked_as_older(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tiny, "--only", "html", "--audience", "teacher") == 0
    assert build(tiny, "--only", "html") == 0
    assert "teacher/stale.txt" not in published(tiny)
    change(tiny)
    assert build(tiny, "--only", "html") == 0
    assert "build/teacher: built from an older state" in capsys.readouterr().out
    assert "teacher/stale.txt" in published(tiny)
    assert build(tiny, "--only", "html", "--audience", "teacher") == 0
    assert not any(name.endswith("stale.txt") for name in published(tiny))


def test_a_published_file_that_was_changed_by_hand_is_not_taken_over(tiny: TinyEdition) -> None:
    assert build(tiny, "--only", "html") == 0
    page = tiny.root / "build/html/index.html"
    page.write_text("another page")
    assert build(tiny, "--only", "epub") == 0
    assert "html/index.html" not in published(tiny)


def test_each_output_has_its_manifest(tiny: TinyEdition) -> None:
    assert build(tiny) == 0
    for name in ("html", "pdf", "epub"):
        assert check_manifest(tiny.root / "build" / name) == []
    assert build(tiny, "--only", "pdf", "--paper", "us-letter") == 0
    assert check_manifest(tiny.root / "build/html") == []  # which has the handouts of the new paper


def test_what_else_lies_in_the_folder_stays(tiny: TinyEdition) -> None:
    tiny.write("build/CNAME", "example.org\n")
    tiny.write("build/.work/left by an older version", "x")
    assert build(tiny, "--only", "html") == 0
    assert published(tiny)["CNAME"] == b"example.org\n"
    assert not any(name.startswith(".work") for name in published(tiny))


def test_the_folder_may_be_a_link(tiny: TinyEdition, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tiny.root / "build").symlink_to(tmp_path / "site")
    assert build(tiny, "--only", "html") == 0
    assert (tiny.root / "build").is_symlink()
    assert (tmp_path / "site/html/index.html").exists()
    change(tiny)
    assert build(tiny, "--only", "html") == 0
    assert "More." in (tmp_path / "site/html/index.html").read_text()


def make_folders(root: Path) -> tuple[Path, Path]:
    one, other = root / "one", root / "other"
    for folder in (one, other):
        (folder / "html").mkdir(parents=True)
        (folder / "html/page").write_text(folder.name)
        (folder / folder.name).write_text("mine")
    return one, other


@pytest.mark.parametrize("move", [exchange, replace_entries])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, move: Callable[[Path, Path], None]
) -> None:
    one, other = make_folders(tmp_path)
    move(one, other)
    assert (other / "html/page").read_text() == "one"
    assert sorted(path.name for path in other.iterdir()) == ["html", "one"]


def test_where_folders_cannot_be_exchanged_each_output_takes_its_place(
    tiny: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(errno.EBUSY, "it is a mounted disk", str(other))

    monkeypatch.setattr(publish, "exchange", refuse)
    following, last = make_folders(tiny.root)
    (last).rename(tiny.root / "build")
    switch(tiny.project, following)
    assert (tiny.root / "build/html/page").read_text() == "one"
    assert not following.exists()
