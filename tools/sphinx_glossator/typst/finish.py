"""Finish a PDF as Typst makes it: names for all ids, links to them, editors' notes behind their paragraphs."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from sphinx_glossator.typst.compile import TypesettingError
from sphinx_glossator.typst.destinations import add_destinations, lead_links
from sphinx_glossator.typst.press import MadePdf
from sphinx_glossator.typst.tags import move_notes


def finish(made: MadePdf) -> bytes:
    """Return a PDF that the press has made, with what Typst does not add.

    :raises TypesettingError: if a link leads nowhere.
    """
    with pikepdf.open(BytesIO(made.pdf)) as book:
        add_destinations(book, made.destinations)
        try:
            lead_links(book, made.destinations)
        except LookupError as error:
            raise TypesettingError(str(error)) from error
        move_notes(book, made.editorial)
        output = BytesIO()
        # Objects packed together, as PDF has it since 1.5: less than half the bytes, sooner written.
        packed = pikepdf.ObjectStreamMode.generate
        book.save(output, deterministic_id=True, object_stream_mode=packed)
        return output.getvalue()
