"""How fast witnesses become pages (``glossator convert``), with few terms and with many.

Each form of each term is looked for in every text. All are found in one pass, and so the time should hardly
grow with them; the page of the terms, which does grow, is written too.
"""

from __future__ import annotations

from collections.abc import Iterator

from costs import Cost, glossator, take_medians
from figures import Figure, Quantity
from plan import Plan, clear
from synthetic import make_synthetic
from synthetic_pages import write_edition

TERMS = (50, 500, 2000)
TEXTS, TEXTS_SHORT = 300, 60


def convert(plan: Plan, terms: int) -> tuple[Cost, int]:
    """Return what the first conversion of an edition costs, and how many bytes its witnesses have."""
    content = make_synthetic(TEXTS_SHORT if plan.short else TEXTS, terms)
    costs = []
    for turn in plan.repeat():
        folder = plan.folder / f"{terms}-{turn}"
        write_edition(content, folder)
        costs.append(glossator(folder, "convert"))
        clear(folder)
    return take_medians(costs), content.size


def measure(plan: Plan) -> Iterator[Figure]:
    """Yield the speed with each number of terms, and how the time grows with them."""
    fewest: float | None = None
    for terms in TERMS:
        cost, size = convert(plan, terms)
        yield Figure(f"{terms:,} terms", Quantity.SPEED, size / 1e6 / cost.user)
        yield Figure(f"{terms:,} terms", Quantity.MEMORY, cost.memory)
        if fewest is not None:
            a_megabyte = cost.user / size * 1e6
            yield Figure(f"{terms:,} terms, against {TERMS[0]}", Quantity.USER, a_megabyte, fewest)
        else:
            fewest = cost.user / size * 1e6
