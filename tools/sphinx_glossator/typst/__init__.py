"""The edition as one PDF book."""


def setup_typst(app):
    """Stub."""
