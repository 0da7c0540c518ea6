"""The settings of ``docs/conf.py`` that an edition has beside Sphinx's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glossator_schema.notes import AUDIENCES
from glossator_schema.printing import BOOK, PAPERS, VARIANTS
from glossator_schema.scripts import FONT_EXTRAS


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A setting.

    ``kind``: the type of its value, which is an empty one where ``default`` gives no other; ``concerns``: for
    which outputs it is; ``again``: what Sphinx makes again where it changes (``env``: it reads all pages,
    ``html``: it writes them). ``choices``: the values that it may have; ``form``: a regular expression of
    them, and ``remedy``: the same in words. ``about``: what it is, in Markdown.
    """

    name: str
    kind: type[str] | type[bool] | type[list[str]] | type[dict[str, str]]
    about: str
    concerns: str
    default: str | bool | None = None
    again: Literal["", "env", "html"] = ""
    choices: tuple[str, ...] = ()
    form: str = ""
    remedy: str = ""


EVERY, SCREEN, PRINT = "every", "screen", "print"

SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="edition_release_date",
        kind=str,
        concerns=EVERY,
        again="env",
        about="`2026-11-21`: stands for the time in all that is written, so that the same pages give the "
        "same bytes; a day from 1970 to 2099. `SOURCE_DATE_EPOCH` goes before it",
    ),
    Setting(
        name="edition_audience",
        kind=str,
        concerns=EVERY,
        default=AUDIENCES[0],
        again="env",
        choices=AUDIENCES,
        about="for whom the edition is; `glossator build --audience` sets it",
    ),
    Setting(
        name="edition_drafts",
        kind=bool,
        concerns=EVERY,
        again="env",
        about="whether notes that are drafts are shown, each marked as one: `glossator watch` shows them, "
        "`glossator build` never, whatever is set here",
    ),
    Setting(
        name="edition_report_url",
        kind=str,
        concerns=SCREEN,
        again="html",
        about="where a reader reports an error, with `{id}` for the paragraph: "
        "`mailto:editors@example.org?subject={id}` or the form of an issue tracker; without it the panel "
        "of a paragraph has no such link",
    ),
    Setting(
        name="edition_handout",
        kind=str,
        concerns=SCREEN,
        again="html",
        form=r"([^{}]*\{text_id\}[^{}]*)?",
        remedy="an address with {text_id} in it, and no other braces",
        about="the address of a handout from the root of the site, with `{text_id}` for the name of its "
        "file, which of a text ends in `-text`, in nothing or in `-full`; `glossator build` puts a copy of "
        "each handout beside the pages where it builds both HTML and PDF, and lets them link to these",
    ),
    Setting(
        name="typst_paper",
        kind=str,
        concerns=PRINT,
        default=PAPERS[0].name,
        choices=tuple(paper.name for paper in PAPERS),
        about="the paper; `glossator build --paper` sets it. On a small one, notes are at the foot of the page",
    ),
    *(
        Setting(
            name=variant.setting,
            kind=bool,
            concerns=PRINT,
            about=f"{variant.about}; `glossator build --{variant.name}` makes them in "
            f"`build/{variant.name}/`",
        )
        for variant in VARIANTS
    ),
    Setting(
        name="typst_handouts",
        kind=bool,
        concerns=PRINT,
        default=True,
        about="whether each text has handouts, PDFs of its own: the text alone, the text with notes, and "
        "with all that is looked up",
    ),
    Setting(
        name="typst_handout_pages",
        kind=list,
        concerns=PRINT,
        about="names of other pages that are handouts, or patterns of names, such as `teaching/lessons/*`; "
        "each links to its PDF",
    ),
    Setting(
        name="typst_index",
        kind=bool,
        concerns=PRINT,
        default=True,
        about="whether the book has an index",
    ),
    Setting(
        name="typst_filename",
        kind=str,
        concerns=PRINT,
        default=f"{BOOK}.pdf",
        form=r"[^/\\:\x00-\x1f]+\.pdf",
        remedy="the name of a file that ends in .pdf",
        about="the name of the book’s file",
    ),
    Setting(
        name="typst_keywords",
        kind=list,
        concerns=PRINT,
        about="keywords in the metadata of the PDFs",
    ),
    Setting(
        name="edition_fonts",
        kind=list,
        concerns=PRINT,
        about="fonts beside the book’s own, for signs that these have not, or not as well: names of scripts "
        "whose fonts are installed with `pip install 'glossator[hebrew]'` ("
        + ", ".join(f"`{name}`" for name in FONT_EXTRAS)
        + "), and files or folders of your own, from `docs/` on",
    ),
    Setting(
        name="typst_fonts",
        kind=dict,
        concerns=PRINT,
        about="the fonts of each role: a mapping with any of the keys `latin`, `mono` and the tag of a "
        "language that has fonts of its own",
    ),
    Setting(
        name="typst_font_paths",
        kind=list,
        concerns=PRINT,
        about="folders with fonts beside those that are packaged",
    ),
)
"""Every setting, in the order in which the documentation lists them."""
