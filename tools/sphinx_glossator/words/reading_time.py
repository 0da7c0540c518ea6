"""How long a text takes to be read, by what is known of readers of its language.

The rates of the languages are those of the reading speed texts IReST, which say the same in each of them:
Trauzettel-Klosinski and Dietz, Investigative Ophthalmology & Visual Science 53 (2012), pages 5452–5461,
doi:10.1167/iovs.11-8284. There they were read aloud. Silently, adults read 238 words of English non-fiction
in a minute: Brysbaert, Journal of Memory and Language 109 (2019), doi:10.1016/j.jml.2019.104047. Others are
taken to read silently faster than aloud by as much as readers of English do.
"""

from __future__ import annotations

from math import floor

import regex

WORDS_ALOUD = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
"""Words that are read aloud in a minute, by language."""

SIGNS_ALOUD = {"Hani": 255, "Hira": 357, "Kana": 357, "Arab": 612}
"""Signs that are read aloud in a minute, by script (ISO 15924). In the first three there are no spaces between
words, and signs count in every language; Arabic letters do where no rate of words is known."""

SIGNS_ALOUD_IN = {("ja", "Hani"): 357}
"""The same where it is another number in some language."""

LETTERS_ALOUD = 60_000 / 68
"""The same in any other script: it was 68 milliseconds a letter, whichever of fourteen languages was read."""

SILENTLY = 238 / WORDS_ALOUD["en"]
"""By how much more is read silently."""

UNSPACED = ("Hani", "Hira", "Kana")
SIGNS = {script: regex.compile(rf"(?=\p{{L}})\p{{Script={script}}}") for script in SIGNS_ALOUD}
LETTER = regex.compile(r"[\p{L}\p{N}]")
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-‐][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*")


def minutes(text: str, language: str) -> int:
    """Return how long a text takes to be read, in whole minutes; at least 1, but 0 where it has no words.

    :param language: the language tag (BCP 47) of most of the text. Signs of scripts without spaces between
        words count as such wherever they stand.
    """
    spoken = language.partition("-")[0].lower()
    by_words = spoken in WORDS_ALOUD
    aloud = 0.0
    for script, signs in SIGNS.items():
        if script in UNSPACED or not by_words:
            text, found = signs.subn(" ", text)
            aloud += found / SIGNS_ALOUD_IN.get((spoken, script), SIGNS_ALOUD[script])
    if by_words:
        aloud += len(WORD.findall(text)) / WORDS_ALOUD[spoken]
    else:
        aloud += len(LETTER.findall(text)) / LETTERS_ALOUD
    return max(1, floor(aloud / SILENTLY + 0.5)) if aloud else 0
