"""What an edition consists of, declared once, as pure data: the engine and the extension derive the rest.

Parsing, page writing, directives, nodes, records, ``edition.json``, search, labels, JSON Schemas and the
tables of the documentation go by these declarations. Nothing here reads a file or knows Sphinx. Each module
declares one kind of thing: entries, notes, blocks, what is printed, printing, addresses.
"""
