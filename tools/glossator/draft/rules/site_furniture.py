"""What web sites print around a text: paths, language switches, invitations to read or share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import whole_line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import FURNITURE

PHRASE = re.compile(
    r"(you (might|may) also like|related (articles?|stories|posts|reading)|read (more|next|also)|"
    r"(back|return|scroll) to (the )?top|back to .{1,20}|share( (this|on|via|to)\b.*)?|print|e-?mail|"
    r"tweet|facebook|twitter|linkedin|wechat|comments?( \(\d+\))?|leave a (reply|comment)|"
    r"sign (in|up)|log ?in|register|subscribe( .*)?|newsletter|menu|search|skip to (main )?content|"
    r"home\s*(page)?|advertisement|all rights reserved\.?|(copyright|©).{0,80}|"
    r"previous( (article|post|page))?|next( (article|post|page))?|most (read|popular)|"
    r"(terms|privacy|cookie)s?( (of use|policy|notice|settings))?|contact( us)?|about us|"
    r"(font|text) size.*|download( (the )?pdf)?|click here.*|(accept|manage) (all )?cookies.*|"
    r"(page )?views?:? ?\d+|\d+ (views|comments|shares|likes))",
    re.IGNORECASE,
)
SWITCH = re.compile(r"languages?\s*[:：].*|(english|中文|简体|繁體|繁体|français|español|русский)"
                    r"(\s*[|/·]?\s*(english|中文|简体|繁體|繁体|français|español|русский))+",
                    re.IGNORECASE)  # fmt: skip

MENU = re.compile(
    r"(?!\|)[^|·•>]{2,25}(?:\s+[|·•]\s+[^|·•>]{2,25}){2,}|(?:home|start)\w*\s*[>»›].{0,80}", re.I
)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines with the stock phrases of web sites, before and after the text."""
    for line in (*draft.head, *draft.tail):
        words = line.words.strip("[]•·|-–—<>» ")
        if not draft.is_free(line):
            continue
        for pattern, what in (
            (PHRASE, "a stock phrase of web sites"),
            (SWITCH, "languages"),
            (MENU, "a menu"),
            (whole_line("site"), "a stock phrase of web sites"),
            (whole_line("ends"), "it says that the text ends"),
        ):
            if pattern.fullmatch(line.words if pattern is MENU else words):
                yield BlockProposal(
                    line=line.number,
                    kind=FURNITURE,
                    reason=what,
                    confidence=0.95,
                )
                break
