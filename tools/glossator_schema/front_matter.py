"""What stands at the head of a page in MyST and says something of it."""

import re

FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<data>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
AUDIENCE = re.compile(r"^audience:[ \t]*[\"']?(?P<audience>\w+)", re.MULTILINE)
"""For whom a page is, in its front matter."""

OLD_ADDRESS = "old-address"
"""What the page at an old address says: of which text or page it was the address."""

AT_OLD_ADDRESS = f"---\norphan: true\nnosearch: true\nbook: false\n{OLD_ADDRESS}: "
"""With this a generated page at an old address begins."""
