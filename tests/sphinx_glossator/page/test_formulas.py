"""Formulas, line breaks and long code come out in every output alike, or it is said what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pypdfium2
import pytest

from glossator_schema.formulas import read_formula
from sphinx_glossator.page.formulas import parse_mathml
from sphinx_glossator.typst.formulas import write_formula

if TYPE_CHECKING:
    from conftest import Site

CONF = """\
project = "A book"
author = "Ann Editor"
version = "1"
extensions = ["sphinx_glossator"]
html_theme = "basic"
smartquotes = False
edition_release_date = "2026-11-21"
myst_enable_extensions = ["dollarmath"]
epub_identifier = "urn:x:y"
epub_uid = "edition-id"
"""
FORMULAS = r"""
\frac{a}{b}+\sqrt[3]{x^2}-\sqrt{y}
\sum_{i=1}^{n} x_i \geq \int_0^\infty e^{-x^2}\,dx
\begin{pmatrix}a & b\\ c & d\end{pmatrix}
\begin{array}{c|c}a&b\\\hline c&d\end{array}
f(x)=\begin{cases}1 & x>0\\0 & \text{otherwise}\end{cases}
\lim_{x\to 0}\frac{\sin x}{x} = \operatorname{arg}_y z
\begin{align}a&=b+c\\&=d\end{align}
\bar{x} \hat{\beta} \vec{v} \dot z \widehat{ab} \overline{AB} \underbrace{x+y}_{n} \underline{q}
\overset{a}{b} \stackrel{c}{=} \xrightarrow{f} \binom{n}{k} \left(\frac{a}{b}\right] \Bigl[ x \Bigr]
\mathbb{R} \mathcal{L} \mathbf{A} \mathrm{d}x x''^2 \phantom{x} \boxed{y} \cancel{z}
{}^{14}_{6}\mathrm{C} \displaystyle\sum_i \color{red}x a\quad b\!c \text{“\#eval(1)” \& \$}
"""
PAGE = (
    "# A page\n\nA share of {math}`x/y`, $p<q$; see {eq}`sum`.\n\nThe river runs,\\\n"
    "the hills  \nremain.\n\n```{math}\n:label: sum\n\\sum_i w_i\n```\n\n"
    "```{line-block}\nOne line,\n   set in.\n```\n\n`"
    + "l" * 200
    + "`\n\n```text\n"
    + "m" * 200
    + "\n```\n\n"
)
LISTED = [line for line in FORMULAS.split("\n") if line]


def write_book(folder: Path, page: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.md").write_text(page, encoding="utf-8")
    return folder


def test_every_form_of_a_formula_is_set_and_none_is_read_as_code(
    tmp_path: Path, build: Callable[..., Site]
) -> None:
    formulas = "".join(f"```{{math}}\n{line}\n```\n\n" for line in LISTED)
    source = write_book(tmp_path / "source", PAGE + formulas)
    book = build(source, "pdf", builder="typstpdf")
    assert book.warnings == []
    page = pypdfium2.PdfDocument(book.out / "edition.pdf")
    words = "".join(sheet.get_textpage().get_text_bounded() for sheet in page)
    assert "#eval(1)" in words
    assert re.search(r"The river runs,\s+the hills\s+remain", words)


def test_a_page_has_them_without_a_script(tmp_path: Path, build: Callable[..., Site]) -> None:
    site = build(write_book(tmp_path / "source", PAGE))
    assert site.warnings == []
    page = site.page("index")
    assert [math["alttext"] for math in page.select("p math")] == ["x/y", "p<q"]
    (block,) = page.select("div.math")
    assert block.select_one(".eqno").get_text().startswith("(1)")  # type: ignore[union-attr]
    assert page.select_one('a[href="#equation-sum"]').get_text() == "(1)"  # type: ignore[union-attr]
    assert not [s["src"] for s in page.select("script[src]") if "math" in s["src"].lower()]
    assert [br.next_sibling.strip() for br in page.select("p br")] == ["the hills", "remain."]  # type: ignore[union-attr]


def test_an_e_book_says_which_pages_have_them(tmp_path: Path, build: Callable[..., Site]) -> None:
    book = build(write_book(tmp_path / "source", PAGE), "epub", builder="epub")
    with ZipFile(next(book.out.glob("*.epub"))) as archive:
        page = archive.read("index.xhtml").decode()
        package = archive.read("content.opf").decode()
    assert page.count('<math xmlns="http://www.w3.org/1998/Math/MathML"') == 3
    assert "scriptlevel" not in page
    (item,) = re.findall(r'<item [^>]*href="index.xhtml"[^>]*>', package)
    assert 'properties="mathml"' in item


@pytest.mark.parametrize(
    ("tex", "fault"),
    [
        (r"\frac{a}", "Expected argument"),
        (r"\nosuch{x}", "Unknown command"),
        ("a & b", 'Found "&"'),
    ],
)
def test_a_formula_that_cannot_be_read_is_told(tex: str, fault: str) -> None:
    assert fault in read_formula(tex, False).fault
    assert read_formula(tex, False).mathml == ()


def test_a_fault_has_its_line_and_the_formula_stays_as_it_was_written(
    tmp_path: Path, build: Callable[..., Site]
) -> None:
    source = write_book(tmp_path / "source", "# A page\n\nIt is $\\nosuch x$ so.\n")
    for builder in ("html", "typstpdf"):
        site = build(source, builder, builder=builder)
        (warning,) = site.warnings
        assert re.match(r"index\.md:3: WARNING: the formula cannot be read: .*correct", warning)
    assert "<code>\\nosuch x</code>" in build(source).read("index.html")


def test_rows_stand_below_one_another() -> None:
    assert len(read_formula("a\n\nb", True).mathml) == 2
    (aligned,) = read_formula(r"a &= b \\ &= c", True).mathml
    assert "#align-point" in write_formula(parse_mathml(aligned))


def test_nothing_is_wider_than_its_column(tmp_path: Path, build: Callable[..., Site]) -> None:
    wide = "```{math}\n" + "+".join(f"x_{{{n}}}" for n in range(60)) + "\n```\n"
    book = build(write_book(tmp_path / "source", PAGE + wide), "pdf", builder="typstpdf")
    for page in pypdfium2.PdfDocument(book.out / "edition.pdf"):
        text = page.get_textpage()
        right = max((text.get_rect(n)[2] for n in range(text.count_rects())), default=0.0)
        assert right < page.get_width() - 30
