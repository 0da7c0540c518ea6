"""A change of wording at its place in the witness."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.data_file import Placed


@dataclass(frozen=True)
class Change:
    """One emendation at its place: the witness has ``start:end``, the edition reads ``reading``.

    ``id`` names the place in the witness, which never changes, so that it is permanent.
    """

    id: str
    start: int
    end: int
    reading: str
    kind: str
    certainty: str
    remark: str
    rule: str
    placed: Placed
