"""The classes by which a ledger's file is read."""

from __future__ import annotations

from pydantic.dataclasses import dataclass as validated

from glossator.data_file import STRICT, Placed
from glossator.ledger.anchors import Anchor


@validated(frozen=True, kw_only=True, config=STRICT)
class AnchorEntry(Placed, Anchor):
    """An anchor as the file has it."""


@validated(frozen=True, kw_only=True, config=STRICT)
class TextEntry(Placed):
    """A text that was published, as the file has it."""

    id: str
    witness: str
    count: int
    ids: str


@validated(frozen=True, kw_only=True, config=STRICT)
class LedgerFile(Placed):
    """A ledger as its file has it."""

    digest: str = ""
    count: int = -1
    witness: str = ""
    texts: tuple[TextEntry, ...] = ()
    anchors: tuple[AnchorEntry, ...] = ()
