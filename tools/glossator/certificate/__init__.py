"""Prove a published edition: what a reader sees of a text is its reading text, and gives back its witness.

1. read: the article of the text, by a strict grammar (:mod:`.article`); what stands around it, and the
   style sheets that the page loads, may neither hide nor move nor replace any of it (:mod:`.surroundings`,
   :mod:`.styles`);
2. compare: the list of all that is printed, in its order, with the digest that the colophon publishes;
3. regenerate: the apparatus's collation says what comes next; the page's own printed words are taken;
   the SHA-256 of the result is compared with the published one (:mod:`.witness`).

Nothing is read from ``seeds/``. What the page prints is the only copy of the words.
"""

from glossator.certificate.certify import Certificate, certify, certify_page, certify_pages
from glossator.certificate.published import PublishedText, read_published_texts
from glossator.certificate.sheets import StyleSheets

__all__ = [
    "Certificate",
    "PublishedText",
    "StyleSheets",
    "certify",
    "certify_page",
    "certify_pages",
    "read_published_texts",
]
