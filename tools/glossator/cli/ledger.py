"""``glossator ledger``: what was ever published, against what the edition has now."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext

from glossator.cli.lock import alone
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.ledger import (
    Anchor,
    Change,
    Difference,
    Ledger,
    accept,
    compare,
    shared_anchors,
    text_anchors,
    write_ledger,
)
from glossator.model import Text
from glossator.project import Edition, Project

CODES = {
    Change.NEW: Code.NOT_ENTERED,
    Change.GONE: Code.ANCHOR_GONE,
    Change.CHANGED: Code.ANCHOR_CHANGED,
    Change.REUSED: Code.ANCHOR_REUSED,
}


def sections(edition: Edition) -> Iterator[tuple[str, Ledger, Mapping[str, Anchor], Text | None]]:
    """Yield each ledger with the anchors of now: of each text, and those of no one text."""
    for anchored in edition.texts:
        text = anchored.text
        yield text.id, edition.ledgers[text.id], text_anchors(anchored), text
    texts = [anchored.text for anchored in edition.texts]
    yield (
        "",
        edition.ledgers[""],
        shared_anchors(texts, edition.terms, edition.people, edition.events),
        None,
    )


def diagnose(project: Project, text_id: str, difference: Difference) -> Diagnostic:
    """Return a difference as a diagnostic, at its ledger."""
    file = project.name(project.ledger_path(text_id))
    return Diagnostic(file, difference.line or 1, CODES[difference.change], difference.message)


def check_ledgers(project: Project, edition: Edition, *, entered: bool) -> list[Diagnostic]:
    """Return what differs; ids that are not entered count only where ``entered`` asks for it."""
    return [
        diagnose(project, text_id, difference)
        for text_id, ledger, now, text in sections(edition)
        for difference in compare(ledger, now, text.witness.sha256 if text else "")
        if entered or difference.change is not Change.NEW
    ]


def check_decisions(edition: Edition, moved: Mapping[str, str], withdrawn: Sequence[str]) -> None:
    """See that what the editor decides on was published, and is gone; raise a fault for each that is not."""
    published = {anchor.id for ledger in edition.ledgers.values() for anchor in ledger.anchors}
    current = {anchor for _, _, now, _ in sections(edition) for anchor in now}
    faults = [
        Diagnostic("ledger", 0, Code.UNKNOWN_TARGET, f"{anchor} {what}")
        for anchor in (*moved, *withdrawn)
        for what in (
            ["was never published"] * (anchor not in published)
            or ["is still there; it cannot have moved or be withdrawn"] * (anchor in current)
        )
    ]
    if faults:
        raise EditionError(faults)


def run_ledger(arguments: argparse.Namespace) -> None:
    """Compare, or with ``--accept`` enter what is new and record where old anchors went."""
    project = Project(arguments.directory)
    with alone(project, "ledger --accept") if arguments.accept else nullcontext():
        compare_or_accept(project, arguments)


def compare_or_accept(project: Project, arguments: argparse.Namespace) -> None:
    """Do what the command says, while nobody else writes."""
    edition = project.read()
    moved = dict(pair.split("=", 1) for pair in arguments.moved)
    if not arguments.accept and (moved or arguments.withdrawn):
        raise fail("ledger", 0, Code.BAD_FIELD, "--moved and --withdrawn go with --accept")
    if not arguments.accept:
        faults = check_ledgers(project, edition, entered=True)
        if faults:
            raise EditionError(faults)
        count = sum(len(ledger.anchors) for ledger in edition.ledgers.values())
        print(f"{count} anchors, all as they were published")
        return
    check_decisions(edition, moved, arguments.withdrawn)
    version = project.settings().version
    faults = []
    files = {}
    for text_id, ledger, now, text in sections(edition):
        following, refused = accept(ledger, now, text, version, moved, arguments.withdrawn)
        faults += [diagnose(project, text_id, difference) for difference in refused]
        if following != ledger:
            files[project.ledger_path(text_id)] = following, ledger
    if faults:  # nothing is entered where not everything can be
        raise EditionError(faults)
    for path, (following, before) in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(write_ledger(following), encoding="utf-8")
        print(f"{project.name(path)}: {len(following.anchors) - len(before.anchors)} entered")
        for old, new in zip(before.anchors, following.anchors, strict=False):
            if (what := tell_change(old, new)) and old != new:
                print(f"  {new.id} {what}")


def tell_change(old: Anchor, new: Anchor) -> str:
    """Return what an editor has just accepted of an anchor, "" where only its place is another."""
    if new.withdrawn:
        return "is withdrawn"
    if new.moved_to:
        return f"moved to {new.moved_to}"
    return "stands for other words now" if new.stands_for != old.stands_for else ""
