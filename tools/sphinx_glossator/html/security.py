"""A Content-Security-Policy for each page: only files of the edition itself, and no script but those.

The theme has one script inside the page, which chooses light or dark before anything is drawn. The
policy names it by its hash, computed from the page as it is written, so that the two cannot differ.
"""

from __future__ import annotations

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
INLINE_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
STYLE_ATTRIBUTE = re.compile(r'<[^>]*\sstyle="')
CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>')


def add_policy(page: str) -> str:
    """Return the page with its policy, in front of everything that the policy is about."""
    policy = make_policy(page)
    meta = f'\n    <meta http-equiv="Content-Security-Policy" content="{policy}">'
    return CHARSET.sub(lambda charset: charset[0] + meta, page, count=1)


def make_policy(page: str) -> str:
    """Return the policy of a page: as strict as what stands in it allows."""
    attributes = "'unsafe-inline'" if STYLE_ATTRIBUTE.search(page) else "'none'"
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hash_all(INLINE_SCRIPT, page)]),
        "style-src": " ".join(["'self'", *hash_all(INLINE_STYLE, page)]),
        "style-src-attr": attributes,
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def hash_all(element: re.Pattern[str], page: str) -> list[str]:
    """Return the sources by which a policy allows the elements that stand in the page itself."""
    return list(dict.fromkeys(hash_source(found) for found in element.findall(page)))


def hash_source(content: str) -> str:
    """Return the source that allows exactly this script or style."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
