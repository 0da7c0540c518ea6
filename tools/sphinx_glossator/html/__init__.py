"""The edition as HTML: how each node of the page is written, and what the browser loads."""
