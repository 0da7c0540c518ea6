"""What is special to one language stands in a folder ``languages``: no other file of the software names it."""

from __future__ import annotations

import re
from pathlib import Path

TOOLS = Path(__file__).parents[1] / "tools"
KINDS = {".py", ".js", ".css", ".typ", ".html"}
NAMED = re.compile(
    r"zh[_-]Hans|zh_hans|zh_hant|[Pp]inyin|\bChinese|\\p\{(?:Script=)?Han\}|\\u4e00|一-"
)


def test_no_other_file_names_a_language() -> None:
    naming = {
        file.relative_to(TOOLS).as_posix()
        for file in TOOLS.rglob("*")
        if file.suffix in KINDS and "languages" not in file.parts
        if NAMED.search(file.read_text(encoding="utf-8"))
    }
    assert naming == set()
