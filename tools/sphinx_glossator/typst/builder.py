"""The Sphinx builder ``typstpdf``: the whole edition as one PDF book.

1. Assemble one resolved doctree of all pages (:mod:`.assemble`);
2. write it as Typst source (:mod:`.writer`), with the template, its settings and the pictures; so, too, the
   handouts, of each text and of some pages (:mod:`.handouts`), as jobs (:mod:`.jobs`);
3. have set (:mod:`.presses`) what is not as it was when the last good PDF was made: first the margins of all
   texts; then the book, which takes over what was planned for these, and beside it the handouts;
4. put the PDFs in their places, at once and only if all went well.

Where nothing has changed on which any page depends, nothing of that is done, and the PDFs are kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping, Set
from concurrent.futures import CancelledError, ThreadPoolExecutor
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.display import progress_message

from glossator_schema.printing import (
    FULL,
    HANDOUT_KINDS,
    PAPERS_BY_NAME,
    PDF,
    WITH_NOTES,
    HandoutKind,
)
from sphinx_glossator.languages import describe_languages
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page.fonts import (
    choose_fonts,
    digest_fonts,
    find_font_paths,
    list_font_folders,
    list_script_fonts,
)
from sphinx_glossator.page.languages import tag_edition
from sphinx_glossator.sphinx.release_date import read_timestamp, spell_release_date
from sphinx_glossator.typst.assemble import assemble_book
from sphinx_glossator.typst.compile import report_print
from sphinx_glossator.typst.finish import finish_when_done
from sphinx_glossator.typst.handouts import make_handouts, mark_handouts
from sphinx_glossator.typst.index import make_index
from sphinx_glossator.typst.jobs import BegunPrint, Job, hash_made, read_stamp, write_at_once
from sphinx_glossator.typst.kept import digest_edition, find_kept, keep_pdfs
from sphinx_glossator.typst.language import text_options
from sphinx_glossator.typst.margins import NO_PLAN, Plan, join_plans
from sphinx_glossator.typst.old_names import find_old_names
from sphinx_glossator.typst.orders import PrintOrder
from sphinx_glossator.typst.output import PAGE_MARK, write_address
from sphinx_glossator.typst.press import STANDARDS, read_plan
from sphinx_glossator.typst.presses import Ordered, Presses
from sphinx_glossator.typst.writer import TypstTranslator
from sphinx_glossator.words.translation import fill_words

TEMPLATE = Path(__file__).parent / "template"

PACKAGES = ("typst", "pikepdf", "glossator", "sphinx", "docutils")
"""What makes the PDFs."""


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
            return write_address(self.config.html_baseurl, docname)
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
        edition = digest_edition(self._app, self.means)
        if (kept := find_kept(self.folder, edition)) is not None:
            self.publish(kept)
            return
        with progress_message("assembling the book"):
            book = assemble_book(self, self.book_docs, self.edition_ids())
            self.post_process_images(book)
            book["notes_in_blocks"] = config.typst_large_print
            name = Path(config.typst_filename).stem
            mark_handouts(book, config.typst_handout_pages, name)
            if config.typst_index:
                book["index"] = make_index(cast(EditionDomain, self.env.domains["edition"]))
        with ThreadPoolExecutor(1) as self.finishing, Presses(self.count_presses()) as presses:
            good = self.set_all(presses, book, name)
        good |= find_old_names(self.env, good)
        self.publish(good)
        keep_pdfs(self.folder, "" if self._app._warncount else edition, good)

    # --- steps ------------------------------------------------------------------------------

    def count_presses(self) -> int:
        """Return how many documents are set at a time."""
        asked = self._app.parallel
        return asked if asked > 1 else os.cpu_count() or 1

    def set_all(self, presses: Presses, book: nodes.document, name: str) -> dict[str, Path]:
        """Set the texts, and the book beside them as soon as all are planned; then the other handouts."""
        with progress_message("writing the book"):
            whole = self.write_job(self.folder, name, book)
        begun = None if self.is_set(whole) else presses.begin(self.order(whole, None))
        wanted = self.config.typst_handouts
        texts, others = [], []
        for part, handout in make_handouts(book):
            is_text = handout["kind"] == "text"
            if wanted or is_text:
                kinds = (HANDOUT_KINDS if wanted else (WITH_NOTES,)) if is_text else (FULL,)
                with progress_message(f"writing {part}"):
                    job = self.write_job(self.folder / part, part, handout, kinds)
                    job = job._replace(printed=wanted)
                if is_text:
                    texts.append((job, self.start(presses, job)))
                else:
                    others.append(job)
        known = join_plans(self.find_plan(*text) for text in texts)
        if begun is None:
            rest = [(whole, self.start(presses, whole, known))]
        else:
            presses.known.set_result(known)
            rest = [(whole, self.follow(self.digest(whole, known), begun))]
        rest += [(job, self.start(presses, job)) for job in others]
        for job, setting in (*texts, *reversed(rest)):  # the book, which takes longest, is the last
            self.wait(job, setting)
            self.end(job, setting)
        jobs = (whole, *others, *(job for job, _ in texts))
        return {pdf.name: pdf for job in jobs for pdf in job.pdfs.values()}

    def find_plan(self, job: Job, setting: BegunPrint | None) -> Plan:
        """Return the plan of the margins of a text, which may not be printed yet."""
        if setting is None:
            return read_plan(job.folder)
        try:
            return setting.ordered.plan.result()
        except CancelledError:
            self.wait(job, setting)  # tells what is wrong
            raise

    def is_set(self, job: Job) -> bool:
        """Tell whether a book or a handout was set as it is now, but for what is known of its margins."""
        return read_stamp(job).startswith(f"{self.digest_source(job)} ")

    def start(self, presses: Presses, job: Job, known: Plan = NO_PLAN) -> BegunPrint | None:
        """Have a book or a handout set; not where nothing has changed since it was."""
        digest = self.digest(job, known)
        if read_stamp(job) == digest + hash_made(job):
            return None
        return self.follow(digest, presses.submit(self.order(job, known)))

    def follow(self, digest: str, ordered: Ordered) -> BegunPrint:
        """Have what was ordered finished as soon as it is printed."""
        return BegunPrint(digest, ordered, finish_when_done(ordered.done, self.finishing))

    def order(self, job: Job, known: Plan | None) -> PrintOrder:
        """Return the order for a book or a handout."""
        # Should it fail, the plan that it leaves is not that of the PDF.
        job.stamp.unlink(missing_ok=True)
        fonts = tuple(self.font_paths())
        return PrintOrder(str(job.folder), fonts, read_timestamp(), known, tuple(job.pdfs))

    def wait(self, job: Job, setting: BegunPrint | None) -> None:
        """Wait until a book or a handout is set, and say what Typst has to say of it."""
        if setting is not None:
            with progress_message(f"setting {job.name}"):
                report_print(setting.ordered.done.result(), job.folder)

    def end(self, job: Job, setting: BegunPrint | None) -> None:
        """Keep the good PDFs of what was set."""
        if setting is not None:
            done = setting.ordered.done.result()
            for made, pdf in zip(done.made, setting.finished.result(), strict=True):
                write_at_once(job.pdfs[made.source], pdf)
            if not done.missing:  # else it is set, and told, again
                job.stamp.write_text(setting.digest + hash_made(job))

    def write_job(
        self,
        folder: Path,
        name: str,
        book: nodes.document,
        kinds: Collection[HandoutKind] = (FULL,),
    ) -> Job:
        """Write all that Typst needs into a folder, and return the job; what is of one kind is all of it."""
        visitor = cast(TypstTranslator, self.create_translator(book, self))
        book.walkabout(visitor)
        several = len(kinds) > 1
        sources = {it.suffix if several else "": visitor.write(it) for it in kinds}
        job = Job(folder, name, sources)
        images = folder / "images"
        images.mkdir(parents=True, exist_ok=True)
        for path, picture in self.images.items():
            shutil.copyfile(Path(self.srcdir) / path, images / picture)
        job.write_sources()
        (folder / "settings.json").write_text(self.write_settings(book), encoding="utf-8")
        for file, template in self.template.items():
            (folder / file).write_text(template, encoding="utf-8", newline="\n")
        return job

    def write_settings(self, book: nodes.document) -> str:
        """Return what the template must know of a book or a handout, as JSON."""
        config = self.config
        paper = PAPERS_BY_NAME[config.typst_paper]
        settings = {
            "kind": book.get("kind", "book"),
            "language": text_options(tag_edition(config)),
            "title": config.project,
            "of": find_title(book),
            "author": config.author,
            "copyright": config.copyright,
            "version": config.release or config.version,
            "date": spell_release_date(),
            "keywords": config.typst_keywords,
            "audience": config.edition_audience,
            "fonts": choose_fonts(config.typst_fonts),
            "script-fonts": list_script_fonts(config.edition_fonts),
            **describe_languages(),
            "paper": {"width": paper.width, "height": paper.height},
            "large-print": config.typst_large_print,
            "wide-margin": config.typst_wide_margin,
            "address": self.find_page(book),
        }
        return json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True)

    def find_page(self, book: nodes.document) -> str:
        """Return where the page of a handout is published, if that is known."""
        page = next(book.findall(addnodes.start_of_file), None)
        base = self.config.html_baseurl
        return write_address(base, page["docname"]) if base and page is not None else ""

    @cached_property
    def template(self) -> dict[str, str]:
        """The files of the template, with what they say in the language of the edition."""
        files = sorted(TEMPLATE.glob("*.typ"))
        return {file.name: fill_words(file.read_text(encoding="utf-8")) for file in files}

    def font_paths(self) -> list[str]:
        """Return the folders of the fonts: those of the settings, and then those that come with us."""
        config = self.config
        given = [*config.typst_font_paths, *list_font_folders(config.edition_fonts)]
        return find_font_paths(given, Path(self.confdir))

    def digest(self, job: Job, known: Plan) -> str:
        """Return a digest of all that the bytes of a PDF depend on: of all else, and of what is known."""
        plan = repr((sorted(known.foot), sorted(known.placed.items())))
        return f"{self.digest_source(job)} {hashlib.sha256(plan.encode()).hexdigest()} "

    def digest_source(self, job: Job) -> str:
        """Return a digest of all that a PDF is made from, but for what is known of its margins."""
        digest = hashlib.sha256()
        for part in (
            *(f"{suffix}\n{source}" for suffix, source in sorted(job.sources.items())),
            (job.folder / "settings.json").read_text(encoding="utf-8"),
            *self.means,
        ):
            digest.update(part.encode())
        for name in sorted(self.images.values()):
            digest.update((job.folder / "images" / name).read_bytes())
        return digest.hexdigest()

    @cached_property
    def means(self) -> list[str]:
        """What the PDFs are made with: fonts, template, software, standards, the date."""
        versions = (f"{package} {version(package)}" for package in PACKAGES)
        fonts = digest_fonts(self.font_paths())
        return [fonts, *self.template.values(), *versions, *STANDARDS, str(read_timestamp())]

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
