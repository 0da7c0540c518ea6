"""The page's vocabulary: the nodes of an edition, the directives and roles that make them, their transforms."""
