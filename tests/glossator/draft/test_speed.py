"""Drafting is as much work as the text is long: counted in calls, as seconds say little on a busy machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from drafting import BODY, make_draft, make_witness, page

from glossator.cli import main
from glossator.draft import draft_record, draft_text, settle
from glossator.draft.rules import pull_quotes
from glossator.draft.vocabulary import Vocabulary
from glossator.structure import build_text


def write_notes(count: int) -> str:
    """Return a text of so many paragraphs, each with a note below it."""
    return "\n\n".join(
        f"In {1000 + n} it sold.[^{n}]\n\n[^{n}]: Leaf {n}." for n in range(1, count + 1)
    )


def write_quotes(count: int) -> str:
    """Return so many long paragraphs, and as many short ones that have common words with them, and no more."""
    common = "the mill and the weir and the road were sold in that year"
    long = [
        f"{common} by ward{n}, {' '.join(f'w{n}x{i}' for i in range(20))}." for n in range(count)
    ]
    short = [f"{common} s{n} t{n} u{n} v{n} w{n} x{n} y{n} z{n}." for n in range(count)]
    return "\n\n".join([*long, *short])


def count_calls(call: Callable[[], object]) -> int:
    """Return how many functions a call calls."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(None)
    return calls


def build(count: int) -> Callable[[], object]:
    """Return what lets the engine read a text with so many notes by its draft."""
    witness = make_witness(write_notes(count))
    record = draft_record(witness, Vocabulary()).record
    return lambda: build_text(record, witness)


def test_twice_the_notes_are_twice_the_work() -> None:
    assert count_calls(build(400)) < 2.1 * count_calls(build(200))


def test_twice_the_lines_are_twice_the_work_of_finding_pull_quotes() -> None:
    few, many = (make_draft(write_quotes(count)) for count in (60, 120))
    counts = [
        count_calls(lambda draft=draft: [*pull_quotes.propose(draft)]) for draft in (few, many)
    ]
    assert counts[1] < 2.3 * counts[0]


def test_twice_the_turns_are_twice_the_work() -> None:
    few, many = (
        make_witness(
            "\n\n".join(
                f"ANN: In {1000 + n} it was sold.\n\nBOB: {BODY[:90]}." for n in range(count)
            )
        )
        for count in (80, 160)
    )
    draft_text(few, Vocabulary())  # what is made once
    counts = [count_calls(lambda text=text: draft_text(text, Vocabulary())) for text in (few, many)]
    assert counts[1] < 2.15 * counts[0]


def test_a_text_that_fits_is_read_by_the_engine_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    build = settle.build_text
    monkeypatch.setattr(settle, "build_text", lambda *given: built.append(1) or build(*given))
    draft_text(make_witness(page(BODY, BODY.upper())), Vocabulary())
    assert len(built) == 1


def test_the_file_that_is_added_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path / "edition")])
    file = tmp_path / "mill.txt"
    file.write_text(write_notes(2))
    read: list[str] = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or real(path))
    main(["add", str(file), "--id", "mill", "-C", str(tmp_path / "edition")])
    assert read.count("mill.txt") == 1


@pytest.mark.parametrize("noise", ["A", ".", "-", "(", "|", "1", "\N{GREEK SMALL LETTER ALPHA}"])
def test_a_text_that_is_one_sign_again_and_again_is_drafted(noise: str) -> None:
    draft_text(make_witness(noise * 300_000), Vocabulary())


@pytest.mark.parametrize("line", ["a\n", "> a\n\n", "# A\n\n", "1\n", "* a\n"])
def test_twice_the_short_lines_are_twice_the_work(line: str) -> None:
    few, many = (make_witness(line * count) for count in (150, 300))
    draft_text(few, Vocabulary())  # what is made once
    counts = [count_calls(lambda text=text: draft_text(text, Vocabulary())) for text in (few, many)]
    assert counts[1] < 2.2 * counts[0]
