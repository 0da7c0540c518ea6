"""Texts with their truth, and how near an untouched draft comes to it.

A file of ``corpus/`` is a text in which each line says what it is: ``p|The well was deep.`` A line without a
word before the bar goes on in what is above it; ``p+`` goes on in the last paragraph, over a page's foot. Above
``===`` stand what the text is called, who wrote it, and when. ``p^1`` is a line within which a note stands too;
what is made of lines under ``any`` is a matter of taste, and counts for nothing.

Rules are tuned to the texts of ``corpus/tune`` first; those of ``corpus/test`` are measured, and their failures
are not looked at. Those of ``corpus/fresh`` were written when the rules were finished, by one who had not seen
them; what came of them at first is in the documentation as it was, and only then were their failures looked at.
So it is with those of ``corpus/last``, which were written after that, and with those of
``corpus/third``, ``corpus/fourth`` and ``corpus/fifth``; one who knew the rules wrote ``corpus/sixth``.

``python tests/glossator/draft/corpus.py`` prints the tables, ``--write`` puts them in the documentation;
``python tests/glossator/draft/corpus.py paper`` shows what is wrong in a text to which rules are tuned.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting import make_witness

from glossator.cli.draft import report
from glossator.diagnostics import EditionError
from glossator.draft import Draft, compose_record, draft_text
from glossator.draft.cuts import cut
from glossator.draft.order import RULES
from glossator.draft.proposals import BlockProposal, EmendationProposal, NoteProposal
from glossator.draft.rules.dates import say_date
from glossator.draft.table import share
from glossator.draft.vocabulary import read_vocabulary
from glossator.model import Role, Text
from glossator.project import Project
from glossator.record import parse_record
from glossator.structure import build_text
from glossator_schema.blocks import AUTHOR, DATE, LINE_KINDS, TITLE

HERE = Path(__file__).parent
FOLDER = HERE / "corpus"
TABLES = HERE.parents[2] / "docs/software/drafting"
REPORTED = {"edition.txt": HERE.parents[2], "unseen.txt": HERE / "unseen"}
"""The editions of which the documentation has ``glossator draft --report``."""
HALVES = ("tune", "test")
UNSEEN = ("fresh", "last", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
"""The parts that were written when the rules stood, in their order; their failures were looked at since."""
PARTS = (*HALVES, *UNSEEN)

KINDS = {
    "p": "paragraph",
    "h1": "heading",
    "h2": "heading",
    "v": "verse",
    "s": "speech",
    "sp": "paragraph",
    "st": "stage",
    "q": "quotation",
    "li": "list",
    "tb": "table",
    "op": "opener",
    "cl": "closer",
    "ep": "epigraph",
    "ab": "abstract",
    "kw": "keywords",
    "ref": "reference",
    "fn": "author-note",
}
FURNITURE = "f"
EITHER = "any"
NOTE_WITHIN = "^"
TOGETHER = ("op", "cl")
"""What is one block, whatever blank lines are in it: its lines are kept."""

Found = tuple[str, frozenset[int]]
"""A block: its kind, and the numbers of its lines."""


@dataclass(frozen=True)
class Truth:
    """What a text is: its words as they are received, and what an editor would make of them."""

    name: str
    words: str
    blocks: frozenset[Found]
    furniture: frozenset[int]
    either: frozenset[int]
    title: str
    authors: tuple[str, ...]
    date: str


@dataclass
class Score:
    """How many of the proposed are right, and how many there are."""

    proposed: int = 0
    right: int = 0
    there: int = 0

    def add(self, other: Score) -> None:
        """Count the other's too."""
        self.proposed += other.proposed
        self.right += other.right
        self.there += other.there

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing is there, nor proposed."""
        both = self.proposed + self.there
        return 2 * self.right / both if both else 1.0


def compare(proposed: set[Found], there: frozenset[Found]) -> Score:
    """Return the score of some blocks."""
    return Score(len(proposed), len(proposed & there), len(there))


@dataclass
class Measured:
    """A draft beside its truth."""

    truth: Truth
    blocks: set[Found]
    furniture: set[int]
    facts: tuple[str, tuple[str, ...], str]
    certain: list[str]
    changes: list[str]
    draft: Draft | None = None
    text: Text | None = None

    @property
    def score(self) -> Score:
        """That of all blocks."""
        return compare(self.blocks, self.truth.blocks)

    @property
    def notes(self) -> Score:
        """That of author's notes."""
        return self.of_kind("author-note")

    def of_kind(self, kind: str) -> Score:
        """Return the score of one kind of block."""
        there = frozenset(block for block in self.truth.blocks if block[0] == kind)
        return compare({block for block in self.blocks if block[0] == kind}, there)

    @property
    def lost(self) -> set[int]:
        """The lines of text that are left out."""
        text = {line for _, lines in self.truth.blocks for line in lines}
        return self.furniture & text

    @property
    def left_out(self) -> Score:
        """That of furniture, by lines."""
        right = self.furniture & self.truth.furniture
        return Score(len(self.furniture), len(right), len(self.truth.furniture))

    @property
    def right_facts(self) -> tuple[bool, bool, bool]:
        """Whether title, authors and date are right, capitals aside."""
        title, authors, date = self.facts
        truth = self.truth
        names = [[name.casefold() for name in each] for each in (authors, truth.authors)]
        return title.casefold() == truth.title.casefold(), names[0] == names[1], date == truth.date


