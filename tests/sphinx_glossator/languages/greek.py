"""A second language for the tests: ancient Greek, which says a little of everything."""

from __future__ import annotations

from sphinx_glossator.languages.language import BookFace, Language


class Greek(Language):
    tag = "grc"
    letters = r"\p{Script=Greek}"
    characters = letters + r"\u0300-\u036f"
    roles = {"grc": "grc"}  # noqa: RUF012
    fonts = {"grc": "DejaVu Sans Mono"}  # noqa: RUF012
    settings = {"grc": BookFace({"lang": "grc", "region": None}, ("grc",))}  # noqa: RUF012
    faces = {"serif": "Cardo", "greek": "Cardo, serif"}  # noqa: RUF012
    stylesheet = ":lang(grc) { font-family: var(--edition-greek); }"
    book_stylesheet = ":lang(grc) { hyphens: none; }"
    script = (
        'editionLanguages["grc-Latn"] = '
        '{ marks: /\\u0304/, spell: (typed) => typed.replaceAll("w", "o") };'
    )
    samples = {"grc": "λόγος"}  # noqa: RUF012
    search_help = {"grc": "Greek words"}  # noqa: RUF012
