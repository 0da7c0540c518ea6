"""What the colophon publishes of the witnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_glossator.memory.once import once
from sphinx_glossator.memory.source_digest import read_source_digest

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain


class PublishedWitness(NamedTuple):
    """A text as it was received."""

    text: str
    file: str  # the name under which it was received
    sha256: str
    lines: str  # the digest of each of its lines, by which a certificate finds what differs
    size: int  # bytes
    emendations: int
    printed: str  # the digest of the text as it is printed, and of each of its items


class Witnesses(NamedTuple):
    """The witnesses, and the state of the sources that the edition was made from."""

    witnesses: tuple[PublishedWitness, ...]
    source_digest: str


@once
def read_witnesses(domain: EditionDomain) -> Witnesses:
    """Return the witnesses of the texts, in reading order."""
    witnesses = (
        PublishedWitness(
            text.id,
            str(text.data["witness"]["file"]),
            str(text.data["witness"]["sha256"]),
            str(text.data["witness"].get("lines", "")),
            int(text.data["witness"].get("bytes", 0)),
            len(text.emendations),
            text.digest,
        )
        for text in domain.texts()
    )
    return Witnesses(tuple(witnesses), read_source_digest(domain.env))
