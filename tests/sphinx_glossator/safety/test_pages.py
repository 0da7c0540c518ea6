"""What a page may not hold is a warning at its line, and in no output."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from conftest import Site

CONF = """
project = "Safe"
extensions = ["sphinx_glossator"]
html_theme = "furo"
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "html_image"]
exclude_patterns = ["taken"]
suppress_warnings = ["toc.not_included"]
"""

Run = Callable[..., "Site"]


def begin(folder: Path) -> Path:
    """Begin an edition in a folder, beside which lies what is not of it; return its pages' folder."""
    docs = folder / "edition" / "docs"
    docs.mkdir(parents=True)
    (docs / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "outside.csv").write_text("secretword,2\n", encoding="utf-8")
    (folder / "outside.png").write_bytes(b"secretword")
    return docs


def write_pages(docs: Path, contents: dict[str, str]) -> None:
    """Write a page for each content, and the first page.

    In the sidebar of all are the first of them and those that lead to more: with eighty, it takes longer than
    all pages.
    """
    for name, content in contents.items():
        (docs / f"{name}.md").write_text(f"# Title\n\n{content}\n", encoding="utf-8")
    listed = [
        name for name, content in contents.items() if name[1:] == "0" or "{toctree}" in content
    ]
    toctree = "\n".join(["```{toctree}", *listed, "```"])
    (docs / "index.md").write_text(f"# Index\n\n{toctree}\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return begin(tmp_path)


@pytest.fixture
def build_page(project: Path, run: Run, tmp_path: Path) -> Callable[[str], Site]:
    """Build an edition with one page, ``p0``."""

    def build(content: str) -> Site:
        write_pages(project, {"p0": content})
        return run(project, tmp_path / "out")

    return build


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Site:
    """An edition with all pages below that leave one another alone, each a case or many."""
    folder = tmp_path_factory.mktemp("pages")
    docs = begin(folder)
    for suffix in (".csv", ".png"):
        (docs / f"linked{suffix}").symlink_to(folder / f"outside{suffix}")
    (docs.parent / "CREDITS.txt").write_text("Thanks to all", encoding="utf-8")
    (docs / "local.txt").write_text("A local file", encoding="utf-8")
    together = ("\n\n".join(write_links(markup)) for markup in MARKUPS)
    cases = {"s": together, "n": NOT_OF_THE_EDITION, "a": ACTING, "g": GOOD}
    pages = {f"{kind}{n}": content for kind, of in cases.items() for n, content in enumerate(of)}
    write_pages(docs, pages)
    return run(docs, folder / "out")


def warned(site: Site, page: str) -> list[str]:
    """Return the lines of a page's warnings, and what they say."""
    found = (
        re.match(rf"{page}\.md:([0-9]+): (?:WARNING|ERROR): (.*)", line) for line in site.warnings
    )
    return [f"{match[1]} {match[2]}" for match in found if match]


def article(site: Site, page: str) -> Tag:
    """Return what a page shows, without links of headings and to its neighbours."""
    html = site.read(f"{page}.html")
    begin, end = html.index("<article"), html.rindex("</article>")
    found = BeautifulSoup(html[begin:end], "html.parser").article
    assert found is not None
    for link in found.select(".headerlink"):
        link.decompose()
    return found


def everything(site: Site) -> bytes:
    return b"\n".join(content for name, content in site.files().items() if "_static" not in name)


SCHEMES = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "javascript%3Aalert(1)",
    "%6Aavascript:alert(1)",
    "&#1;javascript:alert(1)",
    "&#x9;javascript:alert(1)",
    "java&#x9;script:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#x200B;script:alert(1)",
    "&nbsp;javascript:alert(1)",
    "javascript://x%0aalert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,hurt",
    "data:image/png;base64,AAAA",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://example.org/x",
    "blob:https://example.org/x",
    "view-source:https://example.org",
    "tel:1",
    "//example.org/x",
    "/\\example.org/x",
    "%2F%2Fexample.org/x",
)


MARKUPS = (
    "[words]({})",
    "[words](<{}>)",
    "[words][key{number}]\n\n[key{number}]: {}",
    '<a href="{}">words</a>',
    "![words]({})",
    '<img src="{}" alt="words">',
    "```{{image}} x.png\n:target: {}\n:alt: words\n```",
)


def choose_addresses(markup: str) -> list[str]:
    # An option's value is no Markdown: entities are its letters, a backslash is left out.
    plain = [address for address in SCHEMES if not {"&", "\\"} & {*address}]
    return plain if markup.startswith("```") else list(SCHEMES)


def write_links(markup: str) -> list[str]:
    """Return what leads to each address, one after another on one page."""
    addresses = choose_addresses(markup)
    return [markup.format(address, number=number) for number, address in enumerate(addresses)]


