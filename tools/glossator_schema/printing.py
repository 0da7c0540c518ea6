"""What an edition is published as: its outputs, the forms of its PDFs, and their papers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Output:
    """An output: ``name`` is that of its folder in ``build/``, ``builder`` that of Sphinx's builder."""

    name: str
    builder: str


HTML = Output(name="html", builder="html")
PDF = Output(name="pdf", builder="typstpdf")
EPUB = Output(name="epub", builder="epub")

OUTPUTS: tuple[Output, ...] = (HTML, PDF, EPUB)
"""In the order in which they are built."""

OUTPUTS_BY_NAME: dict[str, Output] = {output.name: output for output in OUTPUTS}

BOOK = "edition"
"""The name of the book's file, without its ending, where no setting gives another."""

HANDOUTS = "handouts"
"""The folder in that of the HTML with a copy of each handout: pages link to it, wherever they are taken."""


@dataclass(frozen=True, kw_only=True)
class HandoutKind:
    """How much a handout of a text has.

    ``name``: what we call it; ``suffix``: what stands behind the text’s id in the name of the file;
    ``label``: what a reader is told of it, in two or three words.
    """

    name: str
    suffix: str
    label: str


TEXT_ALONE = HandoutKind(name="text", suffix="-text", label="Text alone")
WITH_NOTES = HandoutKind(name="notes", suffix="", label="Text with notes")
FULL = HandoutKind(name="full", suffix="-full", label="With glossary and sources")

HANDOUT_KINDS: tuple[HandoutKind, ...] = (TEXT_ALONE, WITH_NOTES, FULL)
"""The handouts of a text; each has what the one before it has."""

DOWNLOADS = "downloads"
"""The folder in that of the HTML with a copy of the book and the e-book, where these are built with it."""

DATA = "edition.json"
"""The file with the machine-readable edition: in the folder of the HTML, and beside it."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper; ``width`` and ``height`` in millimetres."""

    name: str
    width: float
    height: float


PAPERS: tuple[Paper, ...] = (
    Paper(name="a4", width=210, height=297),
    Paper(name="us-letter", width=215.9, height=279.4),
    Paper(name="a5", width=148, height=210),
)
"""The papers of the PDFs; the first is meant where none is given."""

PAPERS_BY_NAME: dict[str, Paper] = {paper.name: paper for paper in PAPERS}


@dataclass(frozen=True, kw_only=True)
class Variant:
    """Another form of the PDFs.

    ``name``: that of its option of ``glossator build`` and of its folder in ``build/``; ``setting``: what
    makes it; ``about``: what it is.
    """

    name: str
    setting: str
    about: str


VARIANTS: tuple[Variant, ...] = (
    Variant(
        name="large-print",
        setting="typst_large_print",
        about="PDFs in 16 points, notes after each section",
    ),
    Variant(
        name="wide-margin",
        setting="typst_wide_margin",
        about="PDFs with an empty outer margin for the reader’s own notes",
    ),
)
"""In the order in which their names make that of a folder."""
