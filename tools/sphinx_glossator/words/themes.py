"""What the theme and Sphinx say on pages, and what their own catalogues lack in the languages of ours."""

from __future__ import annotations

OF_THEMES: tuple[str, ...] = ()
