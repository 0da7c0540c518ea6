"""Build a tiny edition by the command, and read what it publishes."""

from __future__ import annotations

from tiny_edition import TinyEdition

from glossator.cli import main

CONF = """
project = "Tiny"
version = "1"
edition_release_date = "2020-01-01"
extensions = ["sphinx_glossator"]
html_theme = "basic"
smartquotes = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
"""
INDEX = """# Tiny

```{edition:witnesses}
```

```{toctree}
texts/alpha
glossary
timeline
```
"""


def with_pages(edition: TinyEdition) -> TinyEdition:
    """Write the pages that a build needs besides those that are generated."""
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX)
    return edition


def build(edition: TinyEdition, *options: str) -> int:
    """Run the command; in this process alone, if the options do not say otherwise: a worker costs more."""
    return main(["build", "--jobs", "1", "-C", str(edition.root), *options])


def call(edition: TinyEdition, *arguments: str) -> int:
    """Run any command of an edition; return its exit code."""
    return main([*arguments, "-C", str(edition.root)])


def text_of(edition: TinyEdition, path: str) -> str:
    """Return a file of an edition, with its line ends as they are."""
    return (edition.root / path).read_bytes().decode()


def published(edition: TinyEdition) -> dict[str, bytes]:
    folder = edition.root / "build"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
