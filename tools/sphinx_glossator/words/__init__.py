"""How the edition words things: labels, dates, names of blocks."""
