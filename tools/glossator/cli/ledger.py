"""``glossator ledger``: what was ever published, against what the edition has now."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import nullcontext
from functools import partial
from typing import Any

from glossator.diagnostics import Code, Diagnostic, EditionError, by_place, fail
from glossator.edition import Edition
from glossator.ledger import (
    Anchor,
    Difference,
    Drift,
    KnownText,
    Ledger,
    accept,
    check_guard,
    compare,
    digest_ids,
    find_renamed,
    is_of_page,
    move_places,
    page_of,
    shared_anchors,
    text_anchors,
    with_texts,
    write_ledger,
)
from glossator.memo import Memo
from glossator.model import AnchoredText, Text
from glossator.project import Project
from glossator.whole_file import write_whole

CODES = {
    Drift.NEW: Code.NOT_ENTERED,
    Drift.GONE: Code.ANCHOR_GONE,
    Drift.DRAFTED: Code.ANCHOR_GONE,
    Drift.CHANGED: Code.ANCHOR_CHANGED,
    Drift.REUSED: Code.ANCHOR_REUSED,
}
UNCOUNTED = (
    "{0.count} ids of {0.id} are counted here, and its ledger has {1}: this file is older, or glossator ledger "
    "--accept was stopped; restore the file from version control, or run that again"
)


def sections(edition: Edition) -> Iterator[tuple[str, Ledger, Mapping[str, Anchor], Text | None]]:
    """Yield each ledger with the anchors of now: of each text, and those of no one text."""
    for anchored in edition.texts:
        text = anchored.text
        yield text.id, edition.ledgers[text.id], text_anchors(anchored), text
    yield "", edition.ledgers[""], list_shared(edition), None


def list_shared(edition: Edition) -> Mapping[str, Anchor]:
    """Return the anchors of now that are of no one text."""
    texts = [anchored.text for anchored in edition.texts]
    return shared_anchors(texts, edition.all_entries()) | edition.page_anchors()


def diagnose_difference(project: Project, text_id: str, difference: Difference) -> Diagnostic:
    """Return a difference as a diagnostic, at its ledger."""
    file = project.name(project.ledger_path(text_id))
    return Diagnostic(file, difference.line or 1, CODES[difference.change], difference.message)


def guard_ledgers(
    project: Project, edition: Edition, renamed: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """Return what shows that a ledger is not the one that was published; ``renamed``: new id to old."""
    witnesses = {text.text.id: text.text.witness.sha256 for text in edition.texts}
    return [
        Diagnostic(project.name(project.ledger_path(b.ledger)), b.line, b.code, b.message)
        for b in check_guard(edition.ledgers, witnesses, renamed or {})
    ]


def find_differences(edition: Edition, memo: Memo) -> Iterator[tuple[str, list[Difference]]]:
    """Yield what differs of each ledger; a text of which nothing has changed is not gone through again."""
    drafts = edition.drafts
    for anchored in edition.texts:
        text_id, witness = anchored.text.id, anchored.text.witness.sha256
        compared = partial(_compare, edition.ledgers[text_id], anchored, witness, drafts)
        origin = edition.origins.get(text_id)
        given = (text_id, *(origin or ()), *sorted(drafts))
        rows = memo.recall("differences", given, compared) if origin else compared()
        yield text_id, [Difference(of, Drift[change], *more) for of, change, *more in rows]
    yield "", list(compare(edition.ledgers[""], list_shared(edition), "", drafts))


def _compare(
    ledger: Ledger, anchored: AnchoredText, witness: str, drafts: Set[str]
) -> list[list[Any]]:
    """Return what differs of the ledger of a text, as plain data."""
    found = compare(ledger, text_anchors(anchored), witness, drafts)
    return [[of.id, of.change.name, of.line, of.instead] for of in found]


def check_ledgers(
    project: Project, edition: Edition, *, entered: bool, memo: Memo | None = None
) -> list[Diagnostic]:
    """Return what differs; ids that are not entered count only where ``entered`` asks for it.

    Where a ledger itself is not the one that was published, nothing is compared with it. ``memo``: what was
    found of a text before.
    """
    if faults := guard_ledgers(project, edition):
        return faults
    differences = [
        diagnose_difference(project, text_id, difference)
        for text_id, found in find_differences(edition, memo or Memo())
        for difference in found
        if entered or difference.change is not Drift.NEW
    ]
    return [*differences, *(find_uncounted(project, edition) if entered else ())]


def find_uncounted(project: Project, edition: Edition) -> Iterator[Diagnostic]:
    """Yield the texts of which the shared ledger counts less than there is: it was not written, or is older."""
    shared = edition.ledgers[""]
    counted = {text.id: text for text in with_texts(shared, edition.ledgers).texts}
    file = project.name(project.ledger_path(""))
    for text in shared.texts:
        if counted[text.id] != text:
            ids = counted[text.id].count
            yield Diagnostic(file, text.line, Code.NOT_ENTERED, UNCOUNTED.format(text, ids))


def find_unsealed(project: Project, edition: Edition) -> list[Diagnostic]:
    """Warn of ledgers of version 0.1, and say how they get their digests."""
    file = project.name(project.ledger_path(""))
    sealed = edition.ledgers[""].sealed
    return [] if sealed else [Diagnostic(file, 1, Code.OLD_LEDGER, UNSEALED)]


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
    faults += [
        Diagnostic("ledger", 0, Code.ANCHOR_GONE, Difference(anchor, Drift.GONE).message)
        for anchor in moved
        if is_of_page(anchor) and page_of(anchor) in current  # nothing there would lead on
    ]
    if faults:
        raise EditionError(faults)


def run_ledger(arguments: argparse.Namespace) -> None:
    """Compare, or with ``--accept`` enter what is new and record where old anchors went."""
    from glossator.cli.lock import alone

    project = Project(arguments.directory)
    writes = arguments.accept or arguments.take_over
    with alone(project, "ledger") if writes else nullcontext():
        compare_or_accept(project, arguments)


def compare_or_accept(project: Project, arguments: argparse.Namespace) -> None:
    """Do what the command says, while nobody else writes."""
    moved = dict(pair.split("=", 1) for pair in arguments.moved)
    if not arguments.accept and (moved or arguments.withdrawn):
        raise fail("ledger", 0, Code.BAD_FIELD, "--moved and --withdrawn go with --accept")
    if arguments.take_over:
        take_over(project)
        return
    edition = project.read()
    arguments.told.tell(find_unsealed(project, edition))
    if arguments.accept:
        accept_edition(project, edition, moved, arguments.withdrawn)
        return
    faults = check_ledgers(project, edition, entered=True)
    if faults:
        raise EditionError(faults)
    count = sum(len(ledger.anchors) for ledger in edition.ledgers.values())
    print(f"{count} anchors, all as they were published")


# --- accept -------------------------------------------------------------------------------------


def accept_edition(
    project: Project,
    edition: Edition,
    moved: Mapping[str, str],
    withdrawn: Sequence[str],
    *,
    moves_alone: bool = False,
) -> None:
    """Enter the edition as it is now; raises :class:`EditionError`, and enters nothing, where it cannot.

    :param moves_alone: enter where ids went, and what took their place; what is new besides is for later.
    """
    shared = edition.ledgers[""]
    texts = {text.text.id: text for text in edition.texts}
    published = {text.id for text in shared.texts} | {anchor.id for anchor in shared.anchors}
    renamed = {new: old for old, new in moved.items() if old in published and new in texts}
    if faults := guard_ledgers(project, edition, renamed):
        raise EditionError(sorted(faults, key=by_place))
    check_decisions(edition, moved, withdrawn)
    version = project.settings().version
    following: dict[str, Ledger] = {}
    for text_id, ledger, now, text in sections(edition):
        decided = moved
        if text_id in renamed:  # what the editor says of one anchor goes before
            decided = find_renamed(ledger, texts[text_id], renamed[text_id]) | dict(moved)
        if not text_id:
            decided = move_places(moved, ledger.anchors) | dict(moved)
        if moves_alone and text_id and not ledger.anchors:
            continue
        if moves_alone:
            kept = {anchor.id for anchor in ledger.anchors} | {*decided.values()}
            now = {name: anchor for name, anchor in now.items() if name in kept}
        following[text_id], refused = accept(
            ledger, now, text, version, decided, withdrawn, edition.drafts
        )
        faults += [diagnose_difference(project, text_id, difference) for difference in refused]
    if faults:  # nothing is entered where not everything can be
        raise EditionError(faults)
    following[""] = with_texts(following[""], following)
    announced = announce(shared, following, renamed)
    if announced != shared or not shared.sealed:
        write_one(project, "", announced)
    for text_id, ledger in following.items():
        write_changed(project, text_id, edition.ledgers[text_id], ledger)


def announce(shared: Ledger, following: Mapping[str, Ledger], renamed: Mapping[str, str]) -> Ledger:
    """Return the shared ledger with each text that is new in it, and as many ids as it has already.

    It is written before the texts' own: a ledger that it does not know is then never one of its edition.
    """
    known = {text.id: text for text in shared.texts}
    texts = dict(known)
    for name, ledger in following.items():
        if name and name not in known:
            before = known.get(renamed.get(name, ""), KnownText("", "", 0, digest_ids(())))
            texts[name] = KnownText(name, ledger.witness, before.count, before.ids)
    return Ledger("", shared.anchors, texts=tuple(texts.values()))


def write_one(project: Project, text_id: str, ledger: Ledger) -> None:
    """Write a ledger's file, whole or not at all."""
    path = project.ledger_path(text_id)
    path.parent.mkdir(exist_ok=True)
    write_whole(path, write_ledger(ledger))