def find_lines(contents: list[str]) -> list[range]:
    """Return the lines of each content on their page."""
    lines, begin = [], 3  # after the title
    for content in contents:
        end = begin + content.count("\n") + 1
        lines.append(range(begin, end))
        begin = end + 1
    return lines


@pytest.mark.parametrize("markup", MARKUPS)
def test_an_address_of_another_scheme(site: Site, markup: str) -> None:
    page = f"s{MARKUPS.index(markup)}"
    addresses, lines = choose_addresses(markup), find_lines(write_links(markup))
    found = [line for line in warned(site, page) if re.search("scheme|no file|readable", line)]
    places = {int(line.partition(" ")[0]) for line in found}
    assert [a for a, own in zip(addresses, lines, strict=True) if not places & {*own}] == []
    shown = article(site, page)
    assert shown.select("a[href]") == []
    sources = [str(image["src"]) for image in shown.select("img")]
    assert [source for source in sources if re.match("//|[^/]*:", source)] == []
    if markup.startswith("[words]"):
        assert shown.get_text().count("words") == len(addresses)


NOT_OF_THE_EDITION = (
    "<javascript:alert(1)>",
    "<file:///etc/passwd>",
    "<ftp://example.org>",
    "<data:text/html,hurt>",
    "```{toctree}\nWords <javascript://x%0aalert(1)>\n```",
    "```{figure} x.png\n:target: javascript:alert(1)\n```",
    "{download}`words <https://example.org/../x>` {download}`x <ftp://example.org/x>`",
    "{download}`words <../../outside.csv>`",
    "[words](../../outside.csv)",
    "[words](path:../../outside.csv)",
    "![words](../../outside.png)",
    "![words](https://example.org/x.png)",
    "![words](//example.org/x.png)",
    "```{image} ../../outside.png\n```",
    "```{figure} ../../outside.png\n\nWords\n```",
    "```{include} ../../outside.csv\n```",
    "```{include} /../../outside.csv\n```",
    "```{literalinclude} ../../outside.csv\n```",
    "```{literalinclude} conf.py\n:diff: ../../outside.csv\n```",
    "```{csv-table}\n:file: ../../outside.csv\n```",
    "```{csv-table}\n:file: /../../outside.csv\n```",
    "```{raw} html\n:file: /etc/passwd\n```",
    "```{csv-table}\n:url: https://example.org/x.csv\n```",
    "```{csv-table}\n:url: file:///etc/passwd\n```",
    "```{raw} html\n:file: ../../outside.csv\n```",
    "```{raw} html\n:url: https://example.org/x.html\n```",
    "```{include} linked.csv\n```",
    "![words](linked.png)",
    "{download}`words <linked.csv>`",
    "```{eval-rst}\n.. include:: ../../outside.csv\n```",
    "```{eval-rst}\n.. include:: /../../outside.csv\n```",
    "```{eval-rst}\n.. csv-table::\n   :file: ../../outside.csv\n```",
    "```{eval-rst}\n`words <javascript:alert(1)>`_\n```",
    "```{eval-rst}\n.. raw:: html\n\n   <script>hurt</script>\n```",
)


def test_what_is_not_of_the_edition(site: Site) -> None:
    for number, content in enumerate(NOT_OF_THE_EDITION):
        assert [w for w in warned(site, f"n{number}") if re.match("[1-9]", w)], content
    assert b"secretword" not in everything(site)
    assert not re.search(rb'(href|src)="(javascript|file|ftp|data:text)', everything(site))


ACTING = (
    "<script>window.hurt = 1</script>",
    "<SCRIPT SRC=x.js></SCRIPT>",
    "<style>p { display: none }</style>",
    "<p onclick='hurt()'>x</p>",
    "<p style='display: none'>x</p>",
    "x <b onmouseover=hurt()>y</b>",
    "<iframe src='x.html'></iframe>",
    "<object data='x.swf'></object>",
    "<embed src='x.swf'>",
    "<base href='https://example.org/'>",
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    "<link rel='stylesheet' href='x.css'>",
    "<form action='https://example.org'><input name='a'></form>",
    "<button formaction='javascript:hurt()'>x</button>",
    "<svg><a xlink:href='javascript:hurt()'>x</a></svg>",
    "<svg onload='hurt()'></svg>",
    "<svg><animate attributeName='href' values='javascript:hurt()'/></svg>",
    "<math><maction actiontype='statusline' xlink:href='javascript:hurt()'>x</maction></math>",
    "<picture><source srcset='https://example.org/x.png 2x'></picture>",
    "<video poster='https://example.org/x.png'></video>",
    "<q cite='javascript:hurt()'>x</q>",
    "<template><p>x</p></template>",
    "<div data-kind='claim'>x</div>",
    "<!DOCTYPE html>",
    "<?php hurt ?>",
    "<![CDATA[<script>]]>",
    "<div title='",
    "<!--><script>hurt()</script>-->",
    '<!---><meta http-equiv="refresh" content="0;url=https://example.org">-->',
    "<!-- x --!><form action='https://example.org'></form>-->",
    "```{raw} html\n<script>hurt()</script>\n```",
)
"""HTML that would do something."""


