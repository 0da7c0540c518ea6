"""The Sphinx builder ``typstpdf``: the whole edition as one PDF book.

1. Assemble one resolved doctree of all pages (:mod:`.assemble`);
2. write it as Typst source (:mod:`.writer`), with the template, its settings and the pictures;
3. compile (:mod:`.compile`) where source, fonts or versions have changed since the last good PDF;
4. do the same with the handouts, of each text and of some pages (:mod:`.handouts`);
5. put the PDFs in their places, at once and only if all went well.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Set
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.display import progress_message

from glossator_schema.printing import PAPERS_BY_NAME, PDF
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page.fonts import DEFAULT_FONTS, digest_fonts, find_font_paths
from sphinx_glossator.sphinx.release_date import read_timestamp, spell_release_date
from sphinx_glossator.typst.assemble import assemble_book
from sphinx_glossator.typst.compile import SOURCE, STANDARDS, compile_book, read_plan
from sphinx_glossator.typst.handouts import make_handouts, mark_handouts
from sphinx_glossator.typst.index import make_index
from sphinx_glossator.typst.output import PAGE_MARK
from sphinx_glossator.typst.writer import TypstTranslator

TEMPLATE = Path(__file__).parent / "template"


class Job(NamedTuple):
    """A book or a handout that is to be set."""

    folder: Path  # where all is that Typst needs
    name: str
    source: str


class TypstPdfBuilder(Builder):
    """Sets an edition as one book."""

    name = PDF.builder
    format = "typst"
    epilog = "The book and the handouts are in %(outdir)s."
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
        """Set the book, then the handouts; all are published at the end, or none."""
        config = self.config
        with progress_message("assembling the book"):
            book = assemble_book(self, self.book_docs, self.edition_ids())
            self.post_process_images(book)
            book["notes_in_blocks"] = config.typst_large_print
            name = Path(config.typst_filename).stem
            mark_handouts(book, config.typst_handout_pages, name)
            if config.typst_index:
                book["index"] = make_index(cast(EditionDomain, self.env.domains["edition"]))
        with progress_message("writing the book"):
            whole = Job(self.folder, name, self.write_source(self.folder, book))
            parts = []
            for part, handout in make_handouts(book) if config.typst_handouts else ():
                folder = self.folder / part
                parts.append(Job(folder, part, self.write_source(folder, handout)))
        # The handouts first: what has no room in their margins will have none in the book's.
        good = {f"{job.name}.pdf": self.set_book(job) for job in parts}
        foot = frozenset().union(*(read_plan(job.folder).foot for job in parts))
        good[f"{name}.pdf"] = self.set_book(whole, foot)
        self.publish(good)

    # --- steps ------------------------------------------------------------------------------

    def set_book(self, job: Job, foot: frozenset[str] = frozenset()) -> Path:
        """Return the PDF of a book or a handout: the last one, where nothing has changed since."""
        good, stamp = job.folder / f"{job.name}.pdf", job.folder / f"{job.name}.digest"
        digest = self.digest(job, foot)
        if good.exists() and stamp.exists():
            seal = digest + hashlib.sha256(good.read_bytes()).hexdigest()
            if stamp.read_text() == seal:
                return good
        stamp.unlink(missing_ok=True)  # should this fail, the plan beside it is not that of the PDF
        with progress_message(f"setting {job.name}.pdf"):
            pdf = compile_book(job.folder, self.font_paths(), read_timestamp(), foot)
        write_at_once(good, pdf)
        stamp.write_text(digest + hashlib.sha256(pdf).hexdigest())
        return good

    def write_source(self, folder: Path, book: nodes.document) -> str:
        """Write all that Typst needs into the folder for it, and return the source."""
        visitor = cast(TypstTranslator, self.create_translator(book, self))
        book.walkabout(visitor)
        source = visitor.astext()
        images = folder / "images"
        images.mkdir(parents=True, exist_ok=True)
        for path, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / path, images / name)
        (folder / SOURCE).write_text(source, encoding="utf-8", newline="\n")
        (folder / "settings.json").write_text(self.write_settings(book), encoding="utf-8")
        for file in TEMPLATE.glob("*.typ"):
            shutil.copyfile(file, folder / file.name)
        return source

    def write_settings(self, book: nodes.document) -> str:
        """Return what the template must know of a book or a handout, as JSON."""
        config = self.config
        paper = PAPERS_BY_NAME[config.typst_paper]
        settings = {
            "kind": book.get("kind", "book"),
            "title": config.project,
            "of": find_title(book),
            "author": config.author,
            "copyright": config.copyright,
            "version": config.release or config.version,
            "date": spell_release_date(),
            "keywords": config.typst_keywords,
            "audience": config.edition_audience,
            "fonts": DEFAULT_FONTS | config.typst_fonts,
            "paper": {"width": paper.width, "height": paper.height},
            "large-print": config.typst_large_print,
            "wide-margin": config.typst_wide_margin,
        }
        return json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True)

    def font_paths(self) -> list[str]:
        """Return the folders of the fonts: those of the settings, and then those that come with us."""
        return find_font_paths(self.config.typst_font_paths, Path(self.confdir))

    def digest(self, job: Job, foot: frozenset[str]) -> str:
        """Return a digest of all that the bytes of a PDF depend on."""
        digest = hashlib.sha256(job.source.encode())
        for part in (
            *sorted(foot),
            (job.folder / "settings.json").read_text(encoding="utf-8"),
            *(file.read_text(encoding="utf-8") for file in sorted(TEMPLATE.glob("*.typ"))),
            self.fonts_digest,
            *(f"{package} {version(package)}" for package in ("typst", "pikepdf", "glossator")),
            *STANDARDS,
            str(read_timestamp()),
        ):
            digest.update(part.encode())
        for name in sorted(self.images.values()):
            digest.update((job.folder / "images" / name).read_bytes())
        return digest.hexdigest()

    @cached_property
    def fonts_digest(self) -> str:
        return digest_fonts(self.font_paths())

    def publish(self, good: Mapping[str, Path]) -> None:
        """Put the good PDFs into the output folder, and take away those of texts that are gone."""
        out = Path(self.outdir)
        for name, path in good.items():
            pdf = path.read_bytes()
            if not (out / name).exists() or (out / name).read_bytes() != pdf:
                write_at_once(out / name, pdf)
        for old in out.glob("*.pdf"):
            if old.name not in good:
                old.unlink()

    def finish(self) -> None:
        """Do nothing more: the book is in its place."""


def find_title(book: nodes.document) -> str:
    """Return the title of the first section: in a handout, that of the text."""
    title = next(book.findall(nodes.title), None)
    return title.astext() if title is not None else ""


def write_at_once(target: Path, content: bytes) -> None:
    """Replace a file so that no reader ever sees half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
