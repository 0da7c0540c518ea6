"""What the theme says on each page: no catalogue of its own or of Sphinx's has these words, but ours do."""

from __future__ import annotations

ASKED = (
    "Back to top",
    "Next",
    "Previous",
    "Home",
    "Made with ",
    '<a href="https://www.sphinx-doc.org/">Sphinx</a> and ',
    "Copyright &#169; %(copyright)s",
    '<a href="%(path)s">Copyright</a> &#169; %(copyright)s',
    "Last updated on %(last_updated)s",
    "On this page",
    "Edit this page",
    "View this page",
)
"""Words that its templates ask a catalogue for."""

WRITTEN = {
    'aria-label="{}"': (
        "Toggle site navigation sidebar",
        "Toggle table of contents sidebar",
        "Toggle Light / Dark / Auto color theme",
        "On GitHub",
        "On Read the Docs",
    ),
    "\n  {}\n": ("Skip to content",),
    "</a>{}\n": ("'s",),
}
"""Words that stand in its templates, by what stands around them."""

OF_THEMES = (*ASKED, *(words for of_form in WRITTEN.values() for words in of_form))
"""All of them."""
