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
"""

Run = Callable[..., "Site"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    docs = tmp_path / "edition" / "docs"
    docs.mkdir(parents=True)
    (docs / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "outside.csv").write_text("secretword,2\n", encoding="utf-8")
    (tmp_path / "outside.png").write_bytes(b"secretword")
    return docs


@pytest.fixture
def build_pages(project: Path, run: Run, tmp_path: Path) -> Callable[..., Site]:
    """Build a page for each content, ``p0``, ``p1`` and so on: many cases for the price of one build."""

    def build(*contents: str) -> Site:
        names = [f"p{number}" for number in range(len(contents))]
        for name, content in zip(names, contents, strict=True):
            (project / f"{name}.md").write_text(f"# Title\n\n{content}\n", encoding="utf-8")
        toctree = "\n".join(["```{toctree}", *names, "```"])
        (project / "index.md").write_text(f"# Index\n\n{toctree}\n", encoding="utf-8")
        return run(project, tmp_path / "out")

    return build


@pytest.fixture
def build_together(build_pages: Callable[..., Site]) -> Callable[..., tuple[Site, list[range]]]:
    """Build one page of many contents that leave one another alone; return the lines of each, too."""

    def build(*contents: str) -> tuple[Site, list[range]]:
        lines, begin = [], 3  # after the title
        for content in contents:
            end = begin + content.count("\n") + 1
            lines.append(range(begin, end))
            begin = end + 1
        return build_pages("\n\n".join(contents)), lines

    return build


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


@pytest.mark.parametrize(
    "markup",
    [
        "[words]({})",
        "[words](<{}>)",
        "[words][key{number}]\n\n[key{number}]: {}",
        '<a href="{}">words</a>',
        "![words]({})",
        '<img src="{}" alt="words">',
        "```{{image}} x.png\n:target: {}\n:alt: words\n```",
    ],
)
def test_an_address_of_another_scheme(
    build_together: Callable[..., tuple[Site, list[range]]], markup: str
) -> None:
    # An option's value is no Markdown: entities are its letters, a backslash is left out.
    plain = [address for address in SCHEMES if not {"&", "\\"} & {*address}]
    addresses = plain if markup.startswith("```") else SCHEMES
    site, lines = build_together(
        *(markup.format(address, number=number) for number, address in enumerate(addresses))
    )
    found = [line for line in warned(site, "p0") if re.search("scheme|no file|readable", line)]
    places = {int(line.partition(" ")[0]) for line in found}
    assert [a for a, own in zip(addresses, lines, strict=True) if not places & {*own}] == []
    shown = article(site, "p0")
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


def test_what_is_not_of_the_edition(build_pages: Callable[..., Site], project: Path) -> None:
    for suffix in (".csv", ".png"):
        (project / f"linked{suffix}").symlink_to(project.parents[1] / f"outside{suffix}")
    site = build_pages(*NOT_OF_THE_EDITION)
    for number, content in enumerate(NOT_OF_THE_EDITION):
        assert [w for w in warned(site, f"p{number}") if re.match("[1-9]", w)], content
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


def test_html_that_acts(build_pages: Callable[..., Site]) -> None:
    site = build_pages(*ACTING)
    for number, html in enumerate(ACTING):
        said = "|".join(warned(site, f"p{number}"))
        assert re.search(r"[34] .*(HTML|no file|scheme|instruction)", said), html
        shown = str(article(site, f"p{number}"))
        assert not re.search(
            r"hurt\(|example\.org|<form|<style|<iframe|<object|refresh|data-kind", shown
        )


def test_html_of_words_may_stand_in_a_page_by_hand(build_pages: Callable[..., Site]) -> None:
    html = (
        '<details class="x"><summary>More</summary>\n<p lang="el" title="a">λόγος</p></details>\n\n'
        'H<sub>2</sub>O <a href="https://example.org" rel="nofollow">x</a> <!-- a remark -->'
    )
    site = build_pages(html)
    assert site.warnings == []
    assert site.page("p0").select_one("details p[lang=el]")


def test_metadata_cannot_lead_away(build_pages: Callable[..., Site], project: Path) -> None:
    page = '---\nmyst:\n  html_meta:\n    "http-equiv=refresh": "0;url=https://example.org"\n---\n# T\n'
    (project / "other.md").write_text(f"{page}", encoding="utf-8")
    site = build_pages("```{toctree}\nother\n```\n")
    assert [w for w in site.warnings if "other.md" in w and "http-equiv" in w], site.warnings
    assert b"example.org" not in everything(site)


@pytest.mark.parametrize("markup", ["[words](doi:10.1000/182)", "<doi:10.1000/182>"])
def test_a_doi_leads_to_its_resolver(build_pages: Callable[..., Site], markup: str) -> None:
    site = build_pages(markup)
    assert site.warnings == []
    assert 'href="https://doi.org/10.1000/182"' in site.read("p0.html")


def test_good_addresses_and_files_stay(build_pages: Callable[..., Site], project: Path) -> None:
    (project.parent / "CREDITS.txt").write_text("Thanks to all", encoding="utf-8")
    (project / "local.txt").write_text("A local file", encoding="utf-8")
    site = build_pages(
        "[a](https://example.org/a?b=c:d) <mailto:a@example.org> [c](local.txt) [d](#title)\n\n"
        "```{literalinclude} ../CREDITS.txt\n```\n\n{download}`file <local.txt>`\n"
    )
    assert [w for w in site.warnings if "title" not in w] == []
    assert "Thanks to all" in article(site, "p0").get_text()
    page = site.read("p0.html")
    assert 'href="https://example.org/a?b=c:d"' in page
    assert 'href="mailto:a' in page


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
    build_pages: Callable[..., Site],
) -> None:
    mark = '% :source: "CHANGELOG.md:7"\n\nFirst.\n\n<b>x</b>\n\n% From the ledgers.\n\n<i>y</i>'
    site = build_pages(mark)
    places = [line.partition(": ")[0] for line in site.warnings if "HTML reaches" in line]
    assert list(dict.fromkeys(places)) == ["CHANGELOG.md:9", "p0.md:11"]
