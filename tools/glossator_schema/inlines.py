"""The kinds of words that a source marks within a line, as emphasis; in TEI P5 ``hi``, ``foreign``, ``ref``.

The name of a kind is the one that a record gives its words, and that of a mark in ``edition.json``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class InlineKind:
    """A kind of marked words: the element that it is in HTML, and its class there, "" for none."""

    name: str
    about: str
    element: str = "span"
    html: str = ""


FOREIGN = InlineKind(name="foreign", about="Words in another language.", element="i")
LINK = InlineKind(name="link", about="A link of the source.", element="a", html="source-link")

INLINE_KINDS: tuple[InlineKind, ...] = (
    InlineKind(name="emphasis", about="Emphasized words, as a rule in italics.", element="em"),
    InlineKind(name="strong", about="Words of weight, as a rule in bold.", element="strong"),
    InlineKind(name="small-caps", about="Words in small capitals.", html="small-caps"),
    InlineKind(name="superscript", about="What is raised: 19th.", element="sup"),
    InlineKind(name="subscript", about="What is lowered: H2O.", element="sub"),
    InlineKind(name="underline", about="Words that are underlined.", element="u"),
    InlineKind(name="strikethrough", about="Words that are struck through.", element="s"),
    InlineKind(
        name="code", about="Words of a computer’s language.", element="code", html="source-code"
    ),
    InlineKind(name="stage", about="A stage direction.", element="i", html="stage-words"),
    FOREIGN,
    LINK,
)
"""Every kind of marked words."""

INLINES_BY_NAME: dict[str, InlineKind] = {kind.name: kind for kind in INLINE_KINDS}

NOT_MARKED = "none"
"""What a record calls words whose signs are no markup."""


def has_italics(words: str) -> bool:
    """Tell whether words are of scripts that have italics: those that have capitals."""
    letters = [character for character in words if character.isalpha()]
    return bool(letters) and all(letter.lower() != letter.upper() for letter in letters)
