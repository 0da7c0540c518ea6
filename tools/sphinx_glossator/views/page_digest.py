"""What a published page depends on, as a digest: while it is the same, so are the bytes of the page.

A page shows more than its own words: titles in the sidebar, labels of sources, definitions in popovers,
lists of places. What its nodes show of other pages is in ``views.shown``, all else here. Where something may
be shown that neither can know, an extension of Sphinx that this module has not heard of or code in
``conf.py``, no page is ever kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.application import builtin_extensions

import glossator_schema
from glossator_schema.extensions import EXTENSIONS, is_known
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.hashing import digest, digest_file, digest_folder, digest_records
from sphinx_glossator.memory.once import once
from sphinx_glossator.memory.read_state import read_digests
from sphinx_glossator.memory.sources import find_cite_domain, list_cited
from sphinx_glossator.views.shown import (
    COMPARISON,
    describe_shown,
    describe_sources,
    find_pages_showing,
)
from sphinx_glossator.words.translation import digest_catalogues

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

KNOWN = EXTENSIONS.union(builtin_extensions)
"""The extensions of which a page shows nothing that is not named below."""

PACKAGES = (Path(__file__).parents[1], Path(glossator_schema.__file__).parent)
"""The extension's own code, and the schema that it goes by."""


def digest_pages(app: Sphinx) -> dict[str, str]:
    """Return a digest for each page, once all pages are read; nothing where it cannot be said."""
    return digest_all(app)[1]


def digest_all(app: Sphinx) -> tuple[str, dict[str, str]]:
    """Return a digest of what all pages have in common, and that of each; nothing where it cannot be said."""
    if (
        not all(is_known(name, KNOWN) for name in app.extensions)
        or app.config.setup
        or shows_clock(app.config)
    ):
        return "", {}
    env = app.env
    domain = cast(EditionDomain, env.domains["edition"])
    shared = digest(describe_common(app, domain))
    citations = dict(reversed(describe_sources(domain)))
    others = digest(describe_other_objects(env))
    images: dict[str, list[tuple[str, str]]] = {}
    for path, (docnames, name) in sorted(env.images.items()):
        for docname in docnames:
            images.setdefault(docname, []).append((path, name))
    return shared, {
        docname: digest_records(
            (
                shared,
                sorted(read_digests(env).get(docname, {}).items()),
                digest_file(Path(app.doctreedir, f"{docname}.doctree")),
                images.get(docname),
                [describe_target(domain, target) for target in page.links],
                describe_shown(domain, docname, app.builder.name),
                [citations.get(key) for key in list_cited(page.cites)],
                others if page.links_elsewhere else "",
            )
        )
        for docname, page in domain.pages.items()
    }


def shows_clock(config: Config) -> bool:
    """Tell whether pages print the day on which they are written."""
    return config.html_last_updated_fmt is not None and "SOURCE_DATE_EPOCH" not in os.environ


@once
def describe_target(domain: EditionDomain, target: str) -> str:
    """Return a digest of what pages show of an entry that they link to: of one that is drawn its head alone."""
    entry = domain.entry(target)
    head = (entry.name, entry.facts) if entry and entry.declared.drawn else entry
    return digest_records((domain.index.get(target), head))


def describe_common(app: Sphinx, domain: EditionDomain) -> Iterator[Any]:
    """Yield what all pages have in common: settings, templates, style sheets, contents, titles."""
    env, config = app.env, app.config
    folders = [*config.templates_path, *config.html_static_path, *config.html_theme_path]
    yield [digest_folder(package) for package in PACKAGES]
    yield [digest_folder(Path(app.confdir, folder)) for folder in folders]
    yield [digest_file(Path(app.confdir, name)) for name in ("conf.py", "docutils.conf")]
    yield sorted((name, extension.version) for name, extension in app.extensions.items())
    yield describe_settings(config)
    yield digest_catalogues(app)
    yield sorted(app.tags)
    yield os.environ.get("SOURCE_DATE_EPOCH", "")
    yield from (describe_nodes(found) for found in (env.titles, env.longtitles, env.tocs))
    yield sorted((name, list(of)) for name, of in env.toctree_includes.items())
    yield (env.toc_secnumbers, env.toc_fignumbers, sorted(env.found_docs))
    # MyST counts the words of a page, which the page itself may show, and no other.
    yield {
        docname: {key: value for key, value in metadata.items() if key != "wordcount"}
        for docname, metadata in env.metadata.items()
    }
    yield (domain.glossary_page(), find_pages_showing(domain, COMPARISON))
    yield [(page.text.id, name) for name, page in sorted(domain.pages.items()) if page.text]


def describe_settings(config: Config) -> Iterator[tuple[str, Any]]:
    """Yield the values of all settings."""
    for setting in sorted(config, key=lambda setting: setting.name):
        yield setting.name, setting.value


def describe_nodes(found: Mapping[str, nodes.Node]) -> list[tuple[str, str]]:
    """Return what stands in some nodes, by page."""
    return [(docname, node.pformat()) for docname, node in sorted(found.items())]


def describe_other_objects(env: BuildEnvironment) -> Iterator[Any]:
    """Yield what a reference may show that is not of the edition: labels, equations, inventories, entries."""
    for name, domain in sorted(env.domains.items()):
        if name != "cite":
            yield name, sorted(map(repr, domain.get_objects()))
    standard = env.domains.standard_domain
    yield (standard.labels, standard.anonlabels)
    yield env.domains.math_domain.equations  # which are no objects, but have numbers
    yield getattr(env, "intersphinx_inventory", None)
    cite = find_cite_domain(env)
    if cite is not None:  # footnotes of sources: the entries of the page itself
        yield [(key, repr(entry)) for key, entry in cite.bibdata.data.entries.items()]
