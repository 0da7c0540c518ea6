"""The declarations agree with one another."""

from __future__ import annotations

import re

import pytest

from glossator_schema import printed
from glossator_schema.addresses import PAGE_SCHEMES
from glossator_schema.blocks import (
    BLOCK_ID,
    BLOCK_KINDS,
    BLOCKS_BY_NAME,
    HEADING,
    LINE_KINDS,
    LINE_OF_VERSE,
    MILESTONE,
    NOTE,
    PARAGRAPH,
    STATEMENT_KINDS,
    UNNUMBERED,
    Numbering,
    read_block_id,
)
from glossator_schema.entries import BY_NAME, ENTRY_KINDS, Found, kind_of
from glossator_schema.fields import Part, Type
from glossator_schema.notes import (
    NOTE_KINDS,
    VERDICTS,
)
from glossator_schema.printing import OUTPUTS, PAPERS, VARIANTS
from glossator_schema.settings import SETTINGS
from sphinx_glossator.page.directives import DIRECTIVES, BlockDirective


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: kind.name)
def test_an_entry_has_one_name_and_one_body_and_no_field_twice(kind):
    names = [field.name for field in kind.fields]
    assert len(names) == len({*names})
    assert not {*names} & {
        "ids",
        "names",
        "classes",
        "dupnames",
        "backrefs",
        "entry_kind",
        "id",
        "source",
    }  # a node's or an entry's own
    assert len(kind.of_part(Part.NAME)) == len(kind.of_part(Part.BODY)) == 1
    assert kind.heading.required
    assert kind.body.required
    assert {*kind.order, *(name for rule in kind.one_of for name in rule.fields)} <= {*names}
    assert all({rule.field, rule.other} <= {*names} for rule in kind.only_with)


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: kind.name)
def test_a_choice_has_choices(kind):
    for field in kind.fields:
        assert (field.type is Type.CHOICE) == bool(field.choices)


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: kind.name)
def test_what_the_writers_ask_of_a_kind_it_has(kind):
    assert len(kind.of_part(Part.LIFE)) in (0, 2)
    assert all(field.label for field in kind.fields if field.part in (Part.SECTION, Part.SEE_ALSO))
    if kind.drawn:
        assert {"start", "end", "certainty", "basis", "place", "category"} <= {
            field.name for field in kind.of_part(Part.HEAD)
        }
    field, value = kind.living
    assert not field or value in {each.name: each.choices for each in kind.fields}[field]


SHOWN = {
    Part.NAME: (Type.LINE, Type.NAME),
    Part.WORDINGS: (Type.WORDINGS,),
    Part.LIFE: (Type.DATE,),
    Part.FACTS: (Type.LINE, Type.NAME, Type.DATE, Type.CHOICE),
    Part.HEAD: (Type.LINE, Type.DATE, Type.CHOICE),
    Part.BODY: (Type.PROSE,),
    Part.SECTION: (Type.PROSE, Type.DATED),
    Part.SEE_ALSO: (Type.ENTRIES,),
    Part.FORMS: (Type.FORMS,),
}
"""The types that each part of an entry can show."""


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: kind.name)
def test_a_part_shows_what_it_can(kind):
    for field in kind.fields:
        if field.part is not Part.NOWHERE:
            assert field.type in SHOWN[field.part]
            assert field.published
    assert kind.drawn == bool(kind.of_part(Part.HEAD))
    types = {field.type for field in kind.fields}
    assert (Type.FORMS in types) == (kind.found is Found.BY_FORMS)
    assert (Type.MENTIONS in types) == (kind.found is Found.BY_MENTIONS)


def test_each_directive_is_of_one_thing():
    """An entry, a section of it, a block, what else there is: ``edition:<name>`` is one of them."""
    sections: dict[str, tuple[Type, str]] = {}
    for kind in ENTRY_KINDS:
        for field in kind.of_part(Part.SECTION):
            said = (field.type, field.label)
            assert sections.setdefault(field.option, said) == said
    names = [
        *(kind.name for kind in ENTRY_KINDS),
        *sections,
        *(name for name in DIRECTIVES if name not in BLOCKS_BY_NAME),
        *BLOCKS_BY_NAME,
    ]
    assert len(names) == len({*names})
    assert "inferred" not in names
    blocks = [DIRECTIVES[kind.name] for kind in BLOCK_KINDS if kind is not HEADING]
    assert all(issubclass(directive, BlockDirective) for directive in blocks)


def test_what_is_named_by_a_kind_of_entry_is_free():
    assert not {kind.plural for kind in ENTRY_KINDS} & {"edition", "texts"}
    assert len({kind.plural for kind in ENTRY_KINDS}) == len(ENTRY_KINDS)
    assert all(re.fullmatch("[a-z-]+", kind.page) for kind in ENTRY_KINDS)
    assert not {kind.page for kind in ENTRY_KINDS} & {"index", "search", "genindex"}
    assert len({*PAGE_SCHEMES}) == len(PAGE_SCHEMES)


