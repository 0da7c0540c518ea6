"""Every diagnostic: what provokes it, where it points, and that nothing good is lost by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from tiny_edition import (
    FIRST_RULE,
    SOURCE,
    TinyEdition,
    events_yaml,
    note_md,
    record_yaml,
    term_yaml,
)

from glossator.cli import main
from glossator.diagnostics import HOUSE_STYLE, Code, Diagnostic, EditionError, fail

# Of a build: see test_certificate and test_manifest.
OF_A_BUILD = {
    Code.NO_GLYPH,  # see cli/test_missing_glyphs
    Code.SPHINX,
    Code.NOT_CERTIFIED,
    Code.BAD_MANIFEST,
    Code.CHANGED_MEANWHILE,
}
OF_THE_LEDGER = {  # see test_ledger
    Code.NOT_ENTERED,
    Code.ANCHOR_GONE,
    Code.ANCHOR_CHANGED,
    Code.ANCHOR_REUSED,
    Code.BAD_LEDGER,
    Code.LEDGER_LOST,
    Code.OLD_LEDGER,
    Code.PAGE_IN_THE_WAY,
}
"""Codes of what Sphinx finds when it builds; the tests of the build provoke them."""

OF_THE_MATTER = {
    Code.NO_SOURCE,
    Code.MILESTONE_ORDER,
    Code.NO_VERDICT,
    Code.UNFINISHED,
    Code.MISSING_VERDICT,
    *HOUSE_STYLE,
    Code.UNKNOWN_SOURCE,
    Code.UNCITED_SOURCE,
    Code.TOO_LONG,
    Code.UNLINKED_TERM,
    Code.SPELLING,
    Code.BAD_CHINESE,
    Code.MISSING_WORDING,
    Code.BAD_LANGUAGE,
    Code.BAD_SOURCE,
    Code.THIN_SOURCE,
    Code.BAD_ADDRESS,
    Code.RAW_HTML,
}
"""Codes of sound but unsatisfactory matter: ``glossator check`` alone reports them."""

Change = Callable[[TinyEdition], object]


def write(path: str, content: str | bytes) -> Change:
    return lambda edition: edition.write(path, content)


def remove(path: str) -> Change:
    def change(edition: TinyEdition) -> None:
        file = edition.root / path
        shutil.rmtree(file) if file.is_dir() else file.unlink()

    return change


def folder(path: str) -> Change:
    """Put a folder where a file is expected."""

    def change(edition: TinyEdition) -> None:
        (edition.root / path).unlink(missing_ok=True)
        (edition.root / path).mkdir()

    return change


def text(source: str | bytes, *rules: str, emendations: tuple[str, ...] = ()) -> Change:
    return lambda edition: edition.add_text("alpha", source, *rules, emendations=emendations)


def notes(*written: str) -> Change:
    return write("seeds/alpha/notes.md", "".join(written))


def record(old: str, new: str) -> Change:
    assert old in record_yaml()
    return write("seeds/alpha/record.yaml", record_yaml().replace(old, new))


def terms(*entries: str) -> Change:
    return write("glossary/terms.yaml", "".join(map(term_yaml, entries)))


def events(*mentions: tuple[str, str]) -> Change:
    return write("glossary/events.yaml", events_yaml(*mentions))


MARKED = "{{lines: {}, milestones: [{{mark: '[{}]'}}]}}"
RECORD = "seeds/alpha/record.yaml"
RULE = f"{RECORD}:{FIRST_RULE}:7"
WITNESS = "seeds/alpha/source.txt"
NOTES = "seeds/alpha/notes.md"
TERMS = "glossary/terms.yaml"
EVENTS = "glossary/events.yaml"


def styled(rule: str, change: Change) -> Change:
    """Make a change in an edition whose house style has a rule."""

    def apply(edition: TinyEdition) -> None:
        edition.write("pyproject.toml", f"[tool.glossator.house-style]\n{rule}\n")
        change(edition)

    return apply


FAULTS: list[tuple[Code, Change, str]] = [
    (Code.MISSING_FILE, remove("seeds"), "seeds:1:1: MISSING_FILE there is no text"),
    (Code.MISSING_FILE, remove(WITNESS), f"{WITNESS}:1:1: MISSING_FILE no such file"),
    (Code.MISSING_FILE, remove(RECORD), f"{RECORD}:1:1: MISSING_FILE the text has no record"),
    (
        Code.CANNOT_ACCESS,
        folder("seeds/alpha/notes.md"),
        f"{NOTES}:1:1: CANNOT_ACCESS Is a directory",
    ),
    (Code.NOT_UTF8, text(b"ab\nc\xe4\xb8"), f"{WITNESS}:2:2: NOT_UTF8 invalid UTF-8 at byte 4"),
    (
        Code.NOT_UTF8,
        write(NOTES, "é\n".encode() + b"\xff"),
        f"{NOTES}:2:1: NOT_UTF8 invalid UTF-8 at byte 3",
    ),
    (
        Code.NOT_UTF8,
        write(RECORD, b"id: alpha\n# \x80"),
        f"{RECORD}:2:3: NOT_UTF8 invalid UTF-8 at byte 12",
    ),
    (Code.NOT_UTF8, write(TERMS, b"\xc3("), f"{TERMS}:1:1: NOT_UTF8 invalid UTF-8 at byte 0"),
    (Code.NOT_UTF8, write(EVENTS, b"- \xff"), f"{EVENTS}:1:3: NOT_UTF8 invalid UTF-8 at byte 2"),
    (
        Code.NOT_UTF8,
        write("pyproject.toml", b"#\n\xff"),
        "pyproject.toml:2:1: NOT_UTF8 invalid UTF-8 at byte 2",
    ),
    (
        Code.BAD_YAML,
        write(RECORD, ""),
        f"{RECORD}:1:1: BAD_YAML the file is empty; write the entries",
    ),
    (
        Code.MERGE_CONFLICT,
        write(TERMS, "<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> other\n"),
        f"{TERMS}:1:1: MERGE_CONFLICT two versions of these lines, up to line 5",
    ),
    (Code.BAD_YAML, write(TERMS, ""), f"{TERMS}:1:1: BAD_YAML the file is empty"),
    (Code.BAD_YAML, write(EVENTS, "\n"), f"{EVENTS}:1:1: BAD_YAML the file is empty"),
    (Code.BAD_YAML, write(TERMS, "- a\n- [b\n"), f"{TERMS}:3:1: BAD_YAML"),
    (
        Code.BAD_FIELD,
        record("  short:", "  shrt:"),
        f"{RECORD}:8:3: BAD_FIELD unknown key bibliography.shrt (did you mean short?); correct or remove it",
    ),
    (
        Code.BAD_FIELD,
        record("  short: Short", "  short: Short\n  short: Long"),
        f"{RECORD}:9:3: BAD_FIELD short is given twice; keep one",
    ),
    (
        Code.BAD_FIELD,
        record("id: alpha", "id: beta"),
        f"{RECORD}:1:5: BAD_FIELD the id is beta, the folder alpha; make them the same",
    ),
    (
        Code.BAD_FIELD,
        terms("a: peace", "b: Peace"),
        f"{TERMS}:2:116: BAD_FIELD 'Peace' is a form of term-a too; keep it in one of them",
    ),
    (
        Code.BAD_FIELD,
        write(EVENTS, events_yaml(("alpha-p1", "Peace")).replace("2014-11-28", "2014-11-31")),
        f"{EVENTS}:1:43: BAD_FIELD start:",
    ),
    (
        Code.BAD_FIELD,
        notes(note_md("a", "alpha-p1", "Peace", ":audience: everyone")),
        f"{NOTES}:5:12: BAD_FIELD audience:",
    ),
    (
        Code.BAD_FIELD,
        write("pyproject.toml", '[tool.glossator]\nlink-terms = "all"\n'),
        "pyproject.toml:2:1: BAD_FIELD link-terms is 'all'; choose one of first-in-text,",
    ),
    (
        Code.BAD_HASH,
        write(WITNESS, SOURCE + "\n"),
        f"{RECORD}:5:11: BAD_HASH seeds/alpha/source.txt has SHA-256 ",
    ),
    (
        Code.BAD_HASH,
        write(WITNESS, ""),
        f"{RECORD}:5:11: BAD_HASH seeds/alpha/source.txt has SHA-256 e3b0c442",
    ),
    (
        Code.BAD_CHARACTER,
        text("ok\n\né\0\n"),
        f"{WITNESS}:3:2: BAD_CHARACTER U+0000 at byte 6 cannot be printed in HTML",
    ),
    (
        Code.BAD_STRUCTURE,
        text(SOURCE, "{lines: 9, kind: title}"),
        f"{RULE}: BAD_STRUCTURE the witness has no line 9: its lines are 1 to 3; correct the numbers",
    ),
    (
        Code.BAD_STRUCTURE,
        text(SOURCE, "{lines: 1, notes: [{number: '7', text: x}]}"),
        f"{RECORD}:{FIRST_RULE}:26: BAD_STRUCTURE author's note 7 stands not in line 1",
    ),
    (
        Code.BAD_STRUCTURE,
        text(
            "a.1Note.b\n",
            "{lines: 1, notes: [{number: '1', text: Note.}]}",
            emendations=(
                "{line: 1, exact: a.1Note.b, reading: a. b, kind: x, certainty: certain}",
            ),
        ),
        f"{RECORD}:{FIRST_RULE + 2}:5: BAD_STRUCTURE emendation of 'a.1Note.b' is not",
    ),
    (
        Code.BAD_MARKUP,
        lambda edition: edition.add_text("alpha", SOURCE + "\nA *b.\n", more="markup: markdown"),
        f"{WITNESS}:5:3: BAD_MARKUP in alpha-p3, 'A *b.': '*' begins something that does not end in its block",
    ),
    (Code.BAD_NOTE, notes("\nLoose.\n"), f"{NOTES}:2:1: BAD_NOTE only :::{{edition:headnote}}, "),
    (
        Code.BAD_NOTE,
        notes(":::{edition:note} a\nx\n:::\n"),
        f"{NOTES}:1:1: BAD_NOTE the note has no",
    ),
    (
        Code.DUPLICATE_ID,
        notes(note_md("a", "alpha-p1", "Peace"), note_md("a", "alpha-p1", "and")),
        f"{NOTES}:9:1: DUPLICATE_ID {{edition:note}} a stands twice; rename one",
    ),
    (
        Code.DUPLICATE_ID,
        terms("a: peace", "a: and"),
        f"{TERMS}:2:3: DUPLICATE_ID term-a stands twice; rename one",
    ),
    (
        Code.DUPLICATE_ID,
        write(EVENTS, events_yaml(("alpha-p1", "Peace")) * 2),
        f"{EVENTS}:3:3: DUPLICATE_ID event-one stands twice; rename one",
    ),
    (
        Code.DUPLICATE_ID,
        text(SOURCE, "{lines: 3, number: '1'}"),
        f"{RULE}: DUPLICATE_ID alpha-p1 stands twice; number it anew",
    ),
    (
        Code.UNKNOWN_TARGET,
        notes(note_md("a", "gamma-p1", "Peace")),
        f"{NOTES}:3:10: UNKNOWN_TARGET gamma-p1 is no block of this edition or text",
    ),
    (
        Code.UNKNOWN_TARGET,
        notes(note_md("a", "alpha-p99", "Peace")),
        f"{NOTES}:3:10: UNKNOWN_TARGET alpha-p99 is no block of this edition or text",
    ),
    (
        Code.UNKNOWN_TARGET,
        events(("gamma-p1", "Peace")),
        f"{EVENTS}:2:24: UNKNOWN_TARGET gamma-p1 is no block",
    ),
    (
        Code.UNKNOWN_TARGET,
        terms("a: peace; exclude: [{target: alpha-h1, quote: x}]"),
        f"{TERMS}:1:176: UNKNOWN_TARGET alpha-h1 is no block",
    ),
    (
        Code.QUOTE_NOT_FOUND,
        notes(note_md("a", "alpha-p1", "Peace or")),
        f"{NOTES}:4:9: QUOTE_NOT_FOUND 'Peace or' is not in alpha-p1; "
        "nearest is 'Peace and': Peace [-or-]{+and+}",
    ),
    (
        Code.QUOTE_AMBIGUOUS,
        notes(note_md("a", "alpha-p2", "peace")),
        f"{NOTES}:4:9: QUOTE_AMBIGUOUS 'peace' occurs 2 times in alpha-p2; "
        "add a prefix or suffix: 'eration brings '",
    ),
    (
        Code.CROSSED_MENTION,
        events(("alpha-p1", "Peace and"), ("alpha-p1", "and")),
        f"{EVENTS}:4:41: CROSSED_MENTION this mention overlaps one of event-one; shorten one",
    ),
    (
        Code.CROSSED_MENTION,
        events(("alpha-p2", "cooperation brings")),
        f"{EVENTS}:2:41: CROSSED_MENTION this mention crosses the term 'win-win cooperation'",
    ),
    (
        Code.UNUSED_FORM,
        terms("a: peace|war"),
        f"{TERMS}:1:3: UNUSED_FORM 'war' of term-a occurs in no text; correct or remove it",
    ),
    (
        Code.NO_SOURCE,
        notes(note_md("one", "alpha-p1", "Peace").replace("kind: text", "kind: claim")),
        f"{NOTES}:6:1: NO_SOURCE alpha-n-one is of kind claim and cites nothing; name its source",
    ),
    (
        Code.MILESTONE_ORDER,  # a warning too
        text(f"[2] {SOURCE}\n[1] More.\n", MARKED.format(1, 2), MARKED.format(5, 1)),
        f"{WITNESS}:5:1: MILESTONE_ORDER the milestone 1 stands after 2; correct the mark",
    ),
    (
        Code.UNFINISHED,  # a warning too
        record("id: alpha\n", "id: alpha\nstate: draft\n"),
        f"{RECORD}:2:1: UNFINISHED alpha is a draft: read it through, mend its record",
    ),
    (
        Code.NO_VERDICT,  # a warning beside the page that is stale
        notes(note_md("one", "alpha-p1", "Peace").replace("kind: text", "kind: claim")),
        f"{NOTES}:6:1: NO_VERDICT no verdict on what is checked at line 6; write :verdict: with",
    ),
    (
        Code.MISSING_VERDICT,
        styled(
            "verdicts = true",
            notes(note_md("one", "alpha-p1", "Peace").replace("kind: text", "kind: claim")),
        ),
        f"{NOTES}:6:1: MISSING_VERDICT no verdict on what is checked; write :verdict: with one of holds,",
    ),
    (
        Code.WEAK_SOURCE,  # these are warnings
        styled("refused-types = ['misc']", write("docs/references.bib", "@misc{a, title = {A}}\n")),
        "docs/references.bib:1:1: WEAK_SOURCE a is of type misc, which is not accepted; find what",
    ),
    (
        Code.HIDDEN_AGENT,
        styled(
            "hidden-agents = ['a paper']",
            notes(note_md("one", "alpha-p1", "Peace", body="So a paper.")),
        ),
        f"{NOTES}:6:4: HIDDEN_AGENT “a paper” hides who is meant; say who",
    ),
    (
        Code.NOTE_LENGTH,
        styled("note-words = [2, 9]", notes(note_md("one", "alpha-p1", "Peace"))),
        f"{NOTES}:6:1: NOTE_LENGTH alpha-n-one has 1 word; a note has 2 to 9: say more",
    ),
    (
        Code.LONG_SENTENCE,
        styled("sentence-words = 1", notes(note_md("one", "alpha-p1", "Peace", body="So it is."))),
        f"{NOTES}:6:1: LONG_SENTENCE the sentence “So it is. …” has 3 words; divide it, 1 are the most",
    ),
    (
        Code.NO_BASIS,
        styled(
            "first-uses = ['In']",
            terms("a: peace; first_use: {date: 1999, where: In a speech.}"),
        ),
        f"{TERMS}:1:188: NO_BASIS first_use of term-a cites nothing; begin it as the house style says",
    ),
    (
        Code.NO_ENTRY,
        styled("names = ['brings']", notes(note_md("one", "alpha-p1", "Peace"))),
        f"{WITNESS}:3:1: NO_ENTRY a text names brings, who has no entry; write one, or add",
    ),
    (
        Code.UNKNOWN_SOURCE,
        notes(note_md("one", "alpha-p1", "Peace", body="A\n\n{cite:p}`x-1`")),
        f"{NOTES}:8:1: UNKNOWN_SOURCE x-1 is not in the bibliography; correct the key",
    ),
    (
        Code.UNCITED_SOURCE,
        write("docs/references.bib", "\n@misc{x-1,\n  title = {X},\n}\n"),
        "docs/references.bib:2:1: UNCITED_SOURCE x-1 is cited nowhere; cite or remove it",
    ),
    (
        Code.TOO_LONG,
        lambda edition: edition.write(
            "glossary/terms.yaml",
            term_yaml("a: peace").replace("definition: ", f"definition: {'w ' * 90}"),
        ),
        f"{TERMS}:1:99: TOO_LONG the words of term-a are 92; at most 90",
    ),
    (
        Code.UNLINKED_TERM,
        lambda edition: edition.write(
            "glossary/terms.yaml",
            term_yaml("peace: peace").replace("definition: ", "definition: No war. ")
            + term_yaml("war: win-win cooperation"),
        ),
        f"{TERMS}:1:107: UNLINKED_TERM the definition of term-peace uses “war” and does not link it",
    ),
    (
        Code.SPELLING,
        notes(note_md("one", "alpha-p1", "Peace", body="A centre, a center, a centre.")),
        f"{NOTES}:6:13: SPELLING “center” is spelled “centre” elsewhere; use one spelling",
    ),
    (
        Code.BAD_CHINESE,
        lambda edition: edition.write(
            "glossary/terms.yaml", term_yaml("a: peace").replace("cí", "shī")
        ),
        f"{TERMS}:1:3: BAD_CHINESE term-a: 词 reads cí, not shī; correct it",
    ),
    (
        Code.BAD_SOURCE,
        write("docs/references.bib", "\n@misc{x-1}\n"),
        "docs/references.bib:2:1: BAD_SOURCE x-1 says nothing; write its fields or remove it",
    ),
    (
        Code.THIN_SOURCE,
        write("docs/references.bib", "@book{a, title = {A}}\n"),
        "docs/references.bib:1:1: THIN_SOURCE a, a source of type book, has no author or editor, and is",
    ),
    (
        Code.BAD_ADDRESS,
        write("docs/page.md", "# Page\n\nSee\n[x](JavaScript:alert(1)).\n"),
        "docs/page.md:4:5: BAD_ADDRESS the address 'JavaScript:alert(1)' is of the scheme javascript:",
    ),
    (
        Code.UNUSED_FORM,
        terms("a: p\u0435ace"),
        f"{TERMS}:1:3: UNUSED_FORM 'p\u0435ace' of term-a occurs in no text; correct or remove it; "
        "alpha-p2 has 'peace': U+0435 CYRILLIC SMALL LETTER IE here, U+0065 LATIN SMALL LETTER E there",
    ),
    (
        Code.MISSING_WORDING,
        write("pyproject.toml", '[tool.glossator]\nwordings-terms = ["zh-Hans", "grc"]\n'),
        f"{TERMS}:1:3: MISSING_WORDING term-win-win has no name in grc; add it to its wordings",
    ),
    (
        Code.MISSING_WORDING,
        write("pyproject.toml", '[tool.glossator]\nwordings-together-terms = ["grc", "zh-Hans"]\n'),
        f"{TERMS}:1:3: MISSING_WORDING term-win-win has no name in grc; add it to its wordings",
    ),
    (
        Code.BAD_LANGUAGE,
        write("docs/page.md", "# Page\n\nThe word\n{lang}`gr παιδεία`.\n"),
        "docs/page.md:4:1: BAD_LANGUAGE 'gr' is no language tag (BCP 47); write one such as fr",
    ),
    (
        Code.RAW_HTML,
        write("CHANGELOG.md", "# Changelog\n\n## 1.0\n\n<script>x</script>\n"),
        "CHANGELOG.md:5:1: RAW_HTML HTML reaches the screen alone; write it in MyST",
    ),
    (
        Code.STALE_PAGE,
        write("docs/glossary.md", "# Edited\n"),
        "docs/glossary.md:1:1: STALE_PAGE is not what its sources now give; run glossator convert",
    ),
    (
        Code.STALE_PAGE,
        write("docs/texts/old.md", "% Generated by glossator; do not edit.\n"),
        "docs/texts/old.md:1:1: STALE_PAGE is not what its sources now give",
    ),
]


def test_every_code_is_provoked() -> None:
    assert {code for code, _, _ in FAULTS} == set(Code) - OF_A_BUILD - OF_THE_LEDGER


@pytest.mark.parametrize(
    ("code", "change", "expected"),
    FAULTS,
    ids=[f"{code.name}-{number}" for number, (code, _, _) in enumerate(FAULTS)],
)
def test_a_fault_is_reported_and_the_last_good_pages_stay(
    edition: TinyEdition,
    capsys: pytest.CaptureFixture[str],
    code: Code,
    change: Change,
    expected: str,
) -> None:
    directory = str(edition.root)
    assert main(["convert", "-C", directory]) == 0
    assert main(["check", "-C", directory]) == 0
    good = edition.files("docs")
    assert set(good) == {"texts/alpha.md", "glossary.md", "timeline.md"}
    capsys.readouterr()
    change(edition)

    assert main(["check", "-C", directory]) == 1
    out, err = capsys.readouterr()
    assert any(line.startswith(expected) for line in err.splitlines()), err
    assert "Traceback" not in err
    assert out == ""
    places = [line.split(" ")[1] for line in err.splitlines()]
    assert set(places) <= {member.name for member in Code}

    if code in OF_THE_MATTER:  # the page can be written all the same
        return
    before = edition.files("docs")
    if code is Code.STALE_PAGE:
        assert main(["convert", "-C", directory]) == 0
        assert edition.files("docs") == good
    else:
        assert main(["convert", "-C", directory]) == 1
        assert edition.files("docs") == before == good
        assert any(line.startswith(expected) for line in capsys.readouterr().err.splitlines())


def test_codes_have_meanings_of_their_own() -> None:
    assert len({code.value.says for code in Code}) == len(Code)


@pytest.mark.parametrize(
    ("line", "printed"),
    [(3, "a/b.md:3:1: BAD_NOTE mend it"), (0, "a/b.md:1:1: BAD_NOTE mend it")],
)
def test_how_a_diagnostic_prints(line: int, printed: str) -> None:
    assert str(Diagnostic("a/b.md", line, Code.BAD_NOTE, "mend it")) == printed


def test_an_error_prints_all_its_diagnostics() -> None:
    first, second = (Diagnostic("f", line, Code.BAD_NOTE, "m") for line in (1, 2))
    error = EditionError([first, second])
    assert error.diagnostics == (first, second)
    assert str(error) == "f:1:1: BAD_NOTE m\nf:2:1: BAD_NOTE m"
    assert fail("f", 1, Code.BAD_NOTE, "m").diagnostics == (first,)
