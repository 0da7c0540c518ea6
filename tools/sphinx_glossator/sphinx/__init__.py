"""What Sphinx, MyST and sphinxcontrib-bibtex do otherwise than an edition needs it: a mend a file."""
