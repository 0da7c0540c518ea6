"""Addresses, files and HTML that may not stand in the editors' matter are found at their lines."""

from __future__ import annotations

import pytest
from tiny_edition import TinyEdition, note_md, term_yaml

from glossator.checks.safety import find_unsafe, judge_prose_link
from glossator.cli import main
from glossator.model import Prose, Source
from glossator_schema.addresses import judge_file

BAD = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "&#x6A;avascript:alert(1)",
    "javascript%3Aalert(1)",
    "javascript%253Aalert(1)",
    "%6aavascript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&#10;script:alert(1)",
    "java\u200bscript:alert(1)",
    "\u00a0javascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org",
    "blob:x",
    "tel:1",
    "//example.org/x",
    "\\\\example.org\\x",
]

GOOD = [
    "https://example.org/a:b?c=d:e#f:g",
    "HTTP://example.org",
    "mailto:a@example.org",
    "doi:10.1000/182",
    "term:peace",
    "page.md#p1",
    "./a:b.md",
    "#javascript:x",
    "",
]


@pytest.mark.parametrize("address", BAD)
def test_an_address_is_refused_in_every_disguise(address: str) -> None:
    assert judge_prose_link(address)
    assert judge_file(address)


@pytest.mark.parametrize("address", GOOD)
def test_a_good_address_is_none(address: str) -> None:
    assert judge_prose_link(address) == ""


def found(words: str, *, html: bool = True) -> list[str]:
    return [
        f"{d.line} {d.code.name}"
        for d in find_unsafe(Prose(words, Source("docs/a.md", 1)), html=html)
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a\n\nb\nc [d](javascript:x)", 4),
        ("<javascript:x>", 1),
        ("[d][e]\n\n[e]: file:///x", 3),
        ("[e]: file:///x", 1),
        ("![d](https://example.org/x.png)", 1),
        ("![d](data:image/png;base64,AA)", 1),
        ("x <a href='javascript:x'>", 1),
        ("<p>\n<a\nhref='javascript:x'>", 2),
        ("<form action='ftp://x'>", 1),
        ("x <button formaction=javascript:x>", 1),
        ("<img srcset='a.png, https://example.org/x 2x'>", 1),
        ("<svg><a xlink:href='javascript:x'></svg>", 1),
        ("<video poster='data:x'>", 1),
        ("<object data='https://example.org'>", 1),
        ("<q cite='javascript:x'>", 1),
        ("{download}`x <ftp://example.org>`", 1),
        ("```{image} https://example.org/x.png\n```", 1),
        ("```{figure} x.png\n:alt: a\n:target: javascript:x\n```", 3),
        ("```{csv-table}\n:url: https://example.org/x.csv\n```", 2),
        ("```{csv-table} T\n:file: file:///x\n```", 2),
        ("```{raw} html\n:url: http://example.org\n```", 2),
        ("```{raw} html\n\n<a href='javascript:x'>\n```", 3),
        ("```{include} https://example.org/x.md\n```", 1),
        ("```{toctree}\n:hidden:\n\nX <javascript://x>\n```", 4),
        (":::{note}\na\n\n[d](file:x)\n:::", 4),
        ("::::{note}\n:::{tip}\n:class: x\n\na [d](file:x)\n:::\n::::", 5),
        ("> - a\n> - [d](file:x)", 2),
        ("| a |\n|---|\n| [d](file:x) |", 3),
        ("---\ntitle: x\n---\n[d](file:x)", 4),
        (":::{card} T\n:link: javascript:x\n:::", 2),
    ],
)
def test_a_fault_has_its_line(words: str, line: int) -> None:
    assert f"{line} BAD_ADDRESS" in found(words)


@pytest.mark.parametrize(
    "words",
    [
        "`<script>`",
        "```\n<script>\n```",
        "```{code-block} html\n<script>\n```",
        "<!-- a -->",
        "a < b",
    ],
)
def test_code_and_remarks_are_no_html(words: str) -> None:
    assert found(words, html=False) == []


@pytest.mark.parametrize("words", ["<b>x</b>", "<script>x</script>", "a\n\n```{raw} html\nx\n```"])
def test_html_in_prose(words: str) -> None:
    assert {line.split()[1] for line in found(words, html=False)} == {"RAW_HTML"}


PLACES = [
    ("seeds/alpha/notes.md", note_md("a", "alpha-p1", "Peace", body="A\n{0}"), (7, 5)),
    ("glossary/terms.yaml", term_yaml("peace: peace").replace("A word.", "'A {0}'"), (1, 107)),
    ("glossary/terms.md", "\n\n# Glossary\n\nA {0}\n", (5, 7)),
    ("CHANGELOG.md", "# Changelog\n\n## 1.0\n\n\nA {0}\n", (6, 7)),
    ("docs/page.md", "---\norphan: true\n---\n\n# Page\n\nA {0}\n", (7, 7)),
]


@pytest.mark.parametrize(("path", "content", "place"), PLACES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_an_address_is_found_wherever_editors_write(
    edition: TinyEdition,
    capsys: pytest.CaptureFixture[str],
    path: str,
    content: str,
    place: tuple[int, int],
    command: str,
) -> None:
    edition.write("docs/conf.py", "extensions = ['sphinx_glossator']\n")
    edition.write(path, content.replace("{0}", "[x](file:///etc/passwd)"))
    assert main([command, "-C", str(edition.root)]) == 1
    assert "{}:{}:{}: BAD_ADDRESS ".format(path, *place) in capsys.readouterr().err
    assert not (edition.root / "build").exists()


@pytest.mark.parametrize(("path", "content", "place"), PLACES[:-1])
def test_html_is_found_wherever_editors_write(
    edition: TinyEdition,
    capsys: pytest.CaptureFixture[str],
    path: str,
    content: str,
    place: tuple[int, int],
) -> None:
    edition.write(path, content.replace("{0}", "<b>x</b>"))
    assert main(["check", "-C", str(edition.root)]) == 1
    line, column = place
    begins = column if path.endswith(".yaml") else column - len("[x](")  # of a value, where it does
    assert f"{path}:{line}:{begins}: RAW_HTML " in capsys.readouterr().err
