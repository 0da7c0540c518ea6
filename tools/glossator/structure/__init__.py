"""Apply a record to its witness: every character gets its one role, the blocks their reading text.

1. :mod:`~glossator.structure.divide`: the record's exceptions and its default say what each line is,
   and within the lines what is label, markup, author's note or run-in heading;
2. :mod:`~glossator.structure.characters`: each character is given its role there, once;
3. :mod:`~glossator.structure.read`: the words of each block in order, one space at each join,
   emendations applied.

Nothing here guesses: what the record names and the witness does not have is an error.
"""

from glossator.structure.build import build_text

__all__ = ["build_text"]
