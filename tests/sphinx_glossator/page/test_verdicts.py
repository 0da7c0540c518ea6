"""A note that checks a claim says how the claim stands: in the note's head, its data, and its name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossator_schema.notes import NOTE_KINDS, VERDICTS, VERDICTS_BY_NAME

if TYPE_CHECKING:
    from conftest import Site

PAGE = """# A text

```{edition:text} a
title: A text
witness: {file: a.txt, sha256: "0"}
```

:::{edition:paragraph} a-p1
Words that are checked.
:::

:::::{edition:note} a-n-one
:kind: KIND
:target: a-p1
:quote: Words
VERDICT
A body.
:::::
"""


@pytest.fixture
def make(project: Callable[[str], Path], build: Callable[..., Site]) -> Callable[..., Site]:
    """Build the page with a note of a kind, and a verdict."""

    def made(kind: str, verdict: str, **settings: str) -> Site:
        source = project("text")
        option = f":verdict: {verdict}\n" if verdict else ""
        page = PAGE.replace("KIND", kind).replace("VERDICT\n", f"{option}\n")
        (source / "index.md").write_text(page, "utf-8")
        return build(source, **settings)

    return made


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda verdict: verdict.name)
def test_a_verdict_is_told(make: Callable[..., Site], verdict) -> None:  # type: ignore[no-untyped-def]
    site = make("claim", verdict.name)
    assert site.warnings == []
    note = site.element("index", "a-n-one")
    assert (note["data-kind"], note["data-verdict"]) == ("claim", verdict.name)
    assert note["aria-label"] == f"Editorial note, claim checked, {verdict.label}"
    head = note.select_one(".note-head")
    assert head is not None
    assert head.get_text() == f"Claim checked · {verdict.label} Words"
    (data,) = json.loads(site.read("edition.json"))["texts"][0]["notes"]
    assert data["verdict"] == verdict.name


@pytest.mark.parametrize("kind", NOTE_KINDS, ids=lambda kind: kind.name)
def test_only_a_note_that_checks_says_that_it_has_none(make: Callable[..., Site], kind) -> None:  # type: ignore[no-untyped-def]
    site = make(kind.name, "")
    assert "data-verdict" not in site.element("index", "a-n-one").attrs
    (data,) = json.loads(site.read("edition.json"))["texts"][0]["notes"]
    assert data.get("verdict", "absent") == (None if kind.wants_verdict else "absent")


def test_no_other_note_has_one(make: Callable[..., Site]) -> None:
    (warning,) = make("text", "holds").warnings
    assert "index.md:12" in warning
    assert "a note of kind text has no verdict; remove it, or make the note a claim" in warning


def test_a_verdict_is_one_of_five(make: Callable[..., Site]) -> None:
    (warning,) = make("claim", "perhaps").warnings
    assert "perhaps" in warning


def test_a_label_may_hold_any_character(
    make: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vars(VERDICTS_BY_NAME["holds"]), "label", "holds & <more>")
    site = make("claim", "holds")
    assert '"Editorial note, claim checked, holds &amp; &lt;more&gt;"' in site.read("index.html")
    assert "<more>" not in site.read("index.html")
