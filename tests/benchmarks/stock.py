"""Synthetic editions against Sphinx, MyST and furo, which show the same content by stock means.

Ours is ``glossator build --only html``, with every check and proof; theirs is ``sphinx-build``. Both lists of
texts are flat. Processor time is compared, as it says what is done, not how many cores were free.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from costs import Cost, glossator, run
from figures import Figure, Quantity
from plain_pages import write_plain_project
from plan import Plan, change, clear, clear_builds, copy_edition
from synthetic import LATIN, MIXED, make_synthetic
from synthetic_pages import write_edition, write_stock

SIZES = ((10, 50), (100, 500), (300, 500), (1000, 500))
"""Numbers of texts and terms: a small edition, and what shares a glossary of some size."""

SHORT = ((10, 50),)

REPEATED = 100
"""Editions of more texts are built once: they take minutes, and noise is the less of it."""


@dataclass(frozen=True)
class Builds:
    """A clean build, and one after a changed note."""

    clean: Cost
    changed: Cost


@dataclass(frozen=True)
class Pair:
    """The same content, as an edition and as a stock project."""

    edition: Path
    project: Path

    def build_edition(self, turn: int) -> Builds:
        clear_builds(self.edition)
        clean = glossator(self.edition, "build", "--only", "html")
        change_a_note(self.edition / "seeds/t0/notes.md", turn)
        return Builds(clean, glossator(self.edition, "build", "--only", "html"))

    def build_project(self, turn: int) -> Builds:
        clear(self.project / "_build")
        clean = build_stock(self.project)
        change_a_note(self.project / "texts/t0.md", turn)
        return Builds(clean, build_stock(self.project))


def build_stock(project: Path) -> Cost:
    """Build a project by Sphinx alone."""
    return run(sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "_build", cwd=project)


def change_a_note(file: Path, turn: int) -> None:
    """Let the first note say something that no note said before."""
    change(file, r"says (something|thing \d+)", f"says thing {turn}")


def make_pair(folder: Path, texts: int, terms: int, scripts: Sequence[str] = LATIN) -> Pair:
    """Write both, and bring the edition to the state of one that was published before."""
    content = make_synthetic(texts, terms, scripts)
    pair = Pair(folder / "edition", folder / "stock")
    write_edition(content, pair.edition)
    write_stock(content, pair.project)
    glossator(pair.edition, "convert")
    glossator(pair.edition, "ledger", "--accept")
    glossator(pair.edition, "convert")
    return pair


def measure_pair(pair: Pair, plan: Plan, turns: range) -> tuple[Builds, Builds]:
    """Build both in turn; return what ours and theirs took."""
    both = [(pair.build_edition(turn), pair.build_project(turn)) for turn in turns]
    ours, theirs = (
        Builds(
            plan.take(it.clean for it in side),
            plan.take(it.changed for it in side),
        )
        for side in zip(*both, strict=True)
    )
    return ours, theirs


def compare(what: str, ours: Cost, theirs: Cost) -> Iterator[Figure]:
    yield Figure(what, Quantity.USER, ours.user, theirs.user)
    yield Figure(what, Quantity.MEMORY, ours.memory, theirs.memory)


def measure(plan: Plan) -> Iterator[Figure]:
    """Yield the figures of every size, and last those of growth."""
    seconds: dict[int, tuple[float, float]] = {}
    for texts, terms in SHORT if plan.short else SIZES:
        if plan.most and texts > plan.most:
            continue
        folder = plan.folder / f"{texts}"
        pair = make_pair(folder, texts, terms)
        turns = plan.repeat(short=3) if texts <= REPEATED else range(1)
        ours, theirs = measure_pair(pair, plan, turns)
        clear(folder)
        seconds[texts] = ours.clean.user / texts, theirs.clean.user / texts
        yield from compare(f"{texts:,} texts", ours.clean, theirs.clean)
        yield from compare(f"{texts:,} texts, a changed note", ours.changed, theirs.changed)
    if plan.short:
        return
    if not 0 < plan.most < REPEATED:
        mixed = make_pair(plan.folder / "mixed", REPEATED, 500, MIXED)
        ours, theirs = measure_pair(mixed, plan, range(1))
        yield from compare("100 texts in six scripts", ours.clean, theirs.clean)
    first, plain = copy_edition(plan.folder / "first"), plan.folder / "plain"
    write_plain_project(first, plain)
    yield from compare(
        "the first edition", glossator(first, "build", "--only", "html"), build_stock(plain)
    )
    if not {100, 1000} <= seconds.keys():
        return
    growth = (large / small for large, small in zip(seconds[1000], seconds[100], strict=True))
    yield Figure("a text among 1,000, against one among 100", Quantity.TIMES, *growth)
