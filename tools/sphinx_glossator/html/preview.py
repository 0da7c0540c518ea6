"""The Sphinx builder ``preview``: pages as ``html`` writes them, one at a time, by what is kept in memory.

Whoever holds the application calls the methods in turn, as often as a file changes: :meth:`find_outdated`,
:meth:`read_pages`, :meth:`settle`, then :meth:`write_page` for each page that somebody wants to see, and
:meth:`write_rest` when there is time. Together they do what Sphinx's ``build`` does in one go.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.builders.html import _assets
from sphinx.environment import CONFIG_OK
from sphinx.util.build_phase import BuildPhase
from sphinx.util.osutil import copyfile
from sphinx.util.parallel import SerialTasks
from sphinxcontrib.bibtex import builder_inited_cite

from sphinx_glossator.html.builders import EditionHtmlBuilder
from sphinx_glossator.html.sketch import put_into, sketch_parts
from sphinx_glossator.memory.read_state import read_digests
from sphinx_glossator.memory.sources import find_cite_domain, read_again
from sphinx_glossator.safety.network import forbid_network
from sphinx_glossator.sphinx.release_date import keeping_source_date
from sphinx_glossator.views.page_digest import digest_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


PREVIEW = "preview"
"""The name by which it is asked for; to transforms and events, which go by names, it is ``html``."""


class PreviewBuilder(EditionHtmlBuilder):
    """Writes the pages that are asked for."""

    keeps = False

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.kept, self.now = {}, {}  # which pages are kept is the caller's to say
        self.prepared = False

    def read_sources(self) -> bool:
        """Read the bibliography anew if it has changed, and tell whether it has."""
        domain = find_cite_domain(self.env)
        before = None if domain is None else domain.data.get("edition_digests")
        read_again(self._app)
        if domain is None or domain.data.get("edition_digests") == before:
            return False
        builder_inited_cite(self._app)
        return True

    def find_outdated(self) -> list[str]:
        """Return the pages to be read, and forget those that are no more."""
        env = self.env
        self.phase = BuildPhase.READING
        env.find_files(self.config, self)
        added, changed, removed = env.get_outdated_files(env.config_status != CONFIG_OK)
        for found in self.events.emit("env-get-outdated", env, added, changed, removed):
            changed.update(set(found) & env.found_docs)
        if added or removed:
            changed |= env.glob_toctrees & env.found_docs
        for docname in removed:
            self.events.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)
        docnames = sorted(added | changed)
        self.events.emit("env-before-read-docs", env, docnames)
        return docnames

    def read_pages(self, docnames: Iterable[str]) -> None:
        """Read pages anew."""
        self.phase = BuildPhase.READING
        for docname in docnames:
            self.env._pickled_doctree_cache.pop(docname, None)
            self._read_serial([docname])

    def settle(self) -> None:
        """Bring together what the pages that were read say of one another."""
        self.events.emit("env-updated", self.env)
        self.env.config_status = CONFIG_OK
        self.phase = BuildPhase.CONSISTENCY_CHECK
        self.env.check_consistency()
        self.env.toctree_includes = dict(sorted(self.env.toctree_includes.items()))
        self.prepared = False

    def write_assets(self) -> list[str]:
        """Write style sheets, scripts and fonts; return their paths. Their folder holds nothing else then."""
        rmtree(self._static_dir, ignore_errors=True)
        self.finish_tasks = SerialTasks()
        self.begin_writing()
        self.copy_assets()
        files = (path for path in self._static_dir.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.outdir).as_posix() for path in files)

    def begin_writing(self) -> None:
        """Let pages be written by what is known now, with all sheets and scripts: each leaves out some."""
        if hasattr(self, "_orig_css_files"):
            self._css_files[:], self._js_files[:] = self._orig_css_files, self._orig_js_files
        self.prepare_writing(set())

    def write_page(self, docname: str) -> None:
        """Write one page, by what is known since pages were last read."""
        self.phase = BuildPhase.RESOLVING
        if not self.prepared:
            _assets._file_checksum_inner.cache_clear()
            self.begin_writing()
            self.events.emit("write-started", self)
            self.prepared = True
        self.write_documents({docname})
        for image in self.list_images(docname):
            target = Path(self.outdir, self.imagedir, self.images[image])
            target.parent.mkdir(parents=True, exist_ok=True)
            copyfile(Path(self.srcdir, image), target, force=True)

    def sketch(
        self, docname: str, sources: Iterable[str], pages: Mapping[str, str]
    ) -> dict[str, str]:
        """Return pages with some entries and notes of a page as they are now, given the MyST of these.

        ``pages``: the HTML of pages that show them, by whatever name; those that would change otherwise are
        left out. To be shown until all that the change leads to is known.
        """
        sketches = [part for source in sources for part in sketch_parts(self, docname, source)]
        return {
            name: page
            for name, before in pages.items()
            if (page := put_into(before, sketches)) is not None
        }

    def list_images(self, docname: str) -> tuple[str, ...]:
        """Return the images of a page that is written, as paths from the source folder."""
        return self.shown_images.get(docname, ())

    def write_rest(self) -> None:
        """Write what is no page of the source: images, the search, inventories, ``edition.json``."""
        self.copy_download_files()
        self.finish()
        self.finish_tasks.join()
        with keeping_source_date():
            self.events.emit("build-finished", None)
        forbid_network(self._app)  # nor is anything fetched for the next change

    def digest_pages(self) -> dict[str, str]:
        """Return by page the digest of all that it depends on; nothing where it cannot be said."""
        return digest_pages(self._app)

    def save(self, unsound: Iterable[str]) -> None:
        """Keep what was read, for an application that begins with it; it reads ``unsound`` pages again."""
        for docname in unsound:
            read_digests(self.env).pop(docname, None)
        with Path(self.doctreedir, ENV_PICKLE_FILENAME).open("wb") as file:
            pickle.dump(self.env, file, pickle.HIGHEST_PROTOCOL)

    def keep_pages(self) -> None:
        """Keep none: a build of the edition has its own."""
