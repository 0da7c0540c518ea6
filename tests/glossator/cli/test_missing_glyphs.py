"""A sign that no font of the book has is told where it stands in the seed, and the book is set all the same."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from built_edition import CONF, build
from tiny_edition import TinyEdition, note_md

SOURCE = "One word in Thai: สยาม, and a sign 😀.\n\nThe rest is Latin.\n"
THAI = "seeds/alpha/source.txt:1:19: NO_GLYPH no font of the book has “สยาม” (U+0E2A U+0E22 U+0E32 U+0E21)"
SIGN = "seeds/alpha/source.txt:1:36: NO_GLYPH no font of the book has “😀” (U+1F600)"


@pytest.fixture(scope="module")
def signs(published_once: TinyEdition) -> TinyEdition:
    tiny = published_once
    tiny.add_text("alpha", SOURCE)
    for name in ("terms", "events"):
        (tiny.root / f"glossary/{name}.yaml").unlink()
    tiny.write("seeds/alpha/notes.md", note_md("n", "alpha-p2", "rest", body="A note.\n\nWith 🙂."))
    tiny.write("docs/index.md", "# Tiny\n\n```{toctree}\ntexts/alpha\n```\n")
    return tiny


def words_of(tiny: TinyEdition) -> str:
    pdf = pypdfium2.PdfDocument(tiny.root / "build/pdf/edition.pdf")
    return " ".join("".join(p.get_textpage().get_text_bounded() for p in pdf).split())


def fonts_of(tiny: TinyEdition) -> set[str]:
    """Return the names of the fonts that the book carries."""
    with pikepdf.open(tiny.root / "build/pdf/edition.pdf") as pdf:
        found = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary))
        return {str(o.BaseFont).partition("+")[2] for o in found if "/BaseFont" in o}


def set_fonts(tiny: TinyEdition, *names: str) -> None:
    tiny.write("docs/conf.py", f"{CONF}\nedition_fonts = {[*names]}\n")


def test_it_is_told_and_its_number_printed(
    signs: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    set_fonts(signs)
    assert build(signs, "--only", "pdf") == 0
    said = capsys.readouterr().err
    assert THAI in said
    assert SIGN in said
    assert "seeds/alpha/notes.md:8:6: NO_GLYPH no font of the book has “🙂” (U+1F642)" in said
    assert "add a font that has it to edition_fonts in docs/conf.py" in said
    words = words_of(signs)
    assert "is Latin." in words
    assert "U+0E2A" in words
    assert not any("Thai" in name for name in fonts_of(signs))
    assert build(signs, "--only", "pdf") == 0  # nothing has changed: it is told again
    assert THAI in capsys.readouterr().err
    signs.write("docs/index.md", "# Tiny\n\nMore.\n\n```{toctree}\ntexts/alpha\n```\n")
    assert build(signs, "--only", "pdf") == 0
    assert THAI in capsys.readouterr().err


def test_a_font_of_a_script_sets_it(signs: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    set_fonts(signs, "thai", "hebrew")
    assert build(signs, "--only", "pdf") == 0
    said = capsys.readouterr().err
    assert "Thai" not in said
    assert "U+0E2A" not in said
    assert SIGN in said
    assert "สยาม" in words_of(signs)
    assert any("Thai" in name for name in fonts_of(signs))
    assert not any("Hebrew" in name for name in fonts_of(signs))  # which it does not use


def test_so_does_a_font_of_ones_own(signs: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    spec = find_spec("pylopdf_fonts_th")
    assert spec is not None
    assert spec.origin is not None
    (signs.root / "docs/fonts").mkdir(exist_ok=True)
    (font,) = Path(spec.origin).parent.glob("NotoSerifThai*")
    shutil.copyfile(font, signs.root / "docs/fonts/Own.ttf")
    set_fonts(signs, "fonts/Own.ttf")
    assert build(signs, "--only", "pdf") == 0
    assert "U+0E2A" not in capsys.readouterr().err
    assert "สยาม" in words_of(signs)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("klingon", "there is no klingon; name a file or a folder with fonts, or one of: arabic"),
        ("korean", "the fonts for korean are not installed; pip install 'glossator[korean]'"),
    ],
)
def test_a_font_that_is_not_there_is_told(
    signs: TinyEdition, name: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if name == "korean" and find_spec("pylopdf_fonts_ko"):
        pytest.skip("it is installed here")
    set_fonts(signs, name)
    assert build(signs, "--only", "pdf") == 1
    said = capsys.readouterr().err
    assert "docs/conf.py:10:1: SPHINX edition_fonts: " in said
    assert says in said
