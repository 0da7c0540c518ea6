"""Finish a PDF as Typst makes it: names for all ids, links to them, editors' notes behind their paragraphs."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from io import BytesIO

import pikepdf

from sphinx_glossator.typst.destinations import add_destinations, lead_links
from sphinx_glossator.typst.orders import MadePdf, Print
from sphinx_glossator.typst.presses import TypesettingError
from sphinx_glossator.typst.tags import move_notes


def finish_when_done(done: Future[Print], pool: Executor) -> Future[list[bytes]]:
    """Have the PDFs of a document finished as soon as they are printed, while presses print others."""
    finished: Future[list[bytes]] = Future()

    def run() -> None:
        try:
            finished.set_result([finish(it) for it in done.result().made if not it.error])
        except BaseException as error:
            finished.set_exception(error)

    done.add_done_callback(lambda _: pool.submit(run))
    return finished


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
