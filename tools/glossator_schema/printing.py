"""What a printed edition may be: papers, outputs, and the names of their settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper; ``width`` and ``height`` in millimetres."""

    name: str
    width: float
    height: float


PAPERS: tuple[Paper, ...] = (
    Paper(name="a4", width=210, height=297),
    Paper(name="us-letter", width=215.9, height=279.4),
)
"""The papers of the PDFs; the first is meant where none is given."""
