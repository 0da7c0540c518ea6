"""The page of changes: what each version brought, and what moved or went in it."""

from __future__ import annotations

import pytest

from glossator.ledger import Anchor, Ledger
from glossator.myst.changes_page import count_kinds, find_kind, read_releases, write_changes_page

CHANGELOG = (
    "# Changelog\n\n## 0.2 (2027)\n\n- More.\n\n## Notes\n\nx\n\n## 0.1 (2026-11-21)\n\nFirst.\n"
)

LEDGERS = {
    "alpha": Ledger(
        "",
        (
            Anchor("alpha-p1", "a", since="0.1"),
            Anchor("alpha-p2", "b", since="0.1", moved_to="alpha-p1", until="0.2"),
            Anchor("alpha-p1a", "c", since="0.2"),
            Anchor("alpha-n-key", "d", since="0.2"),
        ),
    ),
    "": Ledger("", (Anchor("term-gone", "e", since="0.1", withdrawn=True, until="0.2"),)),
}


def test_releases() -> None:
    assert [(r.version, r.title, r.body) for r in read_releases(CHANGELOG)] == [
        ("0.2", "0.2 (2027)", "- More."),
        ("0.1", "0.1 (2026-11-21)", "First."),
    ]


def test_a_page() -> None:
    page = write_changes_page(CHANGELOG, LEDGERS, {"alpha-n-key"})
    assert page.partition("## 0.2")[2] == (
        ' (2027)\n\n% :source: "CHANGELOG.md:5"\n\n- More.\n\n% From the ledgers.\n\n'
        "{edition:new}`1 paragraph`\n\n{edition:ref}`alpha-p1a`\n\n"
        "- {edition:now}`alpha-p2 alpha-p1`\n- {edition:now}`term-gone`\n\n"
        '% :source: "CHANGELOG.md:11"\n\n## 0.1 (2026-11-21)\n\n'
        '% :source: "CHANGELOG.md:13"\n\nFirst.\n\n% From the ledgers.\n\n'
        "{edition:new}`1 paragraph`\n"
    )


@pytest.mark.parametrize(
    ("anchor", "kind"),
    [
        ("liu-qing-2020-p12a", "paragraph"),
        ("liu-qing-2020-pq1", "pull quote"),
        ("liu-qing-2020-h3", "heading"),
        ("liu-qing-2020-fn3", "author’s note"),
        ("liu-qing-2020-ref3", "reference"),
        ("liu-qing-2020-n-p3", "editorial note"),
        ("liu-qing-2020", ""),
        ("liu-qing-2020-abstract", ""),
        ("term-three-worlds", "term"),
        ("person-person", "person or institution"),
        ("event-un-founding-1945", "event"),
    ],
)
def test_kinds(anchor: str, kind: str) -> None:
    assert find_kind(anchor) == kind


def test_counts() -> None:
    anchors = [Anchor(f"person-{name}", "") for name in "ab"] + [Anchor("alpha-p1", "")]
    assert count_kinds(anchors) == "1 paragraph, 2 person or institution"
