"""The Sphinx builder ``typstpdf``: the whole edition as one PDF book.

1. Assemble one resolved doctree of all pages (:mod:`.assemble`);
2. write it as Typst source (:mod:`.writer`), with the template, its settings and the pictures;
3. compile (:mod:`.compile`) where source, fonts or versions have changed since the last good PDF;
4. put the PDF in its place, at once and only if all went well.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Set
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.display import progress_message

from sphinx_glossator.domain import EditionDomain
from sphinx_glossator.release_date import read_timestamp
from sphinx_glossator.typst.assemble import assemble_book
from sphinx_glossator.typst.compile import SOURCE, STANDARDS, compile_book
from sphinx_glossator.typst.fonts import DEFAULT_FONTS, default_font_paths, digest_fonts
from sphinx_glossator.typst.output import PAGE_MARK
from sphinx_glossator.typst.writer import TypstTranslator

if TYPE_CHECKING:
    from docutils import nodes

TEMPLATE = Path(__file__).parent / "template.typ"


class TypstPdfBuilder(Builder):
    """Sets an edition as one book."""

    name = "typstpdf"
    format = "typst"
    epilog = "The book is %(outdir)s/edition.pdf."
    allow_parallel = True
    default_translator_class = TypstTranslator
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "application/pdf",
    ]

    book_docs: set[str]
    """The pages of the book, known once it is assembled."""

    def init(self) -> None:
        self.book_docs = set()
        # The source of the book is kept with the doctrees: the output folder has the book alone.
        self.folder = Path(self.doctreedir) / "typst"

    # --- what Sphinx asks -------------------------------------------------------------------

    def get_outdated_docs(self) -> str:
        return "the book"  # pages are assembled each time, which is quick; compiling is not

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if self.book_docs and docname not in self.book_docs:
            if not self.config.html_baseurl:
                raise NoUri(docname, typ)
            return f"{self.config.html_baseurl.rstrip('/')}/{docname}.html"
        return PAGE_MARK + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def edition_ids(self) -> frozenset[str]:
        """Return the ids that are unique in the edition: they are the names of their destinations."""
        domain = cast(EditionDomain, self.env.domains["edition"])
        texts = domain.texts()
        marks = (f"{note.id}-mark" for text in texts for note in text.author_notes)
        return frozenset((*domain.index, *(text.id for text in texts), *marks))

    def write_documents(self, docnames: Set[str]) -> None:
        with progress_message("assembling the book"):
            book = assemble_book(self, self.book_docs, self.edition_ids())
            self.post_process_images(book)
        with progress_message("writing the book"):
            source = self.write_source(book)
        with progress_message("setting the book"):
            self.publish(self.set_book(source))

    # --- steps ------------------------------------------------------------------------------

    def write_source(self, book: nodes.document) -> str:
        """Write all that Typst needs into the folder for it, and return the source."""
        visitor = cast(TypstTranslator, self.create_translator(book, self))
        book.walkabout(visitor)
        source = visitor.astext()
        images = self.folder / "images"
        images.mkdir(parents=True, exist_ok=True)
        for path, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / path, images / name)
        (self.folder / SOURCE).write_text(source, encoding="utf-8", newline="\n")
        (self.folder / "settings.json").write_text(self.write_settings(), encoding="utf-8")
        shutil.copyfile(TEMPLATE, self.folder / TEMPLATE.name)
        return source

    def write_settings(self) -> str:
        """Return what the template must know of the book, as JSON."""
        config = self.config
        settings = {
            "title": config.project,
            "author": config.author,
            "copyright": config.copyright,
            "version": config.release or config.version,
            "date": datetime.fromtimestamp(read_timestamp(), UTC).strftime("%-d %B %Y"),
            "keywords": config.typst_keywords,
            "audience": config.edition_audience,
            "fonts": DEFAULT_FONTS | config.typst_fonts,
        }
        return json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True)

    def set_book(self, source: str) -> Path:
        """Return the PDF of the source: the last one, where nothing has changed since."""
        good, stamp = self.folder / "edition.pdf", self.folder / "edition.digest"
        digest = self.digest(source)
        if good.exists() and stamp.exists():
            seal = digest + hashlib.sha256(good.read_bytes()).hexdigest()
            if stamp.read_text() == seal:
                return good
        pdf = compile_book(self.folder, self.font_paths(), read_timestamp())
        write_at_once(good, pdf)
        stamp.write_text(digest + hashlib.sha256(pdf).hexdigest())
        return good

    def font_paths(self) -> list[str]:
        given = [str(Path(self.confdir) / path) for path in self.config.typst_font_paths]
        return given or default_font_paths()

    def digest(self, source: str) -> str:
        """Return a digest of all that the bytes of the PDF depend on."""
        digest = hashlib.sha256(source.encode())
        for part in (
            self.write_settings(),
            TEMPLATE.read_text(encoding="utf-8"),
            digest_fonts(self.font_paths()),
            *(f"{package} {version(package)}" for package in ("typst", "pikepdf")),
            *STANDARDS,
            str(read_timestamp()),
        ):
            digest.update(part.encode())
        for name in sorted(self.images.values()):
            digest.update((self.folder / "images" / name).read_bytes())
        return digest.hexdigest()

    def publish(self, good: Path) -> None:
        """Put the good PDF into the output folder."""
        target = Path(self.outdir) / self.config.typst_filename
        pdf = good.read_bytes()
        if not target.exists() or target.read_bytes() != pdf:
            write_at_once(target, pdf)

    def finish(self) -> None:
        """Do nothing more: the book is in its place."""


def write_at_once(target: Path, content: bytes) -> None:
    """Replace a file so that no reader ever sees half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
