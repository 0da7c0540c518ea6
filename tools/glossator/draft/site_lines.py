"""What a line says of itself that web sites and archives print around a text: by its words and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from glossator.draft.languages import any_word, whole_line
from glossator.draft.wording import ends_sentence
from glossator.languages import sets_no_spaces

PHRASE = re.compile(
    r"(you (might|may) also like|related (articles?|stories|posts|reading)|read (more|next|also)|"
    r"(back|return|scroll) to (the )?top|back to .{1,20}|share( (this|on|via|to)\b.{0,60})?|print|e-?mail|"
    r"tweet|facebook|twitter|linkedin|wechat|whatsapp|rss|comments?( \(\d+\))?|leave a (reply|comment)|"
    r"sign (in|up)|log ?in|register|subscribe( .{0,60})?|newsletter|menu|search|skip to (main )?content|"
    r"home\s*(page)?|advertisement|all rights reserved\.?|(copyright|©).{0,80}|"
    r"\(c\) ((19|20)\d\d|.{2,60} (19|20)\d\d|(?-i:[A-Z]\. ?[A-Z])).{0,80}|"
    r"(previous|next)( (article|post|page|poem|chapter|letter|section|document|entry|record|item|issue|story|"
    r"case|act|scene|book|volume|essay|work|text|lesson|sermon|speech|lecture))?|most (read|popular)|"
    r"(terms|privacy|cookie)s?( (of use|policy|notice|settings))?|contact( us)?|about us|"
    r"(font|text) size.{0,30}|download( (the )?pdf)?|click here.{0,60}|(accept|manage) (all )?cookies.*|"
    r"(page )?views?:? ?\d+|\d+ (views|comments|shares|likes))",
    re.IGNORECASE,
)
SWITCH = re.compile(r"languages?\s*[:：].*|(english|中文|简体|繁體|繁体|français|español|русский|deutsch)"
                    r"(\s*[|/·]?\s*(english|中文|简体|繁體|繁体|français|español|русский|deutsch))+",
                    re.IGNORECASE)  # fmt: skip
MENU = re.compile(
    r"(?!\|)[^|·•>]{2,25}(?:\s+[|·•]\s+[^|·•>]{2,25}){2,}|(?:home|start)\w*\s*[>»›].{0,80}", re.I
)
PATH = re.compile(r"[^>»›]{2,60}(?:\s+[>»›]{1,2}\s+[^>»›]{2,120}){2,}")
"""Where a page is in its site, from the first page on."""
BETWEEN = re.compile(r"\s{2,}|\t+|\s*[|·•¦]\s*|\s+[-–—/»›>◄►▼▾]\s+|\]\s*\[|】\s*【")
"""What stands between several stock phrases in one line."""
TAG = re.compile(r"</?[a-z!][^<>]{0,600}>", re.I)
LINK = re.compile(r"!?\[([^\[\]]{0,120})\]\([^()\s]{0,300}\)")
PLAYER = re.compile(r"\d?\d:\d\d(?::\d\d)?\s*/\s*\d?\d:\d\d(?::\d\d)?\b.{0,30}")
"""How far a recording has been played."""
ARROW = re.compile(r"[←◄◀⟵⇐].{1,100}|.{1,100}[→►▶⟶⇒▾▼⌄☰]|☰.{0,40}")
"""What leads to another page, or opens a part of this one."""
BRACKETED = re.compile(r"(?:\[\s?[^\[\]]{1,40}\]\s*){2,}")
MANY_BRACKETS = re.compile(r"[^\[\]]{0,40}(?:\[[^\W\d][^\[\]]{1,30}\]\s*){4,}")
INVITES = re.compile(r"\S.{10,200}[.!?]\s+(\S.{1,25})")
"""A sentence that ends in what one is to press."""
ADDRESS = re.compile(r"(?:url\s*:\s*)?(?:https?://|www\.)\S+", re.I)
SIGNS = "[]【】··|-–—<>«»‹› *#_▾▼▲►◄←→↑☰✕×"
LONGEST = 400
"""A longer line is none of a site's."""
MARKED = 4 * LONGEST
"""So many characters, at the most, has one with tags and the addresses of links."""
ITEM = 40
"""So many characters, at the most, has an item of a menu, and so many words:"""
ITEM_WORDS = 6


