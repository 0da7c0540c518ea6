"""Names in a PDF: each id of the input, and the same bytes again."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from sphinx_glossator.typst.destinations import Destination, add_destinations


@pytest.fixture
def pdf() -> bytes:
    book = pikepdf.new()
    for _ in range(3):
        book.add_blank_page(page_size=(595, 842))
    output = BytesIO()
    book.save(output, deterministic_id=True)
    return output.getvalue()


PLACES = [Destination(f"essay-p{number}", number % 3 + 1, 90.0, 100.0) for number in range(200)]


def test_each_id_is_a_name_that_leads_to_its_place(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(add_destinations(pdf, PLACES))) as book:
        tree = pikepdf.NameTree(book.Root.Names.Dests)
        assert set(tree) == {place.id for place in PLACES}
        page, form, _, top, _ = tree["essay-p4"]
        assert page.objgen == book.pages[1].objgen
        assert form == "/XYZ"
        assert float(top) == pytest.approx(842 - 100 + 6)


def test_the_same_input_gives_the_same_bytes(pdf: bytes) -> None:
    assert add_destinations(pdf, PLACES) == add_destinations(pdf, PLACES)


def test_a_place_at_the_head_of_a_page_stays_on_it(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(add_destinations(pdf, [Destination("a", 1, 0.0, 0.0)]))) as book:
        assert float(pikepdf.NameTree(book.Root.Names.Dests)["a"][3]) == 842