def test_a_line_is_of_one_kind_and_a_class_is_one_blocks():
    assert len(LINE_KINDS) == len(BLOCK_KINDS) + 1 + len(STATEMENT_KINDS)
    classes = [kind.html_class for kind in BLOCK_KINDS]
    assert len(classes) == len({*classes})
    declared = {"PARAGRAPH", "PULL_QUOTE", "AUTHOR_NOTE"}
    others = {
        words
        for name, words in vars(printed).items()
        if name not in declared and name.isupper() and isinstance(words, str)
    }
    assert not {*classes, *(kind.name for kind in BLOCK_KINDS)} & others


def test_the_suffixes_of_blocks_are_letters_and_none_begins_as_one_with_a_printed_number():
    suffixes = list(dict.fromkeys(kind.suffix for kind in (*BLOCK_KINDS, LINE_OF_VERSE)))
    others = {NOTE, MILESTONE, "apparatus"}  # other ids of a text
    assert len({*suffixes} | others) == len(suffixes) + len(others)
    assert all(re.fullmatch("[a-z]+", suffix) for suffix in suffixes)
    for kind in BLOCK_KINDS:
        if kind.numbering is Numbering.PRINTED:
            assert [suffix for suffix in suffixes if suffix.startswith(kind.suffix)] == [
                kind.suffix
            ]
        assert ("{}" in kind.called) == (kind.numbering is not Numbering.NONE)


def test_a_name_is_shown_beside_another_only_where_it_differs():
    wordings = {"zh-Hans": "和", "zh-Hant": "和", "ja": "和", "zh-Latn-pinyin": "hé"}
    names = BY_NAME["term"].names({"wordings": wordings})
    assert [name.tag for name in names] == ["zh-Hans", "ja", "zh-Latn-pinyin"]
    names = BY_NAME["term"].names({"wordings": {"zh-Hant": "龢", "zh-Hans": "和"}})
    assert [name.words for name in names] == ["龢", "和"]


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: kind.name)
def test_prose_is_the_body_or_a_section_and_what_guides_the_engine_is_not_published(kind):
    for field in kind.fields:
        if field.type in (Type.PROSE, Type.DATED):
            assert field.part in (Part.BODY, Part.SECTION)
        if field.type in (Type.PASSAGES, Type.MENTIONS, Type.REASONS):
            assert not field.published


def test_each_name_is_one_kinds():
    for kinds in (
        ENTRY_KINDS,
        NOTE_KINDS,
        VERDICTS,
        BLOCK_KINDS,
        OUTPUTS,
        PAPERS,
        VARIANTS,
        SETTINGS,
    ):
        assert len({kind.name for kind in kinds}) == len(kinds)
    assert len({kind.page for kind in ENTRY_KINDS}) == len(ENTRY_KINDS)
    assert all(kind_of(f"{kind.name}-x") is kind for kind in ENTRY_KINDS)
    assert kind_of("term") is kind_of("terms-x") is None


@pytest.mark.parametrize("kind", BLOCK_KINDS, ids=lambda kind: kind.name)
def test_the_kind_of_a_block_is_known_by_its_id(kind):
    number = "" if kind.numbering is Numbering.NONE else "12a"
    match = BLOCK_ID.fullmatch(f"a-text-2020-{kind.suffix}{number}")
    assert match is not None
    assert match["text"] == "a-text-2020"
    assert (match["number"] or "") == number
    same = {"speech": PARAGRAPH, "b": UNNUMBERED}
    found = same.get(kind.name) or same.get(kind.suffix) or kind
    assert read_block_id(match[0]) == (found, number)
    assert read_block_id("a-text-2020-n-p2") == (None, "")


def test_a_list_that_counts_blocks_has_a_noun_for_each_kind():
    assert [kind.noun for kind in BLOCK_KINDS][:8] == [
        *(
            "paragraph",
            "heading",
            "author’s note",
            "pull quote",
            "reference",
            "abstract",
            "keywords",
            "stanza",
        )
    ]


def test_each_form_of_the_pdfs_is_a_setting_and_each_default_is_a_value_of_its_kind():
    assert {variant.setting for variant in VARIANTS} <= {setting.name for setting in SETTINGS}
    for setting in SETTINGS:
        assert setting.default is None or isinstance(setting.default, setting.kind)
        assert not setting.choices or setting.default in setting.choices
        assert not setting.form or re.fullmatch(setting.form, str(setting.default or ""))
        assert bool(setting.form) == bool(setting.remedy)
