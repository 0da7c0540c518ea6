"""Texts with every kind of block are certified, under each theme, and the first difference is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_edition import TinyEdition, note_md

from glossator.certificate import Certificate, certify
from glossator.cli import main

CONF = """
project = "Tiny"
version = "1"
extensions = ["sphinx_glossator"]
html_theme = "{theme}"
smartquotes = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
"""
INDEX = "# Tiny\n\n```{edition:witnesses}\n```\n\n```{toctree}\ntexts/alpha\n```\n"

SOURCE = """\
Home | About
A Title
Abstract: What it says, “all” of it.
Keywords: one; two
1. A heading <b>
Peace and & development.1 It is ahd so.
“Peace”
A run-in heading. Its words.
2. Another paragraph, emended\\, thrice  here.
Third
[4] A reference <i>.
1. The author’s note.
Footer
"""
RULES = (
    "{lines: 1, kind: furniture}",
    "{lines: 2, kind: title}",
    "{lines: 3, kind: abstract, label: 'Abstract:'}",
    "{lines: 4, kind: keywords, label: 'Keywords:'}",
    "{lines: 5, kind: heading, level: 1, label: '1.'}",
    "{lines: 6, notes: [{number: '1', prefix: development.}]}",
    "{lines: 7, kind: pull-quote}",
    "{lines: 8, run_in: {level: 2, text: A run-in heading.}}",
    "{lines: 10, kind: heading, level: 1, supplied_label: '[2.]', remark: after 1}",
    "{lines: 11, kind: reference, label: '[4]'}",
    "{lines: 12, kind: author-note, label: '1.'}",
    "{lines: 13, kind: furniture}",
)
EMENDATIONS = (
    "{line: 6, exact: ahd, reading: and, kind: spelling, certainty: certain, remark: A slip.}",
    "{line: 9, exact: ' thrice', reading: '', kind: spelling, certainty: conjecture, remark: Odd.}",
)


def make(edition: TinyEdition, theme: str) -> None:
    for path in ("glossary/terms.yaml", "glossary/events.yaml"):
        (edition.root / path).unlink()
    edition.add_text("alpha", SOURCE, *RULES, emendations=EMENDATIONS)
    edition.write("seeds/alpha/notes.md", note_md("a", "alpha-p1", "Peace and"))
    edition.write("docs/conf.py", CONF.format(theme=theme))
    edition.write("docs/index.md", INDEX)


def build(edition: TinyEdition) -> Path:
    assert main(["build", "-C", str(edition.root), "--only", "html"]) == 0
    return edition.root / "build/html"


@pytest.mark.parametrize("theme", ["basic", "furo", "alabaster"])
def test_a_text_of_every_kind_is_certified(edition: TinyEdition, theme: str) -> None:
    make(edition, theme)
    (certificate,) = certify(build(edition))
    assert certificate.is_good
    assert certificate.emendations == 3
    page = (edition.root / "build/html/texts/alpha.html").read_text(encoding="utf-8")
    for kind in ("abstract", "keywords", "pull-quote", "source-reference", "author-note", "run-in"):
        assert f'class="{kind}"' in page


def messages(certificates: list[Certificate]) -> str:
    return "\n".join(str(fault) for certificate in certificates for fault in certificate.faults)


def test_an_incremental_build_publishes_the_digest_of_the_text_as_it_is(
    edition: TinyEdition,
) -> None:
    """A changed byline or title is another digest; the colophon's page is written anew."""
    make(edition, "basic")
    folder = build(edition)
    before = (folder / "index.html").read_text(encoding="utf-8")
    record = edition.root / "seeds/alpha/record.yaml"
    text = record.read_text(encoding="utf-8").replace("A Journal", "Another Journal")
    record.write_text(text, encoding="utf-8")
    after = (build(edition) / "index.html").read_text(encoding="utf-8")
    assert before != after
    assert all(certificate.is_good for certificate in certify(folder))
    (folder / "index.html").write_text(before, encoding="utf-8")
    assert "the header imprint 'Another Journal" in messages(certify(folder))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Peace and", "Peace, and", "the paragraph alpha-p1 'Peace, and"),
        (
            '<p class="imprint">A Journal',
            '<p class="imprint">B Journal',
            "the header imprint 'B Journal",
        ),
        ("A slip.", "No slip.", "the emendation alpha-e"),
        ('<p class="abstract"', '<p>False.</p><p class="abstract"', "<p> is no part of the text"),
        ('<p class="para"', '<p hidden class="para"', "has hidden='', which nothing of a text has"),
        ("<h1>", "<p>False.</p><h1>", "a section begins without its heading"),
        ("</head>", "<style>h1{opacity:0}</style></head>", "h1 { opacity: 0 }"),
        ('data-text="alpha"', 'data-text="beta"', "the colophon has alpha, and no page has it"),
        ('class="apparatus"', 'class="apparatu"', "not one header and one apparatus"),
        (
            '"#alpha-p2" aria-label="Paragraph 2"',
            '"#alpha-p2" aria-label="Paragraph 3"',
            "read out as",
        ),
        ("utf-8", "utf-7", "its characters are utf-7"),
    ],
)
def test_the_first_difference_of_a_page_is_named(
    every_kind: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    page = (every_kind / "texts/alpha.html").read_text(encoding="utf-8")
    assert old in page
    before, head, article = page.partition(
        "</head>" if old not in ("</head>", "utf-8") else "<head>"
    )
    changed = before + head + article.replace(old, new, 1)
    (tmp_path / "alpha.html").write_text(changed, encoding="utf-8")
    (tmp_path / "index.html").write_bytes((every_kind / "index.html").read_bytes())
    assert message in messages(certify(tmp_path))


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a text with every kind of block."""
    edition = TinyEdition(tmp_path_factory.mktemp("every-kind"))
    for path in ("glossary/terms.yaml", "glossary/events.yaml"):
        edition.write(path, "")
    make(edition, "basic")
    return build(edition)


def test_what_moved_on_the_page_is_told_from_what_is_new_or_gone(
    every_kind: Path, tmp_path: Path
) -> None:
    page = (every_kind / "texts/alpha.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_bytes((every_kind / "index.html").read_bytes())
    start = page.index('<p class="abstract"')
    middle = page.index('<p class="keywords"')
    end = page.index("</p>", middle) + len("</p>\n")
    first, second = page[start:middle], page[middle:end]
    for changed, message in (
        (second + first, "the keywords alpha-keywords 'Keywords:' stands in another place"),
        (first, "what is published before"),
        (first + first + second, "stands 2 times"),
    ):
        html = page[:start] + changed + page[end:]
        (tmp_path / "alpha.html").write_text(html, encoding="utf-8")
        assert message in messages(certify(tmp_path))
