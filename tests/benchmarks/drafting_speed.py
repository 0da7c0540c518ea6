"""How long ``glossator add`` takes for a long text of each kind, from its start, and for a longer one.

The texts are those to which the drafting rules are tuned (``tests/glossator/draft/corpus/tune``), one after
another until they are long enough; from the second on, some words have other letters, so that no line recurs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from costs import GLOSSATOR, run
from figures import Figure, Quantity
from plan import ROOT, Plan, clear

CORPUS = ROOT / "tests/glossator/draft/corpus/tune"
LONG, LONGER = 200_000, 1_000_000
"""Sizes in bytes."""
SHARE = 0.15
"""The share of words that are other ones in each repetition."""
LEAST_OF = 3
WORD = re.compile(r"\b[^\W\d_A-Z]{5,}\b")


def read_kind(kind: str) -> str:
    """Return the words of a text of the corpus, without what is said of each line."""
    _, _, body = (CORPUS / f"{kind}.txt").read_text("utf-8").partition("===\n")
    return "".join(f"{line.partition('|')[2]}\n" for line in body.splitlines())


def grow(words: str, size: int) -> str:
    """Return a text of so many bytes at least: the same again and again, with other words."""
    chance = random.Random(len(words))

    def respell(match: re.Match[str]) -> str:
        word = match[0]
        at = chance.randrange(1, len(word) - 1)
        return (
            word[:at] + chance.choice("aeioulnrst") + word[at + 1 :]
            if chance.random() < SHARE
            else word
        )

    parts, length = [words], len(words.encode())
    while length < size:
        parts.append(WORD.sub(respell, words))
        length += len(parts[-1].encode())
    return "\n\n".join(parts)


def measure(plan: Plan) -> Iterator[Figure]:
    """Yield the seconds of processor for each kind, and how they grow for the kind that takes longest."""
    edition = plan.folder / "edition"
    run(GLOSSATOR, "init", edition)

    def add(kind: str, size: int) -> float:
        file = plan.folder / f"{kind}.txt"
        file.write_text(grow(read_kind(kind), size), encoding="utf-8")
        users = []
        for _ in range(LEAST_OF):
            users.append(run(GLOSSATOR, "add", file, "--id", "long", cwd=edition).user)
            clear(edition / "seeds/long")
        return min(users)

    kinds = sorted(path.stem for path in CORPUS.glob("*.txt"))
    took = {kind: add(kind, LONG) for kind in kinds}
    for kind, user in took.items():
        yield Figure(f"{kind}, 200 KB", Quantity.USER, user)
    slowest = max(took, key=lambda kind: took[kind])
    yield Figure(
        "1 MB, against five times 200 KB", Quantity.USER, add(slowest, LONGER), 5 * took[slowest]
    )
