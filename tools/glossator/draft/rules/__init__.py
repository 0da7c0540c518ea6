"""The rules, one a module, each a pure function ``propose(draft)``; :mod:`glossator.draft.order` lists them."""
