"""What happens to ledgers by mistake, or by a kill: every loss is seen, and what was lost mends it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_edition import REPOSITORY, TinyEdition, make_edition, note_md, term_yaml

from glossator.cli import main
from glossator.diagnostics import Code, EditionError
from glossator.ledger import Anchor, Ledger, digest_ids, parse_ledger, write_ledger

ONE = "One is first.\n\nTwo is next.\n\nThree.\n"
OTHER = "Quite another text.\n\nIt has its own words.\n"
LEDGERS = sorted([*REPOSITORY.glob("seeds/*/ledger.yaml"), REPOSITORY / "glossary/ledger.yaml"])


def run(edition: TinyEdition, *arguments: str) -> int:
    return main([*arguments, "-C", str(edition.root)])


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> TinyEdition:
    """An edition of two texts, ``alpha`` and ``beta``, that was accepted twice."""
    edition = make_edition(tmp_path_factory.mktemp("published"))
    edition.add_text("alpha", ONE)
    edition.write("glossary/events.yaml", "[]\n")
    edition.write("glossary/terms.yaml", term_yaml("one: one"))
    edition.write("seeds/alpha/notes.md", note_md("a", "alpha-p1", "One"))
    edition.add_text("beta", "Beta is one.\n\nBeta is two.\n")
    assert run(edition, "ledger", "--accept") == 0
    keep(edition, "old")
    notes = note_md("a", "alpha-p1", "One") + note_md("b", "alpha-p2", "Two")
    edition.write("seeds/alpha/notes.md", notes)
    assert run(edition, "ledger", "--accept") == 0
    assert run(edition, "convert") == run(edition, "check") == run(edition, "ledger") == 0
    keep(edition, "last")
    return edition


@pytest.fixture
def published(published_once: TinyEdition, tmp_path: Path) -> TinyEdition:
    """A copy of that edition, for a test to harm."""
    shutil.copytree(published_once.root, tmp_path, dirs_exist_ok=True)
    return TinyEdition(tmp_path)


def keep(edition: TinyEdition, name: str) -> None:
    for folder in ("seeds", "glossary"):
        shutil.copytree(edition.root / folder, edition.root / name / folder)


def give_back(edition: TinyEdition, path: str, name: str = "last") -> None:
    source, target = edition.root / name / path, edition.root / path
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def replace_text(edition: TinyEdition) -> None:
    shutil.rmtree(edition.root / "seeds/alpha")
    edition.add_text("alpha", OTHER)


def replace_text_of_one_name(edition: TinyEdition) -> None:
    """``received_as`` says the same of both: the hash of the witness tells."""
    assert run(edition, "ledger", "--accept", "--withdrawn", "alpha") == 1  # it is still there
    shutil.rmtree(edition.root / "seeds/alpha")
    assert run(edition, "ledger", "--accept", "--withdrawn", "alpha") == 0
    edition.add_text("alpha", OTHER)


def lose(path: str) -> Callable[[TinyEdition], object]:
    return lambda edition: (edition.root / path).unlink()


def copy_ledger(edition: TinyEdition) -> None:
    shutil.copyfile(
        edition.root / "seeds/beta/ledger.yaml", edition.root / "seeds/alpha/ledger.yaml"
    )


def copy_ledger_to_new_text(edition: TinyEdition) -> None:
    edition.add_text("gamma", "Gamma.\n")
    shutil.copyfile(
        edition.root / "seeds/beta/ledger.yaml", edition.root / "seeds/gamma/ledger.yaml"
    )


def delete_entries(edition: TinyEdition) -> None:
    """Entries go from the middle, and the digest is made anew."""
    path = edition.root / "seeds/alpha/ledger.yaml"
    ledger = parse_ledger(path.read_text(encoding="utf-8"), "x")
    few = Ledger(ledger.witness, (*ledger.anchors[:1], *ledger.anchors[2:]))
    path.write_text(write_ledger(few), encoding="utf-8")


def replace_id(edition: TinyEdition) -> None:
    for path in (edition.root / "seeds/alpha/ledger.yaml", edition.root / "glossary/ledger.yaml"):
        path.write_text(path.read_text("utf-8").replace("alpha", "gamma"), "utf-8")


@pytest.mark.parametrize(
    ("attack", "place", "code"),
    [
        (replace_text, "seeds/alpha/ledger.yaml:1", Code.LEDGER_LOST),
        (replace_text_of_one_name, "glossary/ledger.yaml:5", Code.ANCHOR_REUSED),
        (lose("seeds/alpha/ledger.yaml"), "seeds/alpha/ledger.yaml:1", Code.LEDGER_LOST),
        (lose("glossary/ledger.yaml"), "glossary/ledger.yaml:1", Code.LEDGER_LOST),
        (
            lambda edition: give_back(edition, "seeds/alpha/ledger.yaml", "old"),
            "seeds/alpha/ledger.yaml:1",
            Code.LEDGER_LOST,
        ),
        (copy_ledger, "seeds/alpha/ledger.yaml:1", Code.LEDGER_LOST),
        (copy_ledger_to_new_text, "seeds/gamma/ledger.yaml:1", Code.LEDGER_LOST),
        (delete_entries, "seeds/alpha/ledger.yaml:1", Code.LEDGER_LOST),
        (replace_id, "seeds/alpha/ledger.yaml:2", Code.BAD_LEDGER),
    ],
)
def test_what_is_lost_is_seen_and_mends_it(
    published: TinyEdition,
    capsys: pytest.CaptureFixture[str],
    attack: Callable[[TinyEdition], object],
    place: str,
    code: Code,
) -> None:
    attack(published)
    capsys.readouterr()
    before = published.files("seeds") | published.files("glossary")
    for command in (["check"], ["build", "--only", "html"], ["ledger"], ["ledger", "--accept"]):
        assert run(published, *command) == 1, command
        assert f"{place}:1: {code.name} " in capsys.readouterr().err, command
    assert published.files("seeds") | published.files("glossary") == before
    for path in ("seeds", "glossary"):
        give_back(published, path)
    assert run(published, "convert") == run(published, "check") == 0


def test_the_very_same_text_comes_back(published: TinyEdition) -> None:
    shutil.rmtree(published.root / "seeds/alpha")
    assert run(published, "ledger", "--accept", "--withdrawn", "alpha") == 0
    assert run(published, "convert") == run(published, "check") == 0
    give_back(published, "seeds/alpha")
    assert run(published, "ledger", "--accept") == 0
    assert run(published, "convert") == run(published, "check") == run(published, "ledger") == 0
    assert ":::{edition:paragraph} alpha-p1" in published.read().pages()["texts/alpha.md"]


@pytest.mark.parametrize("slug", ["note", "term"])
def test_an_entry_that_was_withdrawn_does_not_come_back_for_something_else(
    published: TinyEdition, capsys: pytest.CaptureFixture[str], slug: str
) -> None:
    if slug == "note":
        path, name = "seeds/alpha/notes.md", "alpha-n-b"
        without, other = note_md("a", "alpha-p1", "One"), note_md("b", "alpha-p3", "Three")
        other += without
    else:
        path, name = "glossary/terms.yaml", "term-one"
        without, other = "[]\n", term_yaml("one: one").replace('headword: "one"', 'headword: "two"')
        assert other != term_yaml("one: one")
    same = (published.root / path).read_text(encoding="utf-8")
    published.write(path, without)
    assert run(published, "ledger", "--accept", "--withdrawn", name) == 0
    published.write(path, other)
    for command in (["check"], ["ledger", "--accept"]):
        assert run(published, *command) == 1
        assert f"ANCHOR_REUSED {name}" in capsys.readouterr().err
    published.write(path, same)
    assert run(published, "ledger", "--accept") == 0


def test_a_repository_checked_out_with_other_line_ends(published: TinyEdition) -> None:
    for path in published.root.glob("*/**/ledger.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(published, "ledger") == 0


# --- the file -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.parent.name)
def test_a_ledger_that_is_cut_anywhere_is_seen(path: Path) -> None:
    content = path.read_bytes()
    assert content.isascii()
    whole = content.decode()
    parse_ledger(whole, "ledger.yaml")
    for end in range(len(content)):
        with pytest.raises(EditionError) as caught:
            parse_ledger(whole[:end], "ledger.yaml")
        (fault,) = caught.value.diagnostics
        assert fault.code is Code.BAD_LEDGER
        assert fault.line
        assert "restore the file from version control" in fault.message


def test_a_count_that_is_not_that_of_the_entries() -> None:
    ledger = Ledger("", (Anchor("a-p1", "0"),))
    content = write_ledger(ledger).replace("count: 1", "count: 2")
    body = content.partition("\n")[2].partition("\n")[2]
    head = content.partition("\n")[0]
    sealed = f"{head}\ndigest: {hashlib.sha256(body.encode()).hexdigest()}\n{body}"
    with pytest.raises(EditionError, match=r"ledger\.yaml:3:1: BAD_LEDGER"):
        parse_ledger(sealed, "ledger.yaml")


# --- ledgers of version 0.1 ---------------------------------------------------------------------


def unseal(edition: TinyEdition, *names: str) -> None:
    """Let ledgers be as version 0.1 wrote them."""
    for name in names or ("glossary", "seeds/alpha", "seeds/beta"):
        path = edition.root / name / "ledger.yaml"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [
            x
            for x in lines
            if not x.startswith(("digest:", "count:", "texts:")) and "ids:" not in x
        ]
        path.write_text("".join(kept), encoding="utf-8")


def test_ledgers_of_version_0_1_are_taken_over(
    published: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    before = published.files("seeds") | published.files("glossary")
    unseal(published)
    for command in (["convert"], ["check"], ["ledger"]):
        assert run(published, *command) == 0
    assert (
        "glossary/ledger.yaml:1:1: OLD_LEDGER the ledgers have no digest" in capsys.readouterr().err
    )
    assert run(published, "ledger", "--take-over") == 0
    assert "seeds/alpha/ledger.yaml: 5 ids, the last is alpha-n-b" in capsys.readouterr().out
    assert published.files("seeds") | published.files("glossary") == before


def test_ledgers_of_version_0_1_get_their_digests_when_something_is_entered(
    published: TinyEdition,
) -> None:
    before = published.files("seeds") | published.files("glossary")
    unseal(published)
    assert run(published, "ledger", "--accept") == 0
    assert published.files("seeds") | published.files("glossary") == before


def test_a_loss_among_ledgers_of_version_0_1_is_seen(
    published: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    unseal(published)
    (published.root / "seeds/beta/ledger.yaml").unlink()
    for command in (["check"], ["ledger", "--accept"]):
        assert run(published, *command) == 1
        assert "seeds/beta/ledger.yaml:1:1: LEDGER_LOST" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["glossary", "seeds/alpha"])
def test_a_digest_that_one_ledger_alone_has_lost_is_missed(
    published: TinyEdition, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    unseal(published, name)
    for command in (["check"], ["ledger"], ["ledger", "--accept"]):
        assert run(published, *command) == 1
        assert f"{name}/ledger.yaml:1:1: BAD_LEDGER" in capsys.readouterr().err


def test_a_ledger_that_was_cut_is_not_taken_over(
    published: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    unseal(published)
    path = published.root / "seeds/alpha/ledger.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    assert run(published, "ledger", "--take-over") == 1
    assert "NOT_ENTERED alpha-n-b" in capsys.readouterr().err
    path.unlink()
    assert run(published, "ledger", "--take-over") == 1
    assert "seeds/alpha/ledger.yaml:1:1: LEDGER_LOST" in capsys.readouterr().err


def test_a_ledger_that_lost_its_digest_later_is_taken_over_as_it_was_counted_only(
    published: TinyEdition,
) -> None:
    """A kill between the files leaves the shared one sealed: the others are held to what it counts."""
    notes = (published.root / "seeds/alpha/notes.md").read_text(encoding="utf-8")
    published.write("seeds/alpha/notes.md", note_md("a", "alpha-p1", "One"))
    assert run(published, "ledger", "--accept", "--withdrawn", "alpha-n-b") == 0
    unseal(published, "seeds/alpha")
    path = published.root / "seeds/alpha/ledger.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text("".join(whole.splitlines(keepends=True)[:-1]), encoding="utf-8")
    assert run(published, "ledger", "--take-over") == 1
    path.write_text(whole, encoding="utf-8")
    assert run(published, "ledger", "--take-over") == 0
    published.write("seeds/alpha/notes.md", notes)
    assert run(published, "ledger", "--accept") == 0


# --- kills --------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process ends here."""


