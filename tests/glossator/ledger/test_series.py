"""Random series of what editors do to an edition, by right and by mistake: no id ever stands for other words.

After each step the editor accepts and checks. Where the check ends well, every id that was ever accepted
stands for the words that it stood for, or is gone, and each old link leads somewhere; where it does not, the
files go back to the last good state.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tiny_edition import TinyEdition, note_md, record_yaml, term_yaml

from glossator.cli import main
from glossator.ledger import find_former

IDS = ("alpha", "beta", "gamma", "delta")


@dataclass
class Block:
    """Lines of a witness, a word each, that are one paragraph."""

    words: list[str]
    number: str


@dataclass
class Series:
    """An edition, what the editor has in mind, and what was ever accepted."""

    edition: TinyEdition
    random: random.Random
    texts: dict[str, list[Block]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    serial: int = 0
    accepted: dict[str, str] = field(default_factory=dict)
    """The first word of each block, the words of each note and term, the first word of each text, by id."""
    attics: list[dict[str, bytes]] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)

    # --- what is on disk ------------------------------------------------------------------------

    def word(self) -> str:
        self.serial += 1
        return f"W{self.serial}."

    def write(self, text: str) -> None:
        lines: list[str] = []
        rules = []
        for block in self.texts[text]:
            first = len(lines) + 1
            lines += block.words
            rules.append(
                f"{{lines: {first}-{len(lines)}, kind: paragraph, number: {block.number}}}"
            )
        source = "\n".join(lines) + "\n"
        folder = f"seeds/{text}"
        self.edition.write(f"{folder}/source.txt", source)
        self.edition.write(f"{folder}/record.yaml", record_yaml(source, rules, text_id=text))
        notes = [
            note_md(name.partition("-n-")[2], f"{text}-p{block.number}", block.words[0])
            for name, number in sorted(self.notes.items())
            if name.startswith(f"{text}-n-")
            for block in self.texts[text]
            if block.number == number
        ]
        self.edition.write(f"{folder}/notes.md", "".join(notes))

    def write_terms(self) -> None:
        entries = [
            term_yaml(f"{slug}: {word}").replace(f'headword: "{slug}"', f'headword: "{word}"')
            for slug, word in sorted(self.terms.items())
        ]
        self.edition.write("glossary/terms.yaml", "".join(entries) or "[]\n")

    def files(self) -> dict[str, bytes]:
        folders = ("seeds", "glossary", "docs")
        return {
            f"{folder}/{name}": content
            for folder in folders
            for name, content in self.edition.files(folder).items()
        }

    def put_back(self, files: dict[str, bytes]) -> None:
        for folder in ("seeds", "glossary", "docs"):
            shutil.rmtree(self.edition.root / folder, ignore_errors=True)
        for name, content in files.items():
            self.edition.write(name, content)

    # --- what the editor does -------------------------------------------------------------------

    def pick(self) -> str:
        return self.random.choice(sorted(self.texts))

    def add_text(self) -> None:
        free = [text for text in IDS if text not in self.texts]
        if free:
            text = self.random.choice(free)
            count = self.random.randint(2, 4)
            self.texts[text] = [
                Block([self.word() for _ in range(2)], str(n + 1)) for n in range(count)
            ]
            self.write(text)

    def split(self) -> None:
        text = self.pick()
        blocks = self.texts[text]
        index = self.random.randrange(len(blocks))
        block = blocks[index]
        if len(block.words) > 1:
            letter = self.random.choice("abc")
            number = block.number.rstrip("abc") + letter
            if all(other.number != number for other in blocks):
                blocks.insert(index + 1, Block(block.words[1:], number))
                block.words = block.words[:1]
        self.write(text)

    def join(self) -> None:
        text = self.pick()
        blocks = self.texts[text]
        if len(blocks) > 1:
            index = self.random.randrange(1, len(blocks))
            blocks[index - 1].words += blocks.pop(index).words
        self.write(text)

    def renumber(self) -> None:
        text = self.pick()
        for number, block in enumerate(self.texts[text], self.random.choice((1, 1, 2))):
            block.number = str(number)
        self.write(text)

    def insert(self) -> None:
        """New words come into the witness, with the number of those that stood there or their own."""
        text = self.pick()
        blocks = self.texts[text]
        index = self.random.randrange(len(blocks))
        number = self.random.choice((blocks[index].number, f"{index + 1}c"))
        blocks.insert(index, Block([self.word()], number))
        self.write(text)

    def replace_words(self) -> None:
        text = self.pick()
        self.random.choice(self.texts[text]).words[0] = self.word()
        self.write(text)

    def drop(self) -> None:
        text = self.pick()
        if len(self.texts[text]) > 1:
            self.texts[text].pop(self.random.randrange(len(self.texts[text])))
        self.write(text)

    def replace_text(self) -> None:
        """Another text takes the place of one, whose ledger goes or stays."""
        text = self.pick()
        if self.random.random() < 0.7:
            shutil.rmtree(self.edition.root / "seeds" / text)
        self.texts[text] = [Block([self.word()], str(n + 1)) for n in range(3)]
        self.write(text)

    def withdraw_text(self) -> list[str]:
        text = self.pick()
        if len(self.texts) == 1:
            return []
        shutil.rmtree(self.edition.root / "seeds" / text)
        del self.texts[text]
        return ["--withdrawn", text]

    def rename(self) -> list[str]:
        text = self.pick()
        free = [name for name in IDS if name not in self.texts]
        if not free:
            return []
        new = self.random.choice(free)
        seeds = self.edition.root / "seeds"
        (seeds / text).rename(seeds / new)
        self.texts[new] = self.texts.pop(text)
        self.notes = {
            name.replace(f"{text}-n-", f"{new}-n-"): at for name, at in self.notes.items()
        }
        self.write(new)
        match self.random.random():
            case chance if chance < 0.1:
                self.ledger(new).unlink(missing_ok=True)
            case chance if chance < 0.2 and self.ledger(new).exists():
                path = self.ledger(new)
                path.write_bytes(path.read_bytes().replace(text.encode(), new.encode()))
        return ["--moved", f"{text}={new}"] if self.random.random() < 0.9 else []

    def note(self) -> list[str]:
        """A note comes, moves to another block, or goes; its slug may have been used before."""
        text = self.pick()
        name = f"{text}-n-{self.random.choice('xy')}"
        if name in self.notes and self.random.random() < 0.5:
            del self.notes[name]
            self.write(text)
            return ["--withdrawn", name]
        self.notes[name] = self.random.choice(self.texts[text]).number
        self.write(text)
        return []

    def term(self) -> list[str]:
        slug = self.random.choice(("one", "two"))
        if slug in self.terms and self.random.random() < 0.6:
            del self.terms[slug]
            self.write_terms()
            return ["--withdrawn", f"term-{slug}"]
        if slug not in self.terms:
            words = [w for blocks in self.texts.values() for b in blocks for w in b.words]
            self.terms[slug] = self.random.choice(words).rstrip(".")
        self.write_terms()
        return []

    def ledger(self, text: str) -> Path:
        return self.edition.project.ledger_path(text)

    def any_ledger(self) -> Path:
        found = [path for name in ("", *sorted(self.texts)) if (path := self.ledger(name)).exists()]
        return self.random.choice(found)

    def lose_ledger(self) -> None:
        self.any_ledger().unlink()

    def cut_ledger(self) -> None:
        path = self.any_ledger()
        content = path.read_bytes()
        path.write_bytes(content[: self.random.randrange(len(content))])

    def edit_ledger(self) -> None:
        path = self.any_ledger()
        lines = path.read_bytes().splitlines(keepends=True)
        del lines[self.random.randrange(len(lines))]
        path.write_bytes(b"".join(lines))

    def copy_ledger(self) -> None:
        path, other = self.any_ledger(), self.ledger(self.pick())
        other.write_bytes(path.read_bytes())

    def older_ledger(self) -> None:
        """A text's ledger goes back to what it was at some time."""
        attic = self.random.choice(self.attics)
        name = f"seeds/{self.pick()}/ledger.yaml"
        if name in attic:
            self.edition.write(name, attic[name])

    def older_text(self) -> None:
        """A whole text comes back as it was at some time, with its ledger or without."""
        attic = self.random.choice(self.attics)
        names = [name for name in IDS if f"seeds/{name}/record.yaml" in attic]
        text = self.random.choice(names)
        shutil.rmtree(self.edition.root / "seeds" / text, ignore_errors=True)
        without = self.random.random() < 0.3
        for name, content in attic.items():
            if name.startswith(f"seeds/{text}/") and not (without and name.endswith("ledger.yaml")):
                self.edition.write(name, content)
        self.texts.setdefault(text, [])

    # --- what must hold -------------------------------------------------------------------------

    def stands_for(self) -> dict[str, str]:
        """Return what each id of now stands for."""
        edition = self.edition.read()
        found = {f"term-{term.id[5:]}": term.name for term in edition.entries["term"]}
        for anchored in edition.texts:
            text = anchored.text
            words = {block.id: block.text.split()[0] for block in text.paragraphs}
            found |= words
            for note in anchored.notes:
                found[note.note.id] = f"{note.note.selector.quote}"
        return found

    def check_words(self, step: str, gone: dict[str, str]) -> None:
        now = self.stands_for()
        for name, words in now.items():
            of_block = "-p" in name and "-n-" not in name
            before = self.accepted.get(name) if of_block else gone.get(name)
            assert before in (None, words), f"after {step}, {name} is {words}, was {before}"
        self.accepted |= now
        edition = self.edition.read()
        published = "\n".join(edition.pages().values())
        withdrawn = {
            old.id
            for old in find_former(edition.ledgers, [t.text.id for t in edition.texts])
            if not old.now
        }
        for name in self.accepted:
            owner = name.partition("-")[0]
            if owner not in withdrawn and (owner != "term" or edition.entries["term"]):
                assert f" {name}\n" in published or f"\n{name}" in published, f"{name} is nowhere"


