"""Sources that are written as for biblatex, as BibTeX has them: its names of fields, its dates, its types."""

from __future__ import annotations

from typing import Any

from pybtex.database import Entry

from glossator_schema.dates import read_period
from glossator_schema.source_types import ALIASES, TYPES_BY_NAME, alias_of
from sphinx_glossator.words.dates import spell_dates
from sphinx_glossator.words.translation import N_, _

PARTS = {
    "title": ("subtitle", "titleaddon"),
    "booktitle": ("booksubtitle", "booktitleaddon"),
    "maintitle": ("mainsubtitle", "maintitleaddon"),
    "journal": ("journalsubtitle",),
}
"""Fields that go on with what another one says."""

OWN = frozenset(
    [
        *ALIASES,
        "institution",
        "school",
        "eprinttype",
        "archiveprefix",
        "issue",
        "version",
        "maintitle",
    ]
    + ["eventtitle", "organization"]
    + [part for parts in PARTS.values() for part in parts]
)
"""Fields of which BibTeX knows nothing, or not in every type."""

ARXIV = "arxiv"

TYPE_WORDS = {
    "phdthesis": N_("PhD thesis"),
    "mathesis": N_("Master’s thesis"),
    "bathesis": N_("Bachelor’s thesis"),
    "candthesis": N_("Candidate thesis"),
    "techreport": N_("Technical report"),
    "resreport": N_("Research report"),
    "software": N_("Computer software"),
}
"""What biblatex says for a type that is given by its key."""


def as_bibtex(entry: Entry) -> Entry:
    """Return an entry as BibTeX has it: the same one, where it is written so."""
    kind = TYPES_BY_NAME.get(entry.type)
    chapter = entry.type == "inbook" and "booktitle" in entry.fields  # as biblatex has it
    own = chapter or not OWN.isdisjoint(entry.fields.keys())
    if kind is None or (kind.printed_as == entry.type and not own):
        return entry
    fields: dict[str, Any] = {}
    for name, value in entry.fields.items():
        fields[alias_of(entry.type, name.lower())] = value
    if "date" in entry.fields:
        fields |= split_date(entry.fields["date"])
    if "type" in fields:
        known = TYPE_WORDS.get(fields["type"].strip("{} "))
        fields["type"] = _(known) if known else fields["type"]
    for name, parts in PARTS.items():
        said = [fields.pop(part, "") for part in parts]
        if name in fields:
            fields[name] = join_title(fields[name], said)
    archive = fields.pop("eprinttype", "") or fields.pop("archiveprefix", "")
    if archive and archive.lower() != ARXIV and "eprint" in fields:
        add_note(fields, f"{archive}: {fields.pop('eprint')}")
    if "issue" in fields:
        fields.setdefault("number", fields.pop("issue"))
    if entry.type in ("software", "dataset") and "version" in fields:
        add_note(fields, _("Version {}").format(fields.pop("version")))
    if "maintitle" in fields and kind.printed_as in ("book", "inbook", "volume", "part"):
        fields.setdefault("series", fields.pop("maintitle"))
    made = Entry("incollection" if chapter else kind.printed_as, fields, entry.persons)
    made.key = entry.key
    return made


def split_date(date: str) -> dict[str, str]:
    """Return a date as BibTeX has it: its year, and what stands before that."""
    date = date.strip("{} ")
    try:
        period = read_period(date)
    except ValueError:  # no date of EDTF, or one that no calendar has
        return {"year": date}
    words = spell_dates(date)
    if not any(of.month for of in period.dates):
        return {"year": words}
    *before, year = words.split(" ")
    return {"year": year, **({"month": " ".join(before)} if before else {})}


def join_title(title: str, said: list[str]) -> str:
    """Return a title with what goes on with it: a subtitle after a colon, an addition after a stop."""
    subtitle, *added = said
    sign = "" if title.rstrip("}").endswith((":", "?", "!", ".")) else ":"
    return ". ".join(filter(None, (f"{title}{sign} {subtitle}" if subtitle else title, *added)))


def add_note(fields: dict[str, Any], words: str) -> None:
    """Let the note say something before what it says."""
    fields["note"] = ". ".join(filter(None, (words, fields.get("note", ""))))
