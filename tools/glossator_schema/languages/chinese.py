"""Chinese: its characters, and the tags of its names."""

from __future__ import annotations

import re

LETTERS = r"\p{Script=Han}"
"""A character, as it stands in a class of a regular expression of ``regex``, JavaScript or Typst."""

CHARACTERS = LETTERS + (
    r"\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\uf900-\ufaff\uff00-\uffef"
)
"""All that only fonts for Chinese have: characters, their strokes and marks, forms of full width."""

SIMPLIFIED, TRADITIONAL, PINYIN = "zh-Hans", "zh-Hant", "zh-Latn-pinyin"
"""The language tags of a name in simplified and in traditional characters, and in pinyin."""

SYLLABLE = (
    r"(?:[bpmf](?:[ao]|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)"
    r"|[dtnl](?:[ae]|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|iang|in|ing|u|uo|ui|uan|un|üe?)"
    r"|[gkh](?:[ae]|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|iang|in|ing|iong|u|ue|uan|un)"
    r"|(?:[zcs]h?|r)(?:[aeiu]|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|uai|ui|uan|un|uang)"
    r"|y(?:[aeiou]|ai|ao|ou|an|ang|in|ing|ong|ue|uan|un)|w(?:[aou]|ai|ei|an|en|ang|eng)"
    r"|ai|ao|an|ang|ei|en|ou|[aeo]|er)"
)
NAME = re.compile(rf"(?:{SYLLABLE}['’]?){{1,2}}", re.IGNORECASE)


def may_begin_with_family(first: str, last: str) -> bool:
    """Tell whether two words may be a name in pinyin, of which either may be the family's: Xi Jinping."""
    return bool(NAME.fullmatch(first) and NAME.fullmatch(last))
