"""Draft a record for an unseen text: the one place where the engine guesses.

1. :mod:`~glossator.draft.manuscript`: the text as lines;
2. :mod:`~glossator.draft.rules`: ordered, named rules propose what each line is, then what its words
   should be, then which glossary forms they have; each proposal has its rule, a reason, a confidence;
3. :mod:`~glossator.draft.compose`: the proposals as a ``record.yaml``, one to a line, from which the
   editor strikes what is wrong by deleting its line.

:mod:`~glossator.draft.measure` compares a draft with a record that an editor has finished.
"""

from glossator.draft.compose import compose_record
from glossator.draft.state import Draft
from glossator.draft.workshop import draft_record, draft_text

__all__ = ["Draft", "compose_record", "draft_record", "draft_text"]
