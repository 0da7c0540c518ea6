"""A builder that keeps the pages of which nothing has changed: for browsers, and for e-readers.

Sphinx writes the pages that were read anew and trusts the times of files for all others. Here a page is
kept if, and only if, all that it depends on is what it was when it was written (``views.page_digest``), by
the same builder: other outputs, which read the same doctrees in between, are of no account. The kept
pages are in a folder beside the doctrees, so the output folder may begin empty.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder, _assets
from sphinx.util.osutil import copyfile

from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.once import once
from sphinx_glossator.views.page_digest import digest_all

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


FEW = 8
"""So many pages are read, or written, before another process has begun to."""

MANY = 64
"""So many pages are prepared before all of them are written."""


class KeptPage(NamedTuple):
    """A page as it was written."""

    digest: str  # of all that it depends on
    sha256: str  # of its bytes
    images: tuple[str, ...]  # that it shows: paths from the source folder


class PageKeeper(StandaloneHTMLBuilder):
    """Writes only pages that would come out otherwise than they did; a builder's first class."""

    keeps = True  # else a page is published as soon as it is written
    handouts = ""  # the address of those that are published beside the pages
    downloads: Mapping[str, str] = MappingProxyType(
        {}
    )  # that of the book and the e-book, by output

    def init(self) -> None:
        super().init()
        # A process that builds twice would be given the checksum of the first style sheet of a name.
        _assets._file_checksum_inner.cache_clear()
        self.translator_made: type[nodes.NodeVisitor] | None = None
        self.shown_images: dict[str, tuple[str, ...]] = {}
        self.asset_tags: dict[tuple[str, Any], str] = {}
        self.left_out: frozenset[str] = frozenset()
        self.common = ""  # a digest of what all pages have in common

    def find_tag(self, folder: str, write: Callable[[Any], str], asset: Any) -> str:
        """Return the element by which the pages of a folder load a file: one for all of them.

        Sphinx looks for the file anew for each page, through all links in its path.
        """
        key = (folder, asset)
        if key not in self.asset_tags:
            self.asset_tags[key] = write(asset)
        return self.asset_tags[key]

    def create_translator(self, *args: Any) -> nodes.NodeVisitor:
        """Return what writes a page, or a title: of a class that has all visitors, made once.

        Sphinx hangs some two hundred of them on each, and makes five for a page.
        """
        if self.translator_made is None:
            self.translator_made = make_translator_class(self)
        return self.translator_made(*args)

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """Return the HTML of a title or a tree: of a title once, which several pages show."""
        if isinstance(node, nodes.title):
            return render_title(cast(EditionDomain, self.env.domains["edition"]), self, node)
        return super().render_partial(node)

    @property
    def keep(self) -> Path:
        """The folder of the kept pages."""
        return Path(self.doctreedir, f"pages-{self.name}")

    def write(  # type: ignore[misc]  # Sphinx asks that write_documents be overridden: too late to choose
        self,
        build_docnames: Iterable[str] | None,
        updated_docnames: Iterable[str],
        method: Literal["all", "specific", "update"] = "update",
    ) -> None:
        """Write what has changed, whatever Sphinx takes for changed."""
        self.common, now = digest_all(self._app)
        pages = self.list_pages()
        known = {} if method == "all" else read_kept(self.keep)
        kept = {
            name: page
            for name, page in known.items()
            if name in pages and now.get(name) == page.digest and self.is_good(page)
        }
        changed = pages - kept.keys()
        if method == "specific":
            changed |= set(build_docnames or ())
            kept = {name: page for name, page in kept.items() if name not in changed}
        (self.keep / INDEX).unlink(missing_ok=True)  # until all is written
        self.kept, self.now, self.asset_tags = kept, now, {}
        self.parallel_ok = self.parallel_ok and len(changed) > FEW
        self.left_out = frozenset(
            kept
        )  # Sphinx adds the first page, and those that list a changed one
        super().write(changed, (), "specific")
        self.left_out = frozenset()

    def list_pages(self) -> set[str]:
        """Return the pages that are published by this builder."""
        return self.env.found_docs

    def _read_parallel(self, docnames: Sequence[str], nproc: int) -> None:
        """Read a few pages here: another process would hand over all that is known of the others, too."""
        if len(docnames) <= FEW:
            self._read_serial([*docnames])
        else:
            super()._read_parallel([*docnames], nproc)

    def write_documents(self, docnames: Set[str]) -> None:
        if pages := docnames & self.list_pages() - self.left_out:
            super().write_documents(pages)

    def _write_parallel(self, docnames: Sequence[str], nproc: int) -> None:
        """Write some pages after others: Sphinx would prepare all, and hold each until it is written."""
        for start in range(0, len(docnames), MANY):
            super()._write_parallel(docnames[start : start + MANY], nproc)
            self.env._pickled_doctree_cache.clear()
            gc.collect()  # the nodes of a page know one another

    def _write_serial(self, docnames: Sequence[str]) -> None:
        """Write small pages first: Sphinx holds all that it has read until they are written.

        When the glossary comes, which is as large as all texts together, these are gone.
        """
        folder = self.env.doctreedir
        sizes = {name: Path(folder, f"{name}.doctree").stat().st_size for name in docnames}
        super()._write_serial(sorted(docnames, key=lambda name: (sizes[name], name)))

    def finish(self) -> None:
        for docname, page in self.kept.items():
            self.put_back(docname, page)
        super().finish()

    def is_good(self, page: KeptPage) -> bool:
        """Tell whether a kept page still is there, and what it shows."""
        if not all(uri in self.env.images for uri in page.images):
            return False
        path = self.keep / page.sha256
        return path.is_file() and hash_bytes(path.read_bytes()) == page.sha256

    def put_back(self, docname: str, page: KeptPage) -> None:
        """Put a kept page, and what comes with it, where it would be written."""
        content = (self.keep / page.sha256).read_bytes()
        target = Path(self.get_output_path(docname))
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self.images |= {uri: self.env.images[uri][1] for uri in page.images}
        self.shown_images[docname] = page.images
        if self.copysource and self.config.html_copy_source:
            copy = Path(self.outdir, "_sources", self.name_source(docname))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copyfile(self.env.doc2path(docname), copy, force=True)

    def name_source(self, docname: str) -> str:
        """Return the name that Sphinx gives the copy of a page's source."""
        suffix = str(self.env.doc2path(docname, False))[len(docname) :]
        link_suffix = self.config.html_sourcelink_suffix
        return docname + suffix + (link_suffix if suffix != link_suffix else "")

    def write_doc_serialized(self, docname: str, doctree: nodes.document) -> None:
        super().write_doc_serialized(docname, doctree)
        found = dict.fromkeys(node["uri"] for node in doctree.findall(nodes.image))
        self.shown_images[docname] = tuple(uri for uri in found if uri in self.images)

    def keep_pages(self) -> None:
        """Keep all pages as they are now, once every part of the build has ended well."""
        self.keep.mkdir(parents=True, exist_ok=True)
        pages: dict[str, KeptPage] = {}
        for docname in sorted(self.list_pages() & self.now.keys()):
            if docname in self.kept:  # it was put where it would be written
                pages[docname] = self.kept[docname]
                continue
            content = Path(self.get_output_path(docname)).read_bytes()
            images = self.shown_images.get(docname, ())
            page = KeptPage(self.now[docname], hash_bytes(content), images)
            (self.keep / page.sha256).write_bytes(content)
            pages[docname] = page
        wanted = {page.sha256 for page in pages.values()}
        for path in self.keep.iterdir():
            if path.name not in wanted:
                path.unlink()
        (self.keep / INDEX).write_text(json.dumps(pages, indent=1), encoding="utf-8")


