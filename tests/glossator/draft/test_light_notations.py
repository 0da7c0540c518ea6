"""reStructuredText, AsciiDoc and Org."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, blocks, page

from glossator.draft.rules.light_notations import propose

RESTRUCTURED = f"""\
Wells
=====

:Author: Ann Hall
:Version: 7

.. contents::
   :depth: 1

.. _deep:

{BODY}

.. note:: A word

   {BODY}

.. epigraph::

   Water is late.

.. [1] In the deed.
   And in the map.

.. nobody reads this
"""

ASCIIDOC = f"""\
= Wells
Ann Hall <ann@wells.example>
:toc:

== Deep ones

{BODY}

[quote, a sailor]
____
Water is late.
____

image::well.png[A well]
"""

ORG = f"""\
#+TITLE: Wells
#+AUTHOR: Ann Hall
#+STARTUP: showall

* Deep ones
:PROPERTIES:
:ID: 7
:END:

{BODY}

#+begin_verse
Water is late,
Water is slow.
#+end_verse

[fn:2] In the deed.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            RESTRUCTURED,
            [
                *("4 author :Author:", "5 furniture", "7 furniture", "8 furniture", "10 furniture"),
                *("14 furniture", "16 paragraph", "18 furniture", "20 quotation"),
                *("22-23 author-note 1 .. [ ]", "25 furniture"),
            ],
        ),
        (
            ASCIIDOC,
            [
                *("3 furniture", "2 author <ann@wells.example>", "1 title =", "5 heading 1 =="),
                *("9 furniture", "10 furniture", "12 furniture", "11 quotation", "14 furniture"),
            ],
        ),
        (
            ORG,
            [
                *("1 title #+TITLE:", "2 author #+AUTHOR:", "3 furniture", "5 heading 1 *"),
                *("6 furniture", "7 furniture", "8 furniture", "12 furniture"),
                *("13-14 verse", "15 furniture", "17 author-note 2 [fn: ]"),
            ],
        ),
    ],
)
def test_what_the_signs_say(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        page("Wells", "* one", "* two", BODY),
        page("== Wells ==", "'''Wells''' are [[deep]].", "=== Deep ones ===", BODY),
        page("Wells", ".. and so on", ":Ann: I do not know.", BODY),
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert blocks(propose, text) == []


@pytest.mark.parametrize("text", [RESTRUCTURED, ASCIIDOC, ORG])
def test_the_text_that_comes_of_it(text: str) -> None:
    _, _, read = apply_draft(text)
    assert read.bibliography.title == "Wells"
    assert [person.name for person in read.bibliography.authors] == ["Ann Hall"]
