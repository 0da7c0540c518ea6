"""What the head of a text page tells programs: Highwire, Dublin Core, schema.org; and nothing unsafe."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from release import DAY, VERSION

from sphinx_glossator.html.metadata import describe_maker, make_person, without_brackets

if TYPE_CHECKING:
    from conftest import Site

Tags = list[tuple[str, str]]


def read_tags(html: BeautifulSoup) -> Tags:
    return [(str(tag["name"]), str(tag["content"])) for tag in html.select("meta[name][content]")]


def read_schema(html: BeautifulSoup) -> dict[str, Any]:
    (block,) = html.select('script[type="application/ld+json"]')
    data = json.loads(block.get_text())
    assert isinstance(data, dict)
    return data


def values(tags: Tags, name: str) -> list[str]:
    return [content for known, content in tags if known == name]


# --- the real edition -----------------------------------------------------------------------------


def test_a_text_describes_itself(read_page: Callable[[str], BeautifulSoup]) -> None:
    tags = read_tags(read_page("texts/chen-2024"))
    assert values(tags, "citation_title") == ["Making Sense of China’s Diplomacy"]
    assert values(tags, "citation_author") == ["Chen, Jimin"]
    assert values(tags, "citation_publication_date") == ["2024/01/29"]
    assert values(tags, "citation_journal_title") == ["China-US Focus"]
    assert values(tags, "citation_language") == ["en"]
    assert values(tags, "DC.title") == ["Making Sense of China’s Diplomacy"]
    assert values(tags, "DC.creator") == ["Chen, Jimin"]
    assert values(tags, "DC.date") == ["2024-01-29"]
    assert values(tags, "DCTERMS.isPartOf") == [
        f"China’s Diplomacy in Five Texts, version {VERSION}"
    ]


def test_translators_and_editors_are_contributors(
    read_page: Callable[[str], BeautifulSoup],
) -> None:
    tags = read_tags(read_page("texts/liu-qing-2020"))
    assert len(values(tags, "DC.contributor")) == 2
    assert values(tags, "citation_author") == ["Liu, Qing"]


def test_the_schema_names_the_edition_and_its_version(
    read_page: Callable[[str], BeautifulSoup],
) -> None:
    schema = read_schema(read_page("texts/liu-jianfei-2017"))
    assert schema["author"] == [
        {
            "@type": "Person",
            "name": "Liu Jianfei",
            "familyName": "Liu",
            "givenName": "Jianfei",
            "alternateName": "刘建飞",
        }
    ]
    book, issue = schema["isPartOf"]
    assert book == {
        "@type": "Book",
        "name": "China’s Diplomacy in Five Texts",
        "version": VERSION,
        "editor": {"@type": "Organization", "name": "The Glossator editors"},
        "datePublished": DAY,
    }
    assert issue["issueNumber"] == "2017年3期"
    assert issue["isPartOf"]["name"] == "China International Studies"


def test_a_text_without_author_or_title_says_what_was_supplied(
    read_page: Callable[[str], BeautifulSoup],
) -> None:
    html = read_page("texts/conference-2023")
    tags = read_tags(html)
    assert values(tags, "citation_author") == []
    assert not values(tags, "citation_title")[0].startswith("[")
    assert values(tags, "citation_publication_date") == ["2023/12/29"]
    assert values(tags, "edition-supplied") == ["title publication date"]
    assert "author" not in read_schema(html)


def test_only_text_pages_are_described(read_page: Callable[[str], BeautifulSoup]) -> None:
    for page in ("index", "glossary", "colophon"):
        html = read_page(page)
        assert not html.select('script[type="application/ld+json"], meta[name^="citation_"]')


# --- settings -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def addressed(build_root: Callable[..., Site]) -> BeautifulSoup:
    """The page of a small project that has an address, and one for reports."""
    site = build_root(
        "text",
        html_baseurl="https://example.org/edition/",
        edition_report_url='https://example.org/issues/new?title={id}&body="here"',
        project="Signs </script><b> & wonders",
    )
    assert site.warnings == []
    return site.page("index")


def test_the_address_is_told_where_there_is_one(addressed: BeautifulSoup) -> None:
    address = "https://example.org/edition/index.html"
    tags = read_tags(addressed)
    assert values(tags, "citation_public_url") == [address]
    assert values(tags, "DC.identifier") == [address]
    schema = read_schema(addressed)
    assert schema["url"] == address
    assert schema["isPartOf"][0]["url"] == "https://example.org/edition/"


def test_nothing_ends_the_data_block(addressed: BeautifulSoup) -> None:
    assert read_schema(addressed)["isPartOf"][0]["name"] == "Signs </script><b> & wonders"
    (block,) = addressed.select('script[type="application/ld+json"]')
    assert "<" not in block.get_text()


def test_the_address_for_reports_is_escaped(addressed: BeautifulSoup) -> None:
    (address,) = values(read_tags(addressed), "edition-report")
    assert address == 'https://example.org/issues/new?title={id}&body="here"'


def test_without_an_address_there_is_no_link_for_reports(build_root: Callable[..., Site]) -> None:
    assert values(read_tags(build_root("text").page("index")), "edition-report") == []


def test_an_address_for_reports_without_id_is_warned_of(
    build: Callable[..., Site], project: Callable[[str], Path]
) -> None:
    site = build(project("text"), edition_report_url="mailto:a@example.org", only_start=True)
    (warning,) = site.warnings
    assert "WARNING: conf.py: edition_report_url has no {id}; write it" in warning


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (
            {"name": "Chen Jimin", "family": "Chen", "wordings": {"zh-Hans": "[陈积敏]"}},
            ("Person", "Chen", "Jimin"),
        ),
        (
            {"name": "M. L. King, Jr.", "family": "King", "suffix": "Jr."},
            ("Person", "King", "M. L.", "Jr."),
        ),
        (
            {
                "name": "Ludwig van Beethoven",
                "family": "Beethoven",
                "given": "Ludwig",
                "dropping_particle": "van",
            },
            ("Person", "Beethoven", "Ludwig van"),
        ),
        ({"name": "Ban Ki-moon", "wordings": {"zh-Hans": "潘基文"}}, ()),
        ({"name": "Xinhua"}, ()),
        ({"name": "World Bank", "literal": "World Bank"}, ("Organization",)),
    ],
)
def test_names_are_divided_where_the_record_says_how(person, said: tuple[str, ...]) -> None:
    found = make_person(describe_maker(person))
    keys = ("@type", "familyName", "givenName", "honorificSuffix")
    assert tuple(found[key] for key in keys if key in found) == said
    assert found["name"] == person["name"]


CENTURY = "```{edition:text} essay\ntitle: T\ndate: '[-0379~]'\nwitness: {file: a.txt, sha256: '00'}\n```\n"


def test_a_date_that_iso_8601_cannot_say_is_told_in_words(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("text")
    (source / "index.md").write_text(f"# A page\n\n{CENTURY}", encoding="utf-8")
    html = build(source).page("index")
    tags = read_tags(html)
    assert values(tags, "citation_publication_date") == ["c. 380 BCE"]
    assert values(tags, "edition-date") == ["c. 380 BCE"]
    assert values(tags, "DC.date") == [read_schema(html)["datePublished"]] == ["-0379~"]


@pytest.mark.parametrize(
    ("words", "plain"),
    [("[2018]", "2018"), ("2018", "2018"), ("[A] and [B]", "[A] and [B]"), ("", "")],
)
def test_brackets_are_taken_from_what_is_supplied(words: str, plain: str) -> None:
    assert without_brackets(words) == plain
