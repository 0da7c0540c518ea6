"""Data of an older version are rewritten as this one reads them; what is new already stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.cli import main
from glossator.migrate import migrate

OLD = """\
# A head.
- {id: term-a, pinyin: a b, headword: x, zh_hans: '你 # 好', forms: [], zh_hant: 詞}
- {zh_hans: "", id: term-b, zh_hant: ""}
- zh_hans: 你
  id: term-c
  headword: x  # why
  # a comment
  zh_hant: "詞"
  exceptions: {zh_hant: it is so, pinyin: zh_hans}
  pinyin: >-
    ni
    hao
  wordings: {grc: παιδεία}
  definition: zh_hans
"""
NEW = """\
# A head.
- {id: term-a, wordings: {zh-Hans: '你 # 好', zh-Hant: 詞, zh-Latn-pinyin: a b}, headword: x, forms: []}
- {wordings: {}, id: term-b}
- wordings:
    grc: παιδεία
    zh-Hans: 你
    zh-Hant: "詞"
    zh-Latn-pinyin: "ni hao"
  id: term-c
  headword: x  # why
  # a comment
  exceptions: {zh-Hant: it is so, zh-Latn-pinyin: zh_hans}
  definition: zh_hans
"""


def test_names_are_gathered_under_their_language_tags() -> None:
    assert migrate("glossary/terms.yaml", OLD) == NEW
    assert migrate("glossary/terms.yaml", NEW) == NEW
    assert migrate("seeds/a/other.yaml", OLD) == OLD
    made = 'bibliography:\n  authors:\n    - name: Chen Jimin\n      name_zh: "[陈积敏]"\n'
    assert migrate("seeds/a/record.yaml", made) == made.replace(
        'name_zh: "', 'wordings:\n        zh-Hans: "'
    )


def test_the_command_says_what_it_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "glossary" / "terms.yaml"
    file.parent.mkdir()
    file.write_text(OLD, encoding="utf-8")
    assert main(["migrate", "-C", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "migrated glossary/terms.yaml\n"
    assert file.read_text(encoding="utf-8") == NEW
    assert main(["migrate", "-C", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("migrated nothing")
    file.write_text("- zh_hans: [\n", encoding="utf-8")
    assert main(["migrate", "-C", str(tmp_path)]) == 1
    assert "glossary/terms.yaml:2:1: BAD_YAML" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "- zh_hans: [\n"
