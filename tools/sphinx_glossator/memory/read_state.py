"""Which pages must be read again: those whose words, or what they include, are others than were read.

Sphinx goes by the times of files. A copy, a version-control system or a clock that is set back gives a
file an earlier time than the page that was read from it, and the old words would be published.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment.collectors import EnvironmentCollector

from sphinx_glossator.memory.hashing import digest, digest_file
from sphinx_glossator.words.translation import digest_catalogues

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

Digests = dict[str, str]
"""The SHA-256 of each file that a page was read from, by path from the source folder."""


class ReadState(EnvironmentCollector):
    """Keeps with Sphinx's environment from what bytes each page was read."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        read_digests(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        found = read_digests(other)
        read_digests(env).update((name, found[name]) for name in docnames if name in found)

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        docname = app.env.current_document.docname
        uris = {str(node.get("uri", "")) for node in doctree.findall(nodes.image)}
        patterns = filter(is_pattern, uris)
        read_digests(app.env)[docname] = digest_page(app.env, docname, patterns)

    def get_outdated_docs(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: Set[str],
        changed: Set[str],
        removed: Set[str],
    ) -> list[str]:
        if getattr(env, "edition_settings", "") != app.edition_settings:  # type: ignore[attr-defined]
            return sorted(env.found_docs)
        known = read_digests(env)
        outdated = {
            name
            for name in env.found_docs
            if digest_page(env, name, filter(is_pattern, known.get(name, ()))) != known.get(name)
        }
        if added or removed:  # what a table of contents names is decided when its page is read
            outdated |= {name for name in env.toctree_includes if name in env.found_docs}
        return sorted(outdated)


def note_settings(app: Sphinx, config: Config) -> None:
    """Take a digest of ``conf.py``, of what it sets and of where links lead (``config-inited``, before
    anybody changes a value).

    Sphinx reads all pages again where a setting changes of which its extension says so; some that are
    looked at while pages are read, such as ``bibtex_default_style``, do not say it.
    """
    given = {name: config._raw_config.get(name) for name in config.values}
    links = list_links(Path(app.srcdir))
    settings = digest(
        [given, digest_file(Path(app.confdir, "conf.py")), links, digest_catalogues(app)]
    )
    app.edition_settings = settings  # type: ignore[attr-defined]


def list_links(folder: Path) -> dict[str, str]:
    """Return where the symbolic links below a folder lead: Sphinx remembers of a file only where it led."""
    paths = (
        Path(where, name)
        for where, folders, files in os.walk(folder)
        for name in (*folders, *files)
    )
    return {str(path): str(path.readlink()) for path in paths if path.is_symlink()}


def keep_settings(app: Sphinx, env: BuildEnvironment) -> None:
    """Remember with what settings the pages were read (``env-updated``)."""
    env.edition_settings = app.edition_settings  # type: ignore[attr-defined]


def read_digests(env: BuildEnvironment) -> dict[str, Digests]:
    """Return what is kept, by docname."""
    if not hasattr(env, "edition_read"):
        env.edition_read = {}  # type: ignore[attr-defined]
    kept: dict[str, Digests] = env.edition_read  # type: ignore[attr-defined]
    return kept


def is_pattern(name: str) -> bool:
    """Tell whether an image is any of those that differ in their kind alone: ``dot.*``."""
    return name.endswith(".*")


def digest_page(env: BuildEnvironment, docname: str, patterns: Iterable[str]) -> Digests:
    """Return the digests of a page's file and of all that it includes, as they are now.

    :param patterns: the images of the page that are any of several files: it depends on which there are.
    """
    files = {str(env.doc2path(docname, False)), *map(str, env.dependencies.get(docname, ()))}
    found = {name: digest_file(Path(env.srcdir, name)) for name in sorted(files)}
    for pattern in patterns:
        path = Path(env.srcdir, pattern)
        beside = path.parent.iterdir() if path.parent.is_dir() else ()
        found[pattern] = digest({p.name for p in beside if p.name.startswith(path.name[:-1])})
    return found


def forget_numbers(app: Sphinx, env: BuildEnvironment) -> None:
    """Take the numbers from all headings (``env-updated``): Sphinx gives them, and takes none away.

    They are given anew after this, by the tables of contents as they are now.
    """
    for title in env.titles.values():
        title.attributes.pop("secnumber", None)
    for contents in env.tocs.values():
        for reference in contents.findall(nodes.reference):
            reference.attributes.pop("secnumber", None)
