"""A ledger as its file has it: a line an anchor, below a digest of all of them.

The digest shows every change by another hand than ``glossator ledger``: a file that was cut, edited,
or in which an id was replaced. Line ends are not counted, as version control may change them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, fields

from glossator.diagnostics import Code, EditionError, fail
from glossator.ledger.anchors import Anchor, KnownText, Ledger

HEAD = """\
# Every anchor ever published, and what it stands for. Written by `glossator ledger --accept`; do not edit.
"""
SEAL = re.compile(re.escape(HEAD) + r"digest: ([0-9a-f]{64})\n")
RESTORE = "restore the file from version control"
WITHOUT_DIGEST = (
    "the ledger has no digest: it was cut or edited, or glossator 0.1.0 wrote it; "
    f"{RESTORE}, or take the ledgers of 0.1.0 over by glossator ledger --take-over"
)


def parse_ledger(content: str, file: str) -> Ledger:
    """Parse a ledger; one of version 0.1, which has no digest, is not ``sealed``.

    Raises :class:`~glossator.diagnostics.EditionError` with file and line, ``BAD_LEDGER`` where the
    digest is not that of the entries, or is cut off with them.
    """
    from glossator.data_file import parse_data
    from glossator.ledger.entries import LedgerFile

    content = content.replace("\r\n", "\n")
    sealed = is_sealed(content)
    if sealed or not re.search(r"^anchors:", content, re.MULTILINE):  # which every ledger has
        check_seal(content, file)
    data = parse_data(content, file, LedgerFile)
    if data.texts and not sealed:
        raise fail(file, 1, Code.BAD_LEDGER, WITHOUT_DIGEST)
    if data.digest and data.count != len(data.anchors):
        raise _bad(file, data.source_of("count").line if "count" in data.value_places else 1)
    names = [name.name for name in fields(Anchor)]
    anchors = tuple(
        Anchor(**{name: getattr(entry, name) for name in names}) for entry in data.anchors
    )
    lines = {entry.id: entry.source.line for entry in data.anchors}
    texts = tuple(
        KnownText(text.id, text.witness, text.count, text.ids, text.source.line)
        for text in data.texts
    )
    return Ledger(data.witness, anchors, lines, texts, found=True, sealed=sealed)


def is_sealed(content: str) -> bool:
    """Tell whether a ledger's content says a digest."""
    return re.search(r"^digest:", content, re.MULTILINE) is not None


def check_seal(content: str, file: str) -> None:
    """See that a ledger is as it was written; raise ``BAD_LEDGER`` where it is not."""
    seal = SEAL.match(content)
    if seal is None:
        raise fail(file, 1, Code.BAD_LEDGER, WITHOUT_DIGEST)
    if hash_body(content[seal.end() :]) != seal[1]:
        raise _bad(file, 2)


def _bad(file: str, line: int) -> EditionError:
    message = f"the ledger is not as it was written: it was cut or edited; {RESTORE}"
    return fail(file, line, Code.BAD_LEDGER, message)


def hash_body(body: str) -> str:
    """Return the SHA-256 of what follows the digest in a ledger's file."""
    return hashlib.sha256(body.encode()).hexdigest()


def write_ledger(ledger: Ledger) -> str:
    """Return a ledger as the content of its file: a line an anchor."""
    lines = [f"count: {len(ledger.anchors)}"]
    if ledger.witness:
        lines.append(f"witness: {ledger.witness}")
    if ledger.texts:
        lines.append("texts:")
    for text in ledger.texts:
        entry = asdict(text)
        del entry["line"]
        lines.append(_write_entry(entry))
    lines.append("anchors:" if ledger.anchors else "anchors: []")
    lines += [_write_entry(_list_fields(anchor)) for anchor in ledger.anchors]
    body = "\n".join(lines) + "\n"
    return f"{HEAD}digest: {hash_body(body)}\n{body}"


def _list_fields(anchor: Anchor) -> dict[str, object]:
    """Return the fields of an anchor that say something."""
    entry: dict[str, object] = {"id": anchor.id, "stands_for": anchor.stands_for}
    if anchor.start >= 0:
        entry |= {"start": anchor.start, "end": anchor.end}
    entry |= {"since": anchor.since}
    if anchor.moved_to:
        entry["moved_to"] = anchor.moved_to
    if anchor.withdrawn:
        entry["withdrawn"] = True
    if anchor.until:
        entry["until"] = anchor.until
    return entry


def _write_entry(entry: dict[str, object]) -> str:
    import yaml

    flow = yaml.safe_dump(entry, default_flow_style=True, sort_keys=False, width=10_000)
    return f"  - {flow.strip()}"
