"""The engine of Glossator: from witnesses and editors' files to the pages of an edition.

It never imports Sphinx: the pages that it writes are the only contract with
:mod:`sphinx_glossator`, which makes HTML and PDF of them.
"""
