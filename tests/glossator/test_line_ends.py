"""Words over the ends of lines: hyphens there by one declaration, emendations, rules."""

from __future__ import annotations

import pytest
from tiny_edition import make_text

from glossator.collation import collate
from glossator.diagnostics import EditionError
from glossator.model import Text


def regenerate(text: Text) -> str:
    """Put a witness together again from its collation, its blocks and its emendations."""
    sources = {}
    for block in (*text.blocks, *text.author_notes):
        words, cursor = "", 0
        for emendation in (e for e in text.emendations if e.span.target == block.id):
            words += block.text[cursor : emendation.span.start] + emendation.source
            cursor = emendation.span.end
        sources[block.id] = words + block.text[cursor:]
    taken = dict.fromkeys(sources, 0)
    steps, omissions = collate(text)
    result = ""
    for step in steps:
        match step:
            case ["words", str(block), int(count)]:
                result += sources[block][taken[block] : taken[block] + count]
                taken[block] += count
            case ["join", str(block)]:
                assert sources[block][taken[block]] == " "
                taken[block] += 1
            case ["space", str(space)]:
                result += space
            case ["omitted", int(index)]:
                result += omissions[index].text
    assert taken == {block: len(source) for block, source in sources.items()}
    return result


SOURCE = "The develop-\nment of well-\nknown, pre-\nand post-war, 1914-\n1918 and interna-\ntionali-\nsation.\n"


def test_hyphens_at_line_ends_are_joined_or_kept_and_listed() -> None:
    more = "hyphens: {default: join, exceptions: [well-known, pre- and]}"
    text = make_text(SOURCE, "{lines: 1-7}", more=more)
    assert text.blocks[0].text == (
        "The development of well-known, pre- and post-war, 1914-1918 and internationalisation."
    )
    assert [(e.source, e.reading) for e in text.emendations] == [
        ("develop-\nment", "development"),
        ("well-\nknown", "well-known"),
        ("pre-\nand", "pre- and"),
        ("1914-\n1918", "1914-1918"),
        ("interna-\ntionali-\nsation", "internationalisation"),
    ]
    assert {e.kind for e in text.emendations} == {"line-end-hyphen"}
    assert regenerate(text) == SOURCE


def test_hyphens_may_be_kept_but_for_exceptions() -> None:
    more = "hyphens: {default: keep, exceptions: [development]}"
    text = make_text("A develop-\nment well-\nknown.\n", "{lines: 1-3}", more=more)
    assert text.blocks[0].text == "A development well-known."


@pytest.mark.parametrize("sign", ["-", "\N{HYPHEN}", "\N{SOFT HYPHEN}", "¬", "⸗"])
def test_signs_by_which_words_are_divided(sign: str) -> None:
    source = f"A develop{sign}  \r\n   ment.\n"
    text = make_text(source, "{lines: 1-2}", more="hyphens: {default: join}")
    assert text.blocks[0].text == "A development."
    assert regenerate(text) == source


def test_a_word_is_joined_over_the_foot_of_a_page() -> None:
    source = "The gov-\n12\nROADS\nernment.\n"
    rules = ("{lines: [1, 4]}", "{lines: 2-3, kind: furniture}")
    text = make_text(source, *rules, more="hyphens: {default: join}")
    assert text.blocks[0].text == "The government."
    assert text.emendations[0].source == "gov-\nernment"
    assert regenerate(text) == source


def test_without_the_declaration_lines_are_joined_by_a_space() -> None:
    assert make_text("A develop-\nment.\n", "{lines: 1-2}").blocks[0].text == "A develop- ment."


def test_a_word_that_is_emended_too_loses_its_hyphen_all_the_same() -> None:
    emendation = "{line: 2, exact: mnet, reading: ment, kind: x, certainty: certain}"
    source = "A develop-\nmnet.\n"
    text = make_text(
        source, "{lines: 1-2}", emendations=[emendation], more="hyphens: {default: join}"
    )
    assert text.blocks[0].text == "A development."
    assert regenerate(text) == source


@pytest.mark.parametrize(
    ("source", "hyphens", "message"),
    [
        ("A develop-\nment.\n", "{default: join, exceptions: [well-known]}", "'well-known'"),
        ("A plain\nline.\n", "{default: join}", "no line ends with a hyphen within a word"),
        ("A.\n", "{default: joined}", "did you mean join?"),
    ],
)
def test_a_declaration_that_does_not_fit_is_told(source: str, hyphens: str, message: str) -> None:
    with pytest.raises(EditionError) as caught:
        make_text(
            source, *(["{lines: 1-2}"] if "\n" in source[:-1] else []), more=f"hyphens: {hyphens}"
        )
    assert message in str(caught.value.diagnostics[0])


def test_an_emendation_may_run_over_a_line_end() -> None:
    emendation = (
        '{line: 1, exact: "develop-\\nment", reading: development, kind: x, certainty: certain}'
    )
    source = "A develop-  \n  ment.\n"
    text = make_text(source, "{lines: 1-2}", emendations=[emendation])
    assert text.blocks[0].text == "A development."
    assert regenerate(text) == source


def test_an_emendation_over_a_line_end_that_is_not_there_is_told() -> None:
    emendation = '{line: 1, exact: "a-\\nb", reading: ab, kind: x, certainty: certain}'
    with pytest.raises(EditionError, match="with its line ends"):
        make_text("c-\nd.\n", "{lines: 1-2}", emendations=[emendation])


def test_a_rule_may_run_over_line_ends() -> None:
    rule = (
        'rules: [{name: dehyphenate, pattern: "(?<=[a-z])-\\\\n(?=[a-z])", reading: "", '
        "kind: line-end-hyphen, certainty: certain, remark: all}]"
    )
    source = "A develop-\nment.\n\nAnd go-\ning.\n"
    text = make_text(source, "{lines: 1-2}", "{lines: 4-5}", more=rule)
    assert [block.text for block in text.blocks] == ["A development.", "And going."]
    assert regenerate(text) == source


def test_a_cut_that_has_a_line_end_leaves_no_space_there() -> None:
    source = "A develop-\nment.\n"
    text = make_text(source, '{lines: 1-2, cuts: ["-\\n"]}')
    assert text.blocks[0].text == "A development."
    assert regenerate(text) == source
