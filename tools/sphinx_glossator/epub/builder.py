"""The Sphinx builder ``epub``: Sphinx's own, for an edition.

It leaves out the pages that are no part of the book, says in the package what the pages hold and how
they can be read, and writes an archive whose bytes depend on its contents alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from shutil import rmtree
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils.nodes import Node, document
from sphinx.builders._epub_base import NavPoint
from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _ as sphinx_says

from glossator_schema.tags import runs_leftward
from sphinx_glossator.epub.contents import find_languages, mark_entries
from sphinx_glossator.epub.cover import COVER, draw_cover
from sphinx_glossator.epub.fonts import Face, make_faces, name_licences
from sphinx_glossator.page.book import find_excluded
from sphinx_glossator.page.languages import tag_edition
from sphinx_glossator.sphinx.release_date import read_timestamp
from sphinx_glossator.views.kept_pages import PageKeeper
from sphinx_glossator.words.translation import N_, _

OPF = "http://www.idpf.org/2007/opf"
NAMESPACES = {"": OPF, "dc": "http://purl.org/dc/elements/1.1/"}

SUMMARY = "schema:accessibilitySummary"
ACCESSIBILITY = {
    "schema:accessMode": ("textual", "visual"),
    "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": (
        "alternativeText",
        "displayTransformability",
        "index",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ),
    "schema:accessibilityHazard": ("none",),
    SUMMARY: (
        N_("All content is text; the timeline’s drawing repeats the list of events below it."),
    ),
}
"""How the book can be read (EPUB Accessibility 1.1, section 2.2, "Package metadata")."""


STYLE, FONTS = "edition-epub.css", "\n/* Fonts: letters that e-readers may lack. */\n"
"""The style sheet of the book, and what stands in it before the fonts that it holds."""

SPECIAL = {"<math ": "mathml", "<svg": "svg"}
"""What the package says of a page that has such an element."""

FIRST_TIME = 315_532_800
"""The earliest time that a ZIP archive can hold, 1 January 1980."""


def read_release() -> datetime:
    """Return the time that a book carries."""
    return datetime.fromtimestamp(max(read_timestamp(), FIRST_TIME), UTC)


class EditionEpubBuilder(PageKeeper, Epub3Builder):
    """Writes an edition as one EPUB 3."""

    faces: list[Face]
    said: Mapping[str, str] = {}

    def init(self) -> None:
        self.guide_titles = {"toc": sphinx_says("Table of Contents"), "cover": _("Cover")}
        super().init()

    def list_pages(self) -> set[str]:
        """Return the pages of the book."""
        return super().list_pages() - find_excluded(self.env)

    def get_toc(self) -> None:
        """Collect the contents, without the pages that are left out."""
        super().get_toc()
        excluded = {f"{docname}{self.out_suffix}" for docname in find_excluded(self.env)}
        self.refnodes = [n for n in self.refnodes if n["refuri"].partition("#")[0] not in excluded]

    def get_refnodes(self, doctree: Node, result: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Collect the contents, and which entries are in another language than the book."""
        if isinstance(doctree, document):
            self.said = {escape(address): said for address, said in find_languages(doctree)}
        return super().get_refnodes(doctree, result)

    def build_navigation_doc(self) -> None:
        """Write the contents, whose entries say their languages."""
        super().build_navigation_doc()
        path = self.outdir / "nav.xhtml"
        path.write_text(mark_entries(path.read_text("utf-8"), self.said), "utf-8", newline="\n")

    def toc_metadata(self, level: int, navpoints: list[NavPoint]) -> dict[str, Any]:
        """Return what ``toc.ncx`` says; its identifier is the book's, not the name of that element."""
        return super().toc_metadata(level, navpoints) | {"uid": escape(self.config.epub_identifier)}

    def content_metadata(self) -> dict[str, Any]:
        """Return what the package says of the book; its date is the release's, not the clock's."""
        return super().content_metadata() | {"date": read_release().strftime("%Y-%m-%dT%H:%M:%SZ")}

    def put_fonts(self) -> None:
        """Write the fonts that the pages want, and name them in the style sheet."""
        names = sorted(f"{docname}{self.out_suffix}" for docname in self.list_pages())
        pages = [(self.outdir / name).read_text("utf-8") for name in names]
        kept = Path(self.doctreedir, "fonts")
        self.faces, rules = make_faces(pages, self.config, Path(self.confdir), kept)
        folder = self.outdir / "_static/fonts"
        rmtree(folder, ignore_errors=True)
        for face in self.faces:
            folder.mkdir(exist_ok=True)
            (folder / face.name).write_bytes(face.content)
        sheet = self.outdir / "_static" / STYLE
        own, _, _ = sheet.read_text("utf-8").partition(FONTS)
        sheet.write_text(f"{own}{FONTS}{rules}\n" if rules else own, "utf-8", newline="\n")

    def build_content(self) -> None:
        """Write the cover, the fonts, and the package document with what Sphinx's template does not say."""
        cover, _template = self.config.epub_cover
        if cover == COVER:
            target = Path(self.outdir) / COVER
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(draw_cover(self.config, Path(self.confdir)))
            self.globalcontext["author"] = self.config.author  # for its text alternative
        self.put_fonts()
        super().build_content()
        path = self.outdir / "content.opf"
        for prefix, uri in NAMESPACES.items():
            ElementTree.register_namespace(prefix, uri)
        package = ElementTree.parse(path)
        root = package.getroot()
        root.attrib.pop("prefix", None)
        metadata = root.find(f"{{{OPF}}}metadata")
        assert metadata is not None
        for meta in list(metadata.findall(f"{{{OPF}}}meta")):
            if meta.get("property", "").startswith("ibooks:"):
                metadata.remove(meta)
        for name, values in ACCESSIBILITY.items():
            for value in values:
                ElementTree.SubElement(metadata, f"{{{OPF}}}meta", property=name).text = (
                    _(value) if name == SUMMARY else value
                )
        tag = tag_edition(self.config)
        root.set("{http://www.w3.org/XML/1998/namespace}lang", tag)
        for language in root.iter("{http://purl.org/dc/elements/1.1/}language"):
            language.text = tag
        if runs_leftward(tag):
            for spine in root.iter(f"{{{OPF}}}spine"):
                spine.set("page-progression-direction", "rtl")
        for item in root.iter(f"{{{OPF}}}item"):
            href = item.get("href", "")
            if item.get("media-type") == "application/xhtml+xml" and href in self.files:
                page = Path(self.outdir, href).read_text("utf-8", "replace")
                if held := [name for tag, name in SPECIAL.items() if tag in page]:
                    item.set("properties", " ".join(held))
            if href == cover:
                item.set("properties", "cover-image")
        ElementTree.indent(package, " ")
        package.write(path, encoding="utf-8", xml_declaration=True)

    def build_epub(self) -> None:
        """Write the archive: its times, too, are the release's."""
        when = read_release().timetuple()[:6]
        names = ("mimetype", "META-INF/container.xml", "content.opf", "toc.ncx", *self.files)
        with ZipFile(self.outdir / f"{self.config.epub_basename}.epub", "w") as archive:
            for name in names:
                entry = ZipInfo(name, when)
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, (self.outdir / name).read_bytes())
            for name, words in name_licences(self.faces):
                entry = ZipInfo(name, when)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, words)