@once
def render_title(domain: EditionDomain, builder: PageKeeper, title: nodes.title) -> dict[str, str]:
    """Return the HTML of a title as Sphinx writes it."""
    return super(PageKeeper, builder).render_partial(title)


def make_translator_class(builder: PageKeeper) -> type[nodes.NodeVisitor]:
    """Return the class of what writes pages, with the visitors of all that extensions have registered."""
    registry = builder.env._registry
    handlers = registry.translation_handlers
    found = handlers.get(builder.name, handlers.get(builder.format, {}))
    visitors: dict[str, Callable[..., None]] = {}
    for name, (visit, depart) in found.items():
        visitors[f"visit_{name}"] = visit
        if depart:
            visitors[f"depart_{name}"] = depart
    return type("EditionTranslator", (registry.get_translator_class(builder),), visitors)


INDEX = "index.json"
"""What is known of the kept pages: the last file that is written, the first that is removed."""


def read_kept(folder: Path) -> dict[str, KeptPage]:
    """Return the kept pages by docname; none where nothing whole can be read."""
    try:
        found = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        return {
            docname: KeptPage(digest, sha256, tuple(images))
            for docname, (digest, sha256, images) in found.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def hash_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def order_images(app: Sphinx, env: BuildEnvironment) -> None:
    """Name the published images by the order of their paths (``env-updated``).

    Sphinx tells images of one name apart by which page was read first, which an incremental build changes.
    """
    images = type(env.images)()
    for path, (docnames, _) in sorted(env.images.items()):
        for docname in sorted(docnames):
            images.add_file(docname, path)
    env.images = images


def keep_pages(app: Sphinx, exception: Exception | None) -> None:
    """Keep the pages (``build-finished``, after all others): none where a warning must be given again."""
    if exception is None and isinstance(app.builder, PageKeeper) and not app._warncount:
        app.builder.keep_pages()
