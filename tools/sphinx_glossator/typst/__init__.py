"""The edition as a PDF book, set by Typst: ``sphinx-build -b typstpdf docs OUT``."""