def read_truth(path: Path) -> Truth:
    """Read a text with its truth."""
    head, _, body = path.read_text(encoding="utf-8").partition("===\n")
    facts = dict(line.split(":", 1) for line in head.splitlines())
    words: list[str] = []
    groups: list[tuple[str, list[int]]] = []
    within: set[Found] = set()
    for number, line in enumerate(body.removesuffix("\n").split("\n"), 1):
        tags, _, rest = line.partition("|")
        tag, _, notes = tags.partition(NOTE_WITHIN)
        words.append(rest)
        if notes:
            within.add(("author-note", frozenset([number])))
        if tag.endswith("+"):
            groups.append([group for group in groups if group[0] == tag[:-1]][-1])
        elif tag and not (tag in TOGETHER and groups[-1][0] == tag):
            groups.append((tag, []))
        if is_said(rest) or (rest.strip() and groups[-1][0] in (FURNITURE, EITHER)):
            groups[-1][1].append(number)
    unique = {id(group): group for group in groups}.values()
    blocks = {(KINDS[tag], frozenset(lines)) for tag, lines in unique if tag in KINDS}
    furniture, either = (
        frozenset(line for tag, lines in unique if tag == what for line in lines)
        for what in (FURNITURE, EITHER)
    )
    return Truth(
        path.stem,
        "\n".join(words) + "\n",
        frozenset(blocks | within),
        furniture,
        either,
        facts["title"].strip(),
        tuple(name.strip() for name in facts["authors"].split(";") if name.strip()),
        facts["date"].strip(),
    )


@cache
def read_half(half: str) -> tuple[Truth, ...]:
    """Read the texts of a half."""
    return tuple(map(read_truth, sorted((FOLDER / half).glob("*.txt"))))


def measure(truth: Truth) -> Measured:
    """Draft a text, and read its record untouched, as the edition would."""
    witness = make_witness(truth.words)
    draft = draft_text(witness, read_vocabulary())
    record = parse_record(compose_record("alpha", draft, witness), "record.yaml")
    try:
        text = build_text(record, witness)
    except EditionError:  # an untouched draft that builds no edition says nothing
        return Measured(truth, set(), set(), ("", (), ""), [], [])
    blocks, furniture = describe(text)
    blocks = {block for block in blocks if not block[1] <= truth.either}
    furniture -= truth.either
    said = text.bibliography
    title = "" if said.title.startswith("[") else said.title
    return Measured(
        truth,
        blocks,
        furniture,
        (title, tuple(person.name for person in said.authors), said.date.strip("[]")),
        [e.source for e in text.emendations if is_word(e.kind) and e.certainty == "certain"],
        [f"{e.source} > {e.reading}" for e in text.emendations if is_word(e.kind)],
        draft,
        text,
    )


@cache
def measure_half(half: str) -> list[Measured]:
    """Measure the drafts of a half."""
    return [measure(truth) for truth in read_half(half)]


