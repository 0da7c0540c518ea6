"""A Content-Security-Policy for each page: only files of the edition itself, and no script but those.

The theme has one script inside the page, which chooses light or dark before anything is drawn. The
policy names it by its hash, and no script but those that stand in a template: one that came into the page
with a title, a changelog or an editor's HTML does not run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from sphinx_glossator.html.template_scripts import Inline

STYLE_ATTRIBUTE = re.compile(r'<[^>]*\sstyle="')
FRAMES = 'class="choice-form"'
"""What reads other pages of the edition: where these are files, it can do so in frames alone."""
CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>')


def add_policy(page: str, inline: Inline) -> str:
    """Return the page with its policy, in front of everything that the policy is about.

    ``inline``: the scripts and styles in the page itself that are the templates'.
    """
    policy = make_policy(page, inline)
    meta = f'\n    <meta http-equiv="Content-Security-Policy" content="{policy}">'
    return CHARSET.sub(lambda charset: charset[0] + meta, page, count=1)


def make_policy(page: str, inline: Inline) -> str:
    """Return the policy of a page: as strict as what stands in it allows."""
    attributes = "'unsafe-inline'" if STYLE_ATTRIBUTE.search(page) else "'none'"
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hash_all(inline.scripts)]),
        "style-src": " ".join(["'self'", *hash_all(inline.styles)]),
        "style-src-attr": attributes,
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    if FRAMES in page:
        directives["frame-src"] = "'self'"
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def hash_all(contents: Iterable[str]) -> list[str]:
    """Return the sources by which a policy allows elements that stand in the page itself."""
    return list(dict.fromkeys(map(hash_source, contents)))


def hash_source(content: str) -> str:
    """Return the source that allows exactly this script or style."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
