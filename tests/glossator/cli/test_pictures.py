"""The picture of a figure lies in ``docs/`` as long as a text has the figure; what else lies there stays."""

from __future__ import annotations

import hashlib

import pytest
from tiny_edition import TinyEdition

from glossator.cli import main

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
SHA256 = hashlib.sha256(PICTURE.encode()).hexdigest()
SOURCE = "Peace for everyone.\n\nFig. 1. A line.\n"
FIGURE = f"{{lines: 3, kind: figure, image: fig.svg, sha256: {SHA256}, alt: A line}}"


def convert(edition: TinyEdition) -> int:
    return main(["convert", "-C", str(edition.root)])


@pytest.fixture
def illustrated(edition: TinyEdition) -> TinyEdition:
    (edition.root / "seeds/alpha/notes.md").unlink()
    edition.write("seeds/alpha/fig.svg", PICTURE)
    edition.add_text("alpha", SOURCE, FIGURE)
    for name in ("terms", "events"):
        (edition.root / f"glossary/{name}.yaml").unlink()
    assert convert(edition) == 0
    assert (edition.root / "docs/texts/alpha/fig.svg").read_text() == PICTURE
    return edition


def test_it_goes_with_its_figure(illustrated: TinyEdition) -> None:
    illustrated.add_text("alpha", SOURCE)
    assert main(["check", "-C", str(illustrated.root)]) == 1
    assert convert(illustrated) == 0
    assert not (illustrated.root / "docs/texts/alpha").exists()
    assert (illustrated.root / "docs/texts/alpha.md").exists()


def test_it_goes_with_its_text(illustrated: TinyEdition) -> None:
    illustrated.add_text("beta", SOURCE)
    for path in (illustrated.root / "seeds/alpha").iterdir():
        path.unlink()
    (illustrated.root / "seeds/alpha").rmdir()
    assert convert(illustrated) == 0
    assert not (illustrated.root / "docs/texts/alpha").exists()
    assert not (illustrated.root / "docs/texts/alpha.md").exists()


def test_what_an_editor_put_there_stays(illustrated: TinyEdition) -> None:
    illustrated.write("docs/texts/alpha/own.png", "mine")
    illustrated.write("docs/texts/alpha/fig.svg", "mine now")
    illustrated.add_text("alpha", SOURCE)
    assert convert(illustrated) == 0
    for name in ("own.png", "fig.svg"):
        assert (illustrated.root / f"docs/texts/alpha/{name}").read_text().startswith("mine")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("fig.svg", "no", "fig.svg is no SVG: syntax error: line 1, column 0; export it once more"),
        ("fig.svg", "<html/>", "is no SVG, but has the element html"),
        ("fig.svg", f"{PICTURE[:-2]}><script>1</script></svg>", "holds the element script"),
        ("fig.svg", f"{PICTURE[:-2]} onload='1'/>", "holds onload, which is a script; remove it"),
        ("fig.svg", f"{PICTURE[:-2]}><image href='https://x.org/a.png'/></svg>", "names https://x"),
        ("fig.png", "", "fig.png is no picture of the type png; export it once more"),
        ("fig.jpg", PICTURE, "fig.jpg is no picture of the type jpg; export it once more"),
    ],
)
def test_what_is_no_picture_alone_is_refused_at_its_figure(
    edition: TinyEdition, name: str, content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = hashlib.sha256(content.encode()).hexdigest()
    edition.write(f"seeds/alpha/{name}", content)
    edition.add_text("alpha", SOURCE, FIGURE.replace("fig.svg", name).replace(SHA256, digest))
    assert main(["check", "-C", str(edition.root)]) == 1
    (line,) = [x for x in capsys.readouterr().err.splitlines() if name in x]
    assert line.startswith("seeds/alpha/record.yaml:15:1: BAD_FIELD ")
    assert said in line
