"""Whether the picture of a figure is what its name says, and holds nothing but a picture."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from glossator.diagnostics import Code, EditionError, fail, hint_at
from glossator.model import Picture

SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
"""The bytes with which a picture of each type begins."""

NO_PICTURE = ("script", "foreignobject", "iframe", "handler", "listener")
"""Elements by which a drawing does more than show something."""


def misfit_of(name: str, content: bytes) -> str:
    """Return what is wrong with the picture that a figure names, and what to do; "" if nothing is."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix != ".svg":
        is_one = content.startswith(SIGNATURES[suffix])
        return (
            "" if is_one else f"{name} is no picture of the type {suffix[1:]}; export it once more"
        )
    try:
        drawing = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        return f"{name} is no SVG: {error}; export it once more"
    if _plain(drawing.tag) != "svg":
        return f"{name} is no SVG, but has the element {_plain(drawing.tag)}; export it once more"
    for element in drawing.iter():
        tag = _plain(element.tag)
        if tag in NO_PICTURE:
            return f"{name} holds the element {tag}, which is more than a picture; remove it"
        for key, value in element.attrib.items():
            attribute = _plain(key)
            if attribute.startswith("on"):
                return f"{name} holds {attribute}, which is a script; remove it"
            if attribute in ("href", "src") and not value.strip().startswith(("#", "data:image/")):
                return f"{name} names {value.strip()[:60]}, which readers do not have; embed or remove it"
    return ""


def _plain(name: object) -> str:
    """Return the name of an element or attribute without its namespace."""
    return str(name).rpartition("}")[2].lower()


def missing_picture(folder: Path, record: str, picture: Picture) -> EditionError:
    """Return the fault of a picture that does not lie beside its record, with the name most like it."""
    hint = hint_at(picture.file, [path.name for path in folder.iterdir()])
    message = f"no file {picture.file} lies beside the record{hint}; add it, or correct its name"
    return fail(record, picture.source.line, Code.MISSING_FILE, message)
