"""The report on the rules, as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glossator.draft.measure import Measurement, Tally, tally_groups, tally_rules
from glossator.draft.order import RULES

HEAD = ("proposed", "right", "there", "precision", "recall")


def write_report(comparisons: Sequence[Measurement]) -> str:
    """Return the tables by text, by class of item and by rule."""
    texts = [
        *write_table("structure", by_text(comparisons, structure=True)),
        "",
        *write_table("emendations", by_text(comparisons, structure=False)),
    ]
    groups = sorted(tally_groups(comparisons).items())
    rules = tally_rules(comparisons)
    ordered = [(rule.name, rules.get(rule.name, Tally(0, 0, 0))) for rule in RULES]
    speaking = [(name, tally) for name, tally in ordered if tally.proposed]
    silent = [name for name, tally in ordered if not tally.proposed and name != "glossary-forms"]
    tables = [*texts, "", *write_table("class", groups), "", *write_table("rule", speaking)]
    tables += ["", *write_matrix(comparisons, [name for name, _ in speaking])]
    if silent:
        tables += ["", f"Rules that found nothing in these texts: {', '.join(silent)}."]
    return "\n".join(tables) + "\n"


def by_text(comparisons: Sequence[Measurement], *, structure: bool) -> list[tuple[str, Tally]]:
    """Return the tally of each text, and of all."""
    tallies = [(each.text, each.tally(structure=structure)) for each in comparisons]
    total = Tally(
        sum(tally.proposed for _, tally in tallies),
        sum(tally.right for _, tally in tallies),
        sum(tally.there for _, tally in tallies),
    )
    return [*tallies, ("all", total)]


def write_table(head: str, rows: Iterable[tuple[str, Tally]]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"| {' | '.join((head, *HEAD))} |"
    yield f"|{'---|' * (len(HEAD) + 1)}"
    for name, tally in rows:
        shares = (share(tally.precision), share(tally.recall))
        cells = (name, str(tally.proposed), str(tally.right), str(tally.there), *shares)
        yield f"| {' | '.join(cells)} |"


def write_matrix(comparisons: Sequence[Measurement], rules: list[str]) -> Iterator[str]:
    """Yield the table of right ones among the proposed, by rule and text."""
    tallies = [tally_rules([comparison]) for comparison in comparisons]
    yield f"| {' | '.join(('right of proposed', *(each.text for each in comparisons)))} |"
    yield f"|{'---|' * (len(comparisons) + 1)}"
    for rule in rules:
        found = [tally.get(rule) for tally in tallies]
        cells = (f"{each.right} of {each.proposed}" if each else "–" for each in found)
        yield f"| {' | '.join((rule, *cells))} |"


def share(value: float | None) -> str:
    """Return a share with two decimals, a dash where there is nothing to share."""
    return "–" if value is None else f"{value:.2f}"