def is_word(kind: str) -> bool:
    """Tell whether an emendation changes words, and is none that is read off the lines."""
    return kind not in ("line-end-hyphen", "character-reference", "note-without-mark")


def is_said(line: str) -> bool:
    """Tell whether a line has a letter or a figure: signs alone, as below the head of a table, are no words."""
    return any(map(str.isalnum, line))


def describe(text: Text) -> tuple[set[Found], set[int]]:
    """Return the blocks with their lines, and the lines that are left out."""
    kinds = {block.id: block.kind.name for block in (*text.blocks, *text.author_notes)}
    lines: dict[str, set[int]] = {}
    furniture: set[int] = set()
    words: set[int] = set()
    labels: set[int] = set()  # of the words that follow, as a speaker's name above what is said
    for piece in text.pieces:
        content = text.witness.text[piece.start : piece.end]
        before = text.witness.text.count("\n", 0, piece.start) + 1
        every = [*enumerate(content.split("\n"), before)]
        own = {number for number, line in every if is_said(line)}
        if piece.role is Role.FURNITURE:
            furniture |= {number for number, line in every if line.strip()}
        elif piece.role is Role.LABEL:
            labels |= own
        elif piece.block and piece.role is not Role.NOTE_MARK:
            lines.setdefault(piece.block, set()).update(own | labels)
            words |= own | labels
            labels = set()
    return {(kinds[b], frozenset(own)) for b, own in lines.items() if b in kinds}, furniture - words


# --- tables -----------------------------------------------------------------------------------


def write_tables() -> dict[str, str]:
    """Return the tables by the names of their files."""
    measured = {half: measure_half(half) for half in PARTS}
    seen = [one for part in UNSEEN for one in measured[part]]
    together = {half: measured[half] for half in HALVES} | {"later": seen}
    return {
        "texts.txt": "\n".join(write_texts(measured)) + "\n",
        "kinds.txt": "\n".join(write_kinds(together)) + "\n",
        "rules.txt": "\n".join(write_rules(together)) + "\n",
    }


def write_texts(measured: dict[str, list[Measured]]) -> Iterator[str]:
    """Yield the table of the texts."""
    yield (
        "| text | part | blocks, F1 | notes, F1 | title | authors | date | furniture, F1 | "
        "text left out | words changed |"
    )
    yield f"|{'---|' * 10}"
    for half, drafts in measured.items():
        for one in drafts:
            yield row(one.truth.name, half, [one])
        yield row("**all**", half, drafts)


def row(name: str, half: str, drafts: list[Measured]) -> str:
    """Return a row of the table of the texts; the F1 of several is the mean of theirs."""
    facts = [one.right_facts for one in drafts]
    sums = [sum(fact[n] for fact in facts) for n in range(3)]
    said = [f"{n} of {len(facts)}" if len(facts) > 1 else ("yes" if n else "no") for n in sums]
    cells = [
        name,
        half,
        f"{sum(one.score.f1 for one in drafts) / len(drafts):.2f}",
        f"{total([one.notes for one in drafts]).f1:.2f}",
        *said,
        f"{total([one.left_out for one in drafts]).f1:.2f}",
        str(sum(len(one.lost) for one in drafts)),
        str(sum(len(one.changes) for one in drafts)),
    ]
    return f"| {' | '.join(cells)} |"


def total(scores: list[Score]) -> Score:
    """Return the sum of scores."""
    result = Score()
    for score in scores:
        result.add(score)
    return result


def write_kinds(measured: dict[str, list[Measured]]) -> Iterator[str]:
    """Yield the table of the kinds of block."""
    yield "| kind | part | proposed | right | there | F1 |"
    yield f"|{'---|' * 6}"
    for kind in dict.fromkeys(KINDS.values()):
        for half, drafts in measured.items():
            score = total([one.of_kind(kind) for one in drafts])
            counts = f"{score.proposed} | {score.right} | {score.there}"
            yield f"| {kind} | {half} | {counts} | {score.f1:.2f} |"