def write_changed(project: Project, text_id: str, before: Ledger, following: Ledger) -> None:
    """Write a ledger that is another now, and tell what is new in it."""
    if following == before and before.sealed:
        return
    write_one(project, text_id, following)
    count = len(following.anchors) - len(before.anchors)
    print(f"{project.name(project.ledger_path(text_id))}: {count} entered")
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


# --- ledgers of version 0.1 ---------------------------------------------------------------------


def take_over(project: Project) -> None:
    """Give the ledgers of version 0.1 their digests, where they hold all of the edition, unchanged.

    The shared one is written first: after it has counted the others, each must be the one that it counted.
    Raises :class:`EditionError` where a ledger is missing, or the edition differs from any.
    """
    edition = project.read(mixed=True)
    shared = edition.ledgers[""]
    faults = [
        Diagnostic(project.name(project.ledger_path(name)), 1, Code.LEDGER_LOST, LOST)
        for name, ledger in edition.ledgers.items()
        if not ledger.found
    ]
    counted = with_texts(shared, edition.ledgers)
    if shared.texts:
        faults += guard_ledgers(project, edition)
        if counted != shared:
            raise EditionError(faults or [_bad_take_over(project, "")])
    drafts = edition.drafts
    faults += [
        diagnose_difference(project, text_id, difference)
        for text_id, ledger, now, text in sections(edition)
        for difference in compare(ledger, now, text.witness.sha256 if text else "", drafts)
    ]
    if faults:
        raise EditionError(faults)
    write_one(project, "", counted)
    for name, ledger in edition.ledgers.items():
        if name:
            write_one(project, name, ledger)
        last = ledger.anchors[-1].id if ledger.anchors else "none"
        print(
            f"{project.name(project.ledger_path(name))}: {len(ledger.anchors)} ids, the last is {last}"
        )


UNSEALED = (
    "the ledgers have no digest, as glossator 0.1.0 wrote them, so that a loss would go unseen; "
    "glossator ledger --take-over gives them one, or the next --accept"
)
LOST = "there is no such ledger; restore it from version control"


def _bad_take_over(project: Project, name: str) -> Diagnostic:
    message = (
        "the ledgers have been taken over, and these are others; restore them from version control"
    )
    return Diagnostic(project.name(project.ledger_path(name)), 1, Code.LEDGER_LOST, message)
