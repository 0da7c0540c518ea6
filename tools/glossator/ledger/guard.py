"""See that the ledgers of an edition belong together, so that none can be lost, go back or be another's.

The shared ledger counts the ids of each text's own. Ledgers only grow, and the shared one is written last:
so each of them begins with the ids that are counted, at whatever moment the writing was stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossator.diagnostics import Code
from glossator.ledger.anchors import KnownText, Ledger, digest_ids
from glossator.ledger.file import RESTORE
from glossator.ledger.former import find_former_ids


@dataclass(frozen=True)
class Breach:
    """What is wrong with the ledger of a text (``ledger``: its id), or with the shared one ("")."""

    ledger: str
    line: int
    code: Code
    message: str


def check_guard(
    ledgers: Mapping[str, Ledger], texts: Mapping[str, str], renamed: Mapping[str, str]
) -> Iterator[Breach]:
    """Yield what shows that a ledger, or the text that it is of, is not what was published.

    ``ledgers``: by text id, "" for the shared one; ``texts``: the hash of the witness of each text of now;
    ``renamed``: the old id of each text that has another now, as the editor says.
    """
    shared = ledgers[""]
    if not shared.found:
        if kept := [text for text in texts if ledgers[text].found]:
            message = f"the ledger is lost, {_path(kept[0])} is there; {RESTORE}"
            yield Breach("", 1, Code.LEDGER_LOST, message)
        return
    counted = {text.id: text for text in shared.texts}
    for text, witness in texts.items():
        yield from _check_text(text, witness, counted, ledgers, renamed.get(text, ""))
    yield from _check_owners(ledgers)


def _path(text: str) -> str:
    return f"seeds/{text}/ledger.yaml" if text else "glossary/ledger.yaml"


def _check_text(
    text: str,
    witness: str,
    counted: Mapping[str, KnownText],
    ledgers: Mapping[str, Ledger],
    before: str,
) -> Iterator[Breach]:
    """Yield what is wrong with one text; ``before``: the id that it had, "" if it has always had this one."""
    ledger, shared = ledgers[text], ledgers[""]
    known = [counted[name] for name in (text, before) if name in counted]
    if not known and ledger.anchors:
        message = (
            "glossary/ledger.yaml does not know this ledger: it is that of another text, or that one is "
            f"older; restore what was there; if the text was renamed, --moved OLD={text} says so"
        )
        yield Breach(text, 1, Code.LEDGER_LOST, message)
    for entry in known:
        if not entry.is_begun_by(ledger.anchors):
            yield Breach(text, 1, Code.LEDGER_LOST, _tell_lost(entry, ledger, text))
            break
    state = next((anchor for anchor in shared.anchors if anchor.id == text), None)
    is_gone = state is not None and (state.moved_to or state.withdrawn)
    if state is not None and not is_gone and not shared.sealed and not ledger.found:
        message = f"the ledger is lost: {text} was published; {RESTORE}"
        yield Breach(text, 1, Code.LEDGER_LOST, message)
    returns = bool(before) and shared.moved().get(text) == before
    was = counted[text].witness if text in counted else ""
    if is_gone and not returns and was and was != witness:
        message = (
            f"{text} stood for another witness, SHA-256 {was[:16]}…; an id is never used "
            "again: give the new text another, or restore the text that was withdrawn"
        )
        yield Breach("", counted[text].line, Code.ANCHOR_REUSED, message)


def _tell_lost(entry: KnownText, ledger: Ledger, text: str) -> str:
    if entry.id != text:
        remedy = f"move seeds/{entry.id}/ledger.yaml along as it was"
    else:
        remedy = f"{RESTORE}, or the text that was published under this id"
    if not ledger.found:
        return f"the ledger is lost: {entry.count} ids of {entry.id} were published; {remedy}"
    return (
        f"the ledger does not begin with the {entry.count} ids of {entry.id} that were published: "
        f"it is older, or of another text; {remedy}"
    )


def _check_owners(ledgers: Mapping[str, Ledger]) -> Iterator[Breach]:
    """Yield the ids that two ledgers have."""
    owners: dict[str, str] = {}
    for name, ledger in ledgers.items():
        for anchor in ledger.anchors:
            owner = owners.setdefault(anchor.id, name)
            if owner != name:
                message = f"{anchor.id} is in {_path(owner)} too; {RESTORE}"
                yield Breach(name, ledger.lines.get(anchor.id, 1), Code.LEDGER_LOST, message)
                break  # the next ids of a copied ledger say no more


def with_texts(shared: Ledger, ledgers: Mapping[str, Ledger]) -> Ledger:
    """Return the shared ledger with what it says of each text's own brought up to date.

    Of a text that was renamed before texts were counted, the witness is that of the text that it is now;
    of one that was withdrawn then, nobody knows it.
    """
    texts = {text.id: text for text in shared.texts}
    for old, new in find_former_ids(shared).items():
        witness = ledgers[new].witness if new in ledgers else ""
        texts.setdefault(old, KnownText(old, witness, 0, digest_ids(())))
    for name, ledger in ledgers.items():
        if name:
            count, ids = len(ledger.anchors), digest_ids(ledger.anchors)
            texts[name] = KnownText(name, ledger.witness, count, ids)
    return Ledger("", shared.anchors, texts=tuple(texts.values()))
