"""Names in a PDF: each id of the input, and the same bytes again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest

from sphinx_glossator.typst.destinations import Destination, add_destinations, lead_links

MakeBook = Callable[[list[Destination]], bytes]


@pytest.fixture
def make_book() -> Callable[[list[Destination]], bytes]:
    """Return a function that makes three empty pages with named destinations."""

    def make(places: list[Destination]) -> bytes:
        book = pikepdf.new()
        for _ in range(3):
            book.add_blank_page(page_size=(595, 842))
        add_destinations(book, places)
        output = BytesIO()
        book.save(output, deterministic_id=True)
        return output.getvalue()

    return make


PLACES = [
    Destination(f"essay-p{number}", number % 3 + 1, 90.0, 100.0, "iv") for number in range(200)
]


def test_each_id_is_a_name_that_leads_to_its_place(make_book: MakeBook) -> None:
    with pikepdf.open(BytesIO(make_book(PLACES))) as book:
        tree = pikepdf.NameTree(book.Root.Names.Dests)
        assert set(tree) == {place.id for place in PLACES}
        page, form, _, top, _ = tree["essay-p4"]
        assert page.objgen == book.pages[1].objgen
        assert form == "/XYZ"
        assert float(top) == pytest.approx(842 - 100 + 6)


def test_the_same_input_gives_the_same_bytes(make_book: MakeBook) -> None:
    assert make_book(PLACES) == make_book(PLACES)


def test_a_place_at_the_head_of_a_page_stays_on_it(make_book: MakeBook) -> None:
    with pikepdf.open(BytesIO(make_book([Destination("a", 1, 0.0, 0.0, "1")]))) as book:
        assert float(pikepdf.NameTree(book.Root.Names.Dests)["a"][3]) == 842


@pytest.fixture
def book_of_links() -> Iterator[pikepdf.Pdf]:
    """A page with a link to an anchor, one to a site, and a mark that is no link."""
    with pikepdf.new() as book:
        page = book.add_blank_page(page_size=(595, 842))
        addresses = (b"destination:essay-p4", "destination:écrit-p1".encode(), b"https://a.example")
        links = [
            pikepdf.Dictionary(A=pikepdf.Dictionary(URI=pikepdf.String(it))) for it in addresses
        ]
        page.Annots = pikepdf.Array([*links, pikepdf.Dictionary(Subtype=pikepdf.Name.Text)])
        yield book


def test_a_link_to_an_id_leads_to_its_name_and_says_its_page(book_of_links: pikepdf.Pdf) -> None:
    lead_links(book_of_links, [*PLACES, Destination("écrit-p1", 2, 0.0, 0.0, "7")])
    inside, accented, outside, mark = book_of_links.pages[0].Annots  # type: ignore[misc]
    assert (inside.Dest, inside.Contents, inside.get("/A")) == ("essay-p4", "page iv", None)
    assert (accented.Dest, accented.Contents) == ("écrit-p1", "page 7")
    assert outside.A.URI == "https://a.example"
    assert list(mark) == ["/Subtype"]


def test_a_link_that_leads_nowhere_is_an_error(book_of_links: pikepdf.Pdf) -> None:
    with pytest.raises(LookupError, match="the PDF has no écrit-p1 to link to"):
        lead_links(book_of_links, PLACES)