def test_html_that_acts(site: Site) -> None:
    for number, html in enumerate(ACTING):
        said = "|".join(warned(site, f"a{number}"))
        assert re.search(r"[34] .*(HTML|no file|scheme|instruction)", said), html
        shown = str(article(site, f"a{number}"))
        assert not re.search(
            r"hurt\(|example\.org|<form|<style|<iframe|<object|refresh|data-kind", shown
        )


HTML_OF_WORDS = (
    '<details class="x"><summary>More</summary>\n<p lang="el" title="a">λόγος</p></details>\n\n'
    'H<sub>2</sub>O <a href="https://example.org" rel="nofollow">x</a> <!-- a remark -->'
)
DOIS = ("[words](doi:10.1000/182)", "<doi:10.1000/182>")
GOOD_ADDRESSES = (
    "[a](https://example.org/a?b=c:d) <mailto:a@example.org> [c](local.txt) [d](#title)\n\n"
    "```{literalinclude} ../CREDITS.txt\n```\n\n{download}`file <local.txt>`\n"
)
GOOD = (HTML_OF_WORDS, *DOIS, GOOD_ADDRESSES)


def test_html_of_words_may_stand_in_a_page_by_hand(site: Site) -> None:
    page = f"g{GOOD.index(HTML_OF_WORDS)}"
    assert not [warning for warning in site.warnings if page in warning]
    assert site.page(page).select_one("details p[lang=el]")


def test_metadata_cannot_lead_away(build_page: Callable[[str], Site], project: Path) -> None:
    page = '---\nmyst:\n  html_meta:\n    "http-equiv=refresh": "0;url=https://example.org"\n---\n# T\n'
    (project / "other.md").write_text(f"{page}", encoding="utf-8")
    site = build_page("```{toctree}\nother\n```\n")
    assert [w for w in site.warnings if "other.md" in w and "http-equiv" in w], site.warnings
    assert b"example.org" not in everything(site)


@pytest.mark.parametrize("markup", DOIS)
def test_a_doi_leads_to_its_resolver(site: Site, markup: str) -> None:
    page = f"g{GOOD.index(markup)}"
    assert not [warning for warning in site.warnings if page in warning]
    assert 'href="https://doi.org/10.1000/182"' in site.read(f"{page}.html")


def test_good_addresses_and_files_stay(site: Site) -> None:
    name = f"g{GOOD.index(GOOD_ADDRESSES)}"
    assert [w for w in site.warnings if name in w and "title" not in w] == []
    assert "Thanks to all" in article(site, name).get_text()
    page = site.read(f"{name}.html")
    assert 'href="https://example.org/a?b=c:d"' in page
    assert 'href="mailto:a' in page


def test_every_warning_is_of_a_page_that_deserves_it(site: Site) -> None:
    assert [w for w in site.warnings if not re.match(r"[sna]\d+\.md:|g3\.md:.*title", w)] == []


@pytest.mark.parametrize("builder", ["html", "typstpdf", "epub"])
def test_an_address_in_the_bibliography_is_in_no_output(
    project: Path, run: Run, tmp_path: Path, builder: str
) -> None:
    """``glossator check`` names its line; whoever builds without it is warned."""
    conf = CONF.replace('"sphinx_glossator"', '"sphinx_glossator", "sphinxcontrib.bibtex"')
    conf += 'bibtex_bibfiles = ["references.bib"]\nversion = "1"\n'
    (project / "conf.py").write_text(conf, encoding="utf-8")
    source = "@misc{one, title={One}, url={JavaScript:alert(1)}}\n@misc{two, title={Two}, url={ftp://x}}\n"
    (project / "references.bib").write_text(source, encoding="utf-8")
    page = "# Title\n\n{cite:p}`one,two`\n\n```{bibliography}\n```\n"
    (project / "index.md").write_text(page, encoding="utf-8")
    site = run(project, tmp_path / "out", builder=builder)
    said = "\n".join(site.warnings)
    assert "of the scheme javascript:" in said
    assert "of the scheme ftp:" in said
    if builder == "html":
        assert not re.search('href="(JavaScript|ftp):', site.read("index.html"))


def test_a_generated_page_is_prose_and_its_warnings_name_the_editor_s_file(
    build_page: Callable[[str], Site],
) -> None:
    mark = '% :source: "CHANGELOG.md:7"\n\nFirst.\n\n<b>x</b>\n\n% From the ledgers.\n\n<i>y</i>'
    site = build_page(mark)
    places = [line.partition(": ")[0] for line in site.warnings if "HTML reaches" in line]
    assert list(dict.fromkeys(places)) == ["CHANGELOG.md:9", "p0.md:11"]
