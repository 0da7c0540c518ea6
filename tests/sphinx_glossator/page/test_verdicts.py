"""A note that checks a claim says how the claim stands: in the note's head, its data, and its name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from glossator_schema.notes import NOTE_KINDS, VERDICTS, VERDICTS_BY_NAME

if TYPE_CHECKING:
    from bs4 import Tag
    from conftest import Site

Make = Callable[[str, str], "Made"]

PAGE = """# A text

```{edition:text} NAME
title: A text
witness: {file: a.txt, sha256: "0"}
```

:::{edition:paragraph} NAME-p1
Words that are checked.
:::

:::::{edition:note} NAME-n-one
:kind: KIND
:target: NAME-p1
:quote: Words
VERDICT
A body.
:::::
"""


class Made(NamedTuple):
    """What became of a note of a kind, with a verdict or none."""

    site: Site
    name: str  # of its page, and its text

    @property
    def warnings(self) -> list[str]:
        return [said for said in self.site.warnings if said.startswith(f"{self.name}.md")]

    @property
    def element(self) -> Tag:
        return self.site.element(self.name, f"{self.name}-n-one")

    @property
    def data(self) -> dict[str, Any]:
        texts = json.loads(self.site.read("edition.json"))["texts"]
        (note,) = next(text["notes"] for text in texts if text["id"] == self.name)
        return dict(note)


CASES = [
    *(("claim", verdict.name) for verdict in VERDICTS),
    *((kind.name, "") for kind in NOTE_KINDS),
    ("text", "holds"),
    ("claim", "perhaps"),
]


def write_page(name: str, kind: str, verdict: str) -> str:
    option = f":verdict: {verdict}\n" if verdict else ""
    page = PAGE.replace("KIND", kind).replace("VERDICT\n", f"{option}\n")
    return page.replace("NAME", name)


@pytest.fixture(scope="module")
def site(rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]) -> Site:
    """An edition with a page for each case."""
    folder = tmp_path_factory.mktemp("verdicts")
    source = Path(shutil.copytree(rootdir / "test-text", folder / "source"))
    for number, case in enumerate(CASES):
        (source / f"t{number}.md").write_text(write_page(f"t{number}", *case), "utf-8")
    names = "\n".join(f"t{number}" for number in range(len(CASES)))
    (source / "index.md").write_text(f"# All\n\n```{{toctree}}\n{names}\n```\n", "utf-8")
    return run(source, folder / "html")


@pytest.fixture
def make(site: Site) -> Callable[[str, str], Made]:
    return lambda kind, verdict: Made(site, f"t{CASES.index((kind, verdict))}")


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda verdict: verdict.name)
def test_a_verdict_is_told(make: Make, verdict) -> None:  # type: ignore[no-untyped-def]
    made = make("claim", verdict.name)
    assert made.warnings == []
    note = made.element
    assert (note["data-kind"], note["data-verdict"]) == ("claim", verdict.name)
    assert note["aria-label"] == f"Editorial note, claim checked, {verdict.label}"
    head = note.select_one(".note-head")
    assert head is not None
    assert head.get_text() == f"Claim checked · {verdict.label} Words"
    assert made.data["verdict"] == verdict.name


@pytest.mark.parametrize("kind", NOTE_KINDS, ids=lambda kind: kind.name)
def test_only_a_note_that_checks_says_that_it_has_none(make: Make, kind) -> None:  # type: ignore[no-untyped-def]
    made = make(kind.name, "")
    assert "data-verdict" not in made.element.attrs
    assert made.data.get("verdict", "absent") == (None if kind.wants_verdict else "absent")


def test_no_other_note_has_one(make: Make) -> None:
    (warning,) = make("text", "holds").warnings
    assert ".md:12: " in warning
    assert "a note of kind text has no verdict; remove it, or make the note a claim" in warning


def test_a_verdict_is_one_of_five(make: Make) -> None:
    (warning,) = make("claim", "perhaps").warnings
    assert "perhaps" in warning


def test_every_warning_is_of_one_of_these(site: Site, make: Make) -> None:
    """No note of another case is warned of, and no page of what all have in common."""
    cases = [("text", "holds"), ("claim", "perhaps")]
    assert site.warnings == [said for case in cases for said in make(*case).warnings]


def test_a_label_may_hold_any_character(
    project: Callable[[str], Path], build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vars(VERDICTS_BY_NAME["holds"]), "label", "holds & <more>")
    source = project("text")
    (source / "index.md").write_text(write_page("a", "claim", "holds"), "utf-8")
    site = build(source)
    assert '"Editorial note, claim checked, holds &amp; &lt;more&gt;"' in site.read("index.html")
    assert "<more>" not in site.read("index.html")