def write_rules(measured: dict[str, list[Measured]]) -> Iterator[str]:
    """Yield the table of the rules: of what each proposes, how much is right."""
    tallies = {
        half: total_rules(tally_rules(one) for one in drafts) for half, drafts in measured.items()
    }
    halves = " | ".join(f"{half}: right of proposed | precision" for half in measured)
    yield f"| rule | {halves} |"
    yield f"|{'---|' * (1 + 2 * len(measured))}"
    silent = []
    for rule in (rule.name for rule in RULES):
        found = [tally.get(rule) for tally in tallies.values()]
        if not any(found):
            silent.append(rule)
            continue
        cells = [
            f"{score.right} of {score.proposed} | {share(score.right / score.proposed)}"
            if score
            else "– | –"
            for score in found
        ]
        yield f"| {' | '.join((rule, *cells))} |"
    yield f"\nRules that proposed nothing that the truth speaks of: {', '.join(silent)}."


def tally_rules(one: Measured) -> dict[str, Score]:
    """Return of each rule what it proposed for a text, and how much of it is right.

    A block is right if its kind and its lines are, a line that is left out if it is furniture, a title, name or
    date if the text has it. A change of words is wrong: none of these texts needs one.
    """
    tallies: dict[str, Score] = {}
    if one.draft is None:
        return tallies
    truth, text = one.truth, one.draft.manuscript.text.split("\n")
    said = [words.casefold() for words in (truth.title, *truth.authors)]
    for proposal in one.draft.proposals:
        right: bool | None = None
        if isinstance(proposal, BlockProposal):
            lines = frozenset(n for n in proposal.lines if is_said(text[n - 1]))
            words = cut(" ".join(text[n - 1].strip() for n in proposal.lines), proposal.cuts)
            if proposal.kind is LINE_KINDS["furniture"]:
                right = truth.furniture >= {n for n in proposal.lines if text[n - 1].strip()}
            elif proposal.kind in (TITLE, AUTHOR):
                right = any(name in words.casefold() or words.casefold() in name for name in said)
            elif proposal.kind is DATE:
                right = say_date(words) == truth.date
            elif proposal.kind.name in KINDS.values():
                right = (proposal.kind.name, lines) in truth.blocks
        elif isinstance(proposal, NoteProposal):
            right = ("author-note", frozenset([proposal.line])) in truth.blocks
        elif isinstance(proposal, EmendationProposal):
            right = False
        if right is not None:
            tallies.setdefault(proposal.rule, Score()).add(Score(1, int(right), 0))
    return tallies


def total_rules(tallies: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """Return the sum of the tallies of texts."""
    result: dict[str, Score] = {}
    for tally in tallies:
        for rule, score in tally.items():
            result.setdefault(rule, Score()).add(score)
    return result


def show(name: str) -> Iterator[str]:
    """Yield what is wrong in a text of the half to which rules are tuned."""
    known = [truth for part in PARTS if part != "test" for truth in read_half(part)]
    one = measure(next(truth for truth in known if truth.name == name))
    lines = one.truth.words.split("\n")
    for what, blocks in (
        ("missing", one.truth.blocks - one.blocks),
        ("wrong", one.blocks - one.truth.blocks),
    ):
        for kind, numbers in sorted(blocks, key=lambda block: min(block[1])):
            yield f"{what} {kind} {sorted(numbers)}: {lines[min(numbers) - 1][:60]}"
    for number in sorted(one.furniture ^ one.truth.furniture):
        yield f"furniture? {number}: {lines[number - 1][:60]}"
    yield f"facts {one.facts}, wanted {(one.truth.title, one.truth.authors, one.truth.date)}"
    yield from one.changes


def write_reports() -> dict[str, str]:
    """Return what the command reports of two editions, by the names of the files."""
    return {file: report(Project(root)) for file, root in REPORTED.items()}


if __name__ == "__main__":
    if "--write" in sys.argv:
        TABLES.mkdir(exist_ok=True)
        for file, content in (write_tables() | write_reports()).items():
            (TABLES / file).write_text(content, encoding="utf-8")
    elif len(sys.argv) > 1:
        print(*(line for name in sys.argv[1:] for line in show(name)), sep="\n")
    else:
        print(*write_tables().values(), sep="\n")
