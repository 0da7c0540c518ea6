"""Let transforms of others pass over pages that have nothing for them.

Before each page is written, for each output, sphinx-design asks every node four times what part of a design
it is, and Sphinx visits each to say in which language code is highlighted. Most pages have neither, which
is soon seen. What they do on a page that has something for them is their own affair.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms.code import HighlightLanguageTransform

from sphinx_glossator.sphinx.quick_findall import find_of_class

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

Run = Callable[..., None]

CODE = (nodes.literal_block, addnodes.highlightlang)
DESIGN = ("TabSetHtmlTransform", "AsideHtmlTransform", "DropdownHtmlTransform")
"""The transforms of sphinx-design that run before a page is written."""


def pass_over(run: Run, has_something: Callable[[nodes.document], bool]) -> Run:
    """Return what runs a transform where a page has something for it; the same, where it is that already."""
    if hasattr(run, "__wrapped__"):
        return run

    @wraps(run)
    def run_if_needed(self: Any, **kwargs: Any) -> None:
        if has_something(self.document):
            run(self, **kwargs)

    return run_if_needed


def has_code(document: nodes.document) -> bool:
    """Tell whether a page has code, or says how to highlight it."""
    return any(True for _ in find_of_class(document, CODE))


def has_design(document: nodes.document) -> bool:
    """Tell whether a page has a part of a design: such a part is a container."""
    return any(node.get("design_component") for node in document.findall(nodes.container))


def use_idle_transforms() -> None:
    """Exchange what Sphinx runs; a second time changes nothing."""
    HighlightLanguageTransform.apply = pass_over(HighlightLanguageTransform.apply, has_code)  # type: ignore[method-assign]


def pass_over_design(app: Sphinx, config: Config) -> None:
    """Exchange what sphinx-design runs, where an edition has it (``config-inited``)."""
    for transform in app.registry.get_post_transforms():
        if transform.__module__.startswith("sphinx_design.") and transform.__name__ in DESIGN:
            transform.run = pass_over(transform.run, has_design)  # type: ignore[attr-defined]