def run(series: Series, *arguments: str) -> int:
    return main([*arguments, "-C", str(series.edition.root)])


def find_gone(series: Series) -> dict[str, str]:
    """Return what each note and term stood for that is gone by the ledgers."""
    ledgers = series.edition.read().ledgers.values()
    gone = {a.id for ledger in ledgers for a in ledger.anchors if a.moved_to or a.withdrawn}
    return {name: words for name, words in series.accepted.items() if name in gone}


def play(tmp_path: Path, seed: int, steps: int) -> Series:
    """Play a series; the state that the editor has in mind follows the files."""
    series = Series(TinyEdition(tmp_path), random.Random(seed))
    series.add_text()
    series.add_text()
    series.write_terms()
    assert run(series, "ledger", "--accept") == 0
    assert run(series, "convert") == 0
    assert run(series, "check") == 0
    series.check_words("start", {})
    good = series.files()
    kept = (series.texts, series.notes, series.terms)
    actions: list[Callable[[], list[str] | None]] = [
        series.add_text,
        series.split,
        series.join,
        series.renumber,
        series.insert,
        series.replace_words,
        series.drop,
        series.replace_text,
        series.withdraw_text,
        series.rename,
        series.note,
        series.term,
        series.lose_ledger,
        series.cut_ledger,
        series.edit_ledger,
        series.copy_ledger,
        series.older_ledger,
        series.older_text,
    ]
    for _ in range(steps):
        series.attics.append(good)
        kept = (
            {t: [Block([*b.words], b.number) for b in bs] for t, bs in series.texts.items()},
            dict(series.notes),
            dict(series.terms),
        )
        gone = find_gone(series)
        action = series.random.choice(actions)
        decisions = action() or []
        name = action.__name__
        series.tried[name] += 1
        done = run(series, "ledger", "--accept", *decisions)
        if (
            done and series.random.random() < 0.5
        ):  # a careless editor: what is gone is gone for good
            ids = [a for a in series.accepted if series.random.random() < 0.5]
            done = run(series, "ledger", "--accept", *decisions, *_withdraw(series, ids))
        assert done in (0, 1)
        if run(series, "convert") == run(series, "check") == 0:
            series.check_words(name, gone)
            if name == "older_text":
                series.put_back(good)
            else:
                series.good[name] += 1
                good = series.files()
                continue
        series.put_back(good)
        series.texts, series.notes, series.terms = kept
    return series


def _withdraw(series: Series, ids: list[str]) -> list[str]:
    try:
        now = series.stands_for()
    except Exception:  # the edition cannot be read; the command will say so
        now = {}
    return [word for name in ids if name not in now for word in ("--withdrawn", name)]


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2, 3))]
)
def test_no_id_ever_stands_for_other_words(tmp_path: Path, seed: int) -> None:
    series = play(tmp_path, seed, 40)
    assert sum(series.tried.values()) == 40
    assert sum(series.good.values()) > 0
