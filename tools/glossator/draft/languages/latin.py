"""Latin."""

from __future__ import annotations

from glossator.draft.languages.words import PartWords

LATIN = PartWords(
    tag="la",
    common=frozenset(
        [
            "et",
            "in",
            "est",
            "non",
            "ad",
            "cum",
            "ut",
            "quod",
            "qui",
            "quae",
            "si",
            "sed",
            "ex",
            "ab",
            "de",
            "per",
            "esse",
            "sunt",
            "nec",
            "atque",
            "aut",
            "enim",
            "etiam",
            "autem",
            "quam",
            "hoc",
            "eius",
            "ipse",
            "ac",
            "ne",
            "sic",
            "iam",
            "tamen",
        ]
    ),
    divisions=("liber", "caput", "capitulum", "epistula", "epistola", "actus", "scena"),
    ordinals=(
        "primus",
        "primum",
        "secundus",
        "secundum",
        "tertius",
        "tertium",
        "quartus",
        "quintus",
    ),
    dedicated=("in memoriam", "memoriae", "dis manibus"),
    sections=("prooemium", "praefatio", "prologus", "argumentum", "epilogus"),
    regards=("vale(?:te)?", "cura ut valeas"),
    ends=("finis", "explicit"),
)