def publish_first(edition: TinyEdition) -> list[str]:
    edition.add_text("beta", "Beta is one.\n")
    return []


def add_text_and_note(edition: TinyEdition) -> list[str]:
    assert run(edition, "ledger", "--accept") == 0
    edition.add_text("beta", "Beta is one.\n")
    notes = note_md("first", "alpha-p1", "Peace and") + note_md("b", "alpha-p1", "development")
    edition.write("seeds/alpha/notes.md", notes)
    return []


def rename_text(edition: TinyEdition) -> list[str]:
    edition.add_text("beta", "Beta is one.\n")
    assert run(edition, "ledger", "--accept") == 0
    (edition.root / "seeds/beta").rename(edition.root / "seeds/gamma")
    edition.add_text("gamma", "Beta is one.\n")
    return ["--moved", "beta=gamma"]


def withdraw_text(edition: TinyEdition) -> list[str]:
    edition.add_text("beta", "Beta is one.\n")
    assert run(edition, "ledger", "--accept") == 0
    shutil.rmtree(edition.root / "seeds/beta")
    edition.write("seeds/alpha/notes.md", "")
    return ["--withdrawn", "beta", "--withdrawn", "alpha-n-first"]


@pytest.mark.parametrize("change", [publish_first, add_text_and_note, rename_text, withdraw_text])
def test_whenever_accept_is_killed_the_next_one_completes_it(
    edition: TinyEdition,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[TinyEdition], list[str]],
) -> None:
    """Killed before each write to the disk, before each rename and after it (the folder is synced then)."""
    decisions = change(edition)
    first: dict[str, bytes] = {}
    before = edition.files("seeds") | {
        f"../glossary/{n}": c for n, c in edition.files("glossary").items()
    }
    kills = 0
    while not die_at_step(edition, monkeypatch, kills, ["--accept", *decisions]):
        kills += 1
        for ledger in edition.read().ledgers.values():  # none is half a ledger
            assert ledger.found or not ledger.anchors
        assert run(edition, "ledger", "--accept", *decisions) == 0
        assert run(edition, "ledger") == run(edition, "convert") == run(edition, "check") == 0
        after = ledgers_of(edition)
        first = after if kills == 1 else first
        assert after == first
        for folder in ("seeds", "glossary"):
            shutil.rmtree(edition.root / folder)
        for path, content in before.items():
            edition.write(f"seeds/{path}", content)
    assert kills >= 6  # three steps of each write
    assert ledgers_of(edition) == first


