"""Write the edition's pages in MyST: the only contract between the engine and the Sphinx extension.

1. :mod:`~glossator.myst.inline`: reading text -> inline MyST, every character of a seed escaped;
2. :mod:`~glossator.myst.text_page`, :mod:`~glossator.myst.glossary_page` and
   :mod:`~glossator.myst.timeline_page`: one page each, from anchored texts and data.
"""
