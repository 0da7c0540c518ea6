"""What examples and checks ask of a published page."""

from __future__ import annotations

import pytest

from glossator.markup import parse_page
from glossator.published_page import Element, Page
from glossator_schema import printed

HTML = """<section id="t-h1"><h2><span class="heading-label">1.</span> On <em>peace</em>
<a class="headerlink" href="#t-h1">¶</a></h2>
<p class="para" id="t-p1"><a class="para-number" href="#t-p1">1</a>One <span class="emended">word</span><!-- no
--><sup class="note-mark"><a href="#t-fn1">[1]</a></sup>, <a class="reference term-link"
href="../glossary.html#term-x">two</a>.</p>
<p class="source-reference" id="t-ref1"><span class="block-label">[1]</span> A book.</p>
<p id="t-p1">Again.</p></section>"""


@pytest.fixture
def page() -> Page:
    root = parse_page(HTML).root
    assert root is not None
    return Page("texts/t.html", Element(root))


@pytest.mark.parametrize(
    ("block", "words"),
    [("t-p1", "One word, two."), ("t-h1", "On peace"), ("t-ref1", "A book.")],
)
def test_numbers_labels_and_marks_are_no_words_of_a_block(
    page: Page, block: str, words: str
) -> None:
    assert page.text_of(block) == words


@pytest.mark.parametrize("name", printed.NO_WORDS)
def test_whatever_is_declared_to_be_no_word_is_none(name: str) -> None:
    root = parse_page(f'<p id="x">a<b class="y {name}">1<i>2</i></b>b</p>').root
    assert root is not None
    assert Page("x.html", Element(root)).text_of("x") == "ab"


def test_a_block_that_is_not_there_is_told(page: Page) -> None:
    with pytest.raises(KeyError):
        page.text_of("t-p2")


def test_ids_are_counted_and_the_first_element_is_meant(page: Page) -> None:
    assert page.ids["t-p1"] == 2
    assert page.by_id["t-p1"].get("class") == "para"


def test_an_element_is_found_by_tag_id_and_class(page: Page) -> None:
    first = page.html.find(id="t-p1")
    assert first is not None
    link = first.find("a", class_="term-link")
    assert link is not None
    assert (link.get_text(), link["href"]) == ("two", "../glossary.html#term-x")
    assert first.find("b") is None
    assert [found["class"] for found in page.html.find_all("p", id="t-ref1")] == [
        "source-reference"
    ]


def test_a_link_says_where_it_leads(page: Page) -> None:
    assert [str(link) for link in page.links if "term-link" in link.classes] == [
        "texts/t.html -> glossary.html#term-x"
    ]
