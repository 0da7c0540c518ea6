"""The extensions of Sphinx that an edition may use without more being published than its files say."""

from __future__ import annotations

EXTENSIONS = frozenset(
    {
        "furo",
        "myst_parser",
        "sphinx.ext.autosectionlabel",
        "sphinx.ext.doctest",
        "sphinx.ext.extlinks",
        "sphinx.ext.intersphinx",
        "sphinx.ext.mathjax",
        "sphinx_basic_ng",
        "sphinx_copybutton",
        "sphinx_design",
        "sphinx_glossator",
        "sphinxcontrib.bibtex",
    }
)
"""What they show is known: the words of pages, settings, and what both name. Another may show the weather."""

THEMES = frozenset({"alabaster", "basic", "furo"})
"""Themes of which the same is known."""


def is_known(extension: str, known: frozenset[str] = EXTENSIONS) -> bool:
    """Tell whether an extension, or that of which it is a part, is among those that are ``known``."""
    names = extension.split(".")
    return any(".".join(names[:count]) in known for count in range(1, len(names) + 1))
