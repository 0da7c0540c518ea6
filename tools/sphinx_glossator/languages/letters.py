"""Letters that a reader who searches need not tell apart, beside those that differ in case, marks or width.

Unicode takes such apart as letters of their own: it has no rule by which one becomes the other.
"""

from __future__ import annotations

ALIKE: dict[str, str] = {
    # Latin
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    # Greek: sigma at the end of a word
    "ς": "σ",
    # Arabic: as it is typed in Arabic and in Persian; letters at the end of a word; what only widens a line
    "ی": "ي",
    "ى": "ي",
    "ک": "ك",
    "ة": "ه",
    "ە": "ه",
    "ھ": "ه",
    "ہ": "ه",
    "ـ": "",
    # Hebrew: letters at the end of a word
    "ך": "כ",
    "ם": "מ",
    "ן": "נ",
    "ף": "פ",
    "ץ": "צ",
    # marks between letters
    "’": "'",
}
"""What stands for a letter in a search, in small letters without marks."""
