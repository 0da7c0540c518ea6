"""What is remembered of all pages: records, how they are read from a page, and the domain that finds them."""