def test_whenever_the_taking_over_is_killed_the_next_one_completes_it(
    published: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = ledgers_of(published)
    unseal(published)
    kills = 0
    while not die_at_step(published, monkeypatch, kills, ["--take-over"]):
        kills += 1
        assert run(published, "ledger", "--take-over") == 0
        assert ledgers_of(published) == sealed
        unseal(published)
    assert kills == 9


def test_an_older_shared_ledger_is_seen_where_a_text_has_more(
    published: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    """So is one that was not written, as the command was stopped: the next one writes it."""
    give_back(published, "glossary/ledger.yaml", "old")
    assert run(published, "ledger") == 1
    message = "glossary/ledger.yaml:5:1: NOT_ENTERED 4 ids of alpha are counted here, and its ledger has 5"
    assert message in capsys.readouterr().err
    assert run(published, "ledger", "--accept") == run(published, "ledger") == 0


def ledgers_of(edition: TinyEdition) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(edition.root.glob("*/**/ledger.yaml"))}


def die_at_step(
    edition: TinyEdition, monkeypatch: pytest.MonkeyPatch, last: int, options: list[str]
) -> bool:
    """Write ledgers, and be killed after so many steps; tell whether it ended before."""
    fsync, replace = os.fsync, Path.replace
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps > last:
            raise Killed

    def fsync_or_die(descriptor: int) -> None:
        step()
        fsync(descriptor)

    def replace_or_die(path: Path, target: Path) -> Path:
        step()
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync_or_die)
        patch.setattr(Path, "replace", replace_or_die)
        try:
            assert run(edition, "ledger", *options) == 0
        except Killed:
            return False
    return True


def test_the_shared_ledger_counts_what_the_texts_have(published: TinyEdition) -> None:
    ledgers = published.read().ledgers
    for text in ledgers[""].texts:
        own = ledgers[text.id]
        assert (text.witness, text.count, text.ids) == (
            own.witness,
            len(own.anchors),
            digest_ids(own.anchors),
        )