@dataclass(frozen=True)
class SiteLine:
    """Why a line is one of a page around a text, and how much that tells.

    ``top``: it stands above texts alone; ``below``: it opens what stands below one; ``archive``: it is of
    one that keeps the text, and its whole paragraph is; ``comments``: it says how many readers wrote below.
    """

    reason: str
    weight: int = 1
    top: bool = False
    below: bool = False
    archive: bool = False
    comments: bool = False


@cache
def _opens(field: str) -> re.Pattern[str]:
    """Return what matches words that begin with those of a field."""
    return re.compile(rf"[\W_]*{any_word(field)}(?![^\W\u2e80-\uffff])", re.IGNORECASE)


def strip_signs(words: str) -> str:
    """Return the words of a line without tags, the addresses of links, and the signs at its ends."""
    if "<" in words:
        words = TAG.sub(" ", words)
    if "](" in words:
        words = LINK.sub(r"\1", words)
    return words.strip(SIGNS)


@lru_cache(4096)
def is_item(words: str) -> bool:
    """Tell whether words are a stock phrase, or an item of a menu."""
    return bool(PHRASE.fullmatch(words)) or any(
        whole_line(field).fullmatch(words) for field in ("site", "menus", "shares", "tops", "below")
    )


@lru_cache(4096)
def leads(words: str) -> bool:
    """Tell whether words are an item of a menu that leads elsewhere, not what to do with a text."""
    return is_item(words) and not whole_line("shares").fullmatch(words)


@lru_cache(4096)
def read_site_line(line: str) -> SiteLine | None:
    """Return what a line of a page around a text says of itself; None if nothing tells."""
    words = strip_signs(line) if len(line) <= MARKED else ""
    if not words or len(words) > LONGEST:
        return None
    below = _opens("below").match(words) is not None
    if _opens("archives").match(words):
        return SiteLine("what an archive prints around a text", 2, below=below, archive=True)
    if whole_line("tops").fullmatch(words) or SWITCH.fullmatch(words):
        return SiteLine("it leads through a site", 1 + (" " in words), top=True)
    if count := count_items(line):
        return SiteLine("a menu", min(count, 3), top=True, below=below)
    first, *rest = re.split(r"\s+/\s+", words)
    if rest and leads(first) and len(words) <= LONGEST // 4 and not ends_sentence(words):
        return SiteLine("where the page is in its site", 2, top=True)
    if PATH.fullmatch(line):
        return SiteLine("where the page is in its site", 2, top=True)
    if below and words[0].isdigit() and whole_line("below").fullmatch(words):
        return SiteLine("it says how many readers wrote", 2, below=True, comments=True)
    if PHRASE.fullmatch(words) or whole_line("site").fullmatch(words):
        return SiteLine("a stock phrase of web sites", below=below)
    pressed = INVITES.fullmatch(words)
    if pressed and whole_line("tops").fullmatch(pressed[1]):
        return SiteLine("it ends in a stock phrase of web sites")
    if below and whole_line("below").fullmatch(words):
        return SiteLine("it opens what stands below a text", below=True)
    if MENU.fullmatch(line):
        return SiteLine("a menu")
    if PLAYER.fullmatch(line):
        return SiteLine("a recording’s player")
    if ARROW.fullmatch(line) and not ends_sentence(words) and len(words.split()) <= 2 * ITEM_WORDS:
        return SiteLine("it leads to another page")
    return None


def split_items(line: str) -> list[str]:
    """Return the items of a line that may be a menu's."""
    words = strip_signs(line[:MARKED])
    if sets_no_spaces(words[:1] or " "):
        parts = re.split(r"[\s|·•/【】]+", words)
    else:
        parts = BETWEEN.split(words)
        if len(parts) == 1:
            each = words.split()
            return each if len(each) > 2 and all(map(is_item, each)) else [words]
    return [item for part in parts if (item := part.strip(SIGNS))]


def count_items(line: str) -> int:
    """Return how many items of a menu a line has that are known, where it is a row of such; else 0."""
    items = split_items(line)
    if len(items) < 2 or any(
        len(item) > ITEM or len(item.split()) > ITEM_WORDS or ends_sentence(item) for item in items
    ):
        return 0
    known = sum(map(is_item, items))
    if MANY_BRACKETS.fullmatch(line):
        return max(known, 2)
    turned = BRACKETED.fullmatch(line) is not None and re.search(r"\[\s?<|>\s?\]", line) is not None
    if turned:
        return max(known, 2)
    return (
        known if known == len(items) or (len(items) > 2 and known >= max(2, len(items) / 4)) else 0
    )
