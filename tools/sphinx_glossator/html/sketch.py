"""An entry or a note written by itself, for a preview: pages as they will be, before the whole page is read.

What it says, and what of it stands in a popover, is put into pages that were written before. What else
may follow from the change is not looked at: whoever shows such a page has it written as a whole soon after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.transforms import DoctreeReadEvent
from sphinx.transforms.references import SphinxDomains
from sphinx.util.build_phase import BuildPhase
from sphinx.util.docutils import _parse_str_to_doctree

from glossator_schema import printed
from sphinx_glossator.html.lean import ARTICLE, edit_text, lighten_text
from sphinx_glossator.html.popovers import write_popover
from sphinx_glossator.memory.collect import collect_page
from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

REMEMBERING = (SphinxDomains, DoctreeReadEvent)
"""The transforms by which what a page says becomes known to others."""


@dataclass(frozen=True)
class Sketch:
    """An element of pages that have it, from its ``opening`` to its ``closing``, as it is now."""

    opening: str
    closing: str
    now: str


def put_into(page: str, sketches: Iterable[Sketch]) -> str | None:
    """Return a page with some elements as they are now; None where it is not plain what stands for them."""
    for sketch in sketches:
        before, found, after = page.partition(sketch.opening)
        old, closed, rest = after.partition(sketch.closing)
        element = sketch.opening.partition(" ")[0]
        if found and (not closed or sketch.opening in rest or element in old):
            return None
        if found:
            light = edit_text(sketch.now, lighten_text) if ARTICLE.search(page) else sketch.now
            page = before + light + rest
    return page


def sketch_parts(builder: StandaloneHTMLBuilder, docname: str, source: str) -> Iterator[Sketch]:
    """Yield what pages show of an entry or a note of a page, given the MyST of its directive.

    Of an entry that is the whole of it, where its page has that, and its popover; of a note for other readers
    than those of the page, nothing.
    """
    builder.phase = BuildPhase.READING
    with unchanged(builder.env):
        document = read_alone(builder, docname, source)
    entries = collect_page(document).entries
    builder.phase = BuildPhase.RESOLVING
    builder.env.apply_post_transforms(document, docname)
    document.settings = builder.docsettings
    builder.current_docname = docname
    builder.secnumbers, builder.fignumbers = {}, {}
    visitor: Any = builder.create_translator(document, builder)
    for element in document.findall(is_sketched):
        element.walkabout(visitor)
    now = "".join(visitor.body)
    for entry in entries:
        opening = f'<section class="{printed.ENTRIES[entry.kind]}" id="{entry.id}"'
        yield Sketch(opening, "</section>\n", now)
        yield Sketch(f'<div id="popover-{entry.id}">', "</div>", write_popover(entry))
    for note in document.findall(edition.edition_note):
        opening = f'<aside class="{printed.NOTE}" id="{note["ids"][0]}"'
        yield Sketch(opening, "</aside>\n", now)


def is_sketched(node: nodes.Node) -> bool:
    return isinstance(node, edition.edition_entry | edition.edition_note)


def read_alone(builder: StandaloneHTMLBuilder, docname: str, source: str) -> nodes.document:
    """Read some words of a page as if they were all of it, which nobody else is told."""
    env, registry = builder.env, builder._registry
    path = env.doc2path(docname)
    env.prepare_settings(docname)
    parser = registry.create_source_parser("markdown", config=builder.config, env=env)
    transforms = [kind for kind in registry.get_transforms() if kind not in REMEMBERING]
    return _parse_str_to_doctree(
        source,
        filename=path,
        default_role=builder.config.default_role,
        default_settings=env.settings,
        env=env,
        events=None,  # that a source is read is what makes it known
        parser=parser,
        transforms=transforms,
    )


@contextmanager
def unchanged(env: BuildEnvironment) -> Iterator[None]:
    """Let domains note nothing for good; what they know of the page itself is no double of it."""
    kept = {domain: dict(domain.data) for domain in env.domains.sorted()}
    document, context = env.current_document, dict(env.ref_context)
    for domain, data in kept.items():
        plain = {
            name: value for name, value in data.items() if isinstance(value, dict | list | set)
        }
        domain.data.update((name, copy(value)) for name, value in plain.items())
    env.domains.standard_domain.objects.clear()
    try:
        yield
    finally:
        for domain, data in kept.items():
            domain.data.clear()
            domain.data.update(data)
        env.current_document = document
        env.ref_context.clear()
        env.ref_context.update(context)
