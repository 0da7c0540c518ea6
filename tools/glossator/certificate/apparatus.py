"""Read the apparatus of a page: what the edition changed, kept and left out, and the collation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.certificate.grammar import ANY, LANGUAGE_OF_BLOCK, ONE_ID
from glossator.certificate.inline import describe
from glossator.certificate.reading import Reader, read_language
from glossator.markup import children, classes_of, descendants, id_of, text_of
from glossator_schema import printed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class ApparatusReader(Reader):
    """Reads the apparatus of a text."""

    def plain(self, node: LexborNode, tag: str, *, of_text: bool = False, **wanted: str) -> str:
        """Return the words of an element that holds nothing else; those of the text may have a language."""
        if node.tag != tag or list(descendants(node)):
            self.fault(f"{describe(node)} stands where <{tag}> of words alone is expected")
        given = {name.rstrip("_"): value for name, value in wanted.items()}
        self.attributes(node, given, LANGUAGE_OF_BLOCK if of_text else None)
        return text_of(node)

    def read(self, node: LexborNode) -> None:
        wanted = {
            "class": printed.APPARATUS,
            "id": f"{self.text_id}-apparatus",
            printed.TEXT: self.text_id,
        }
        self.attributes(node, wanted, {printed.COLLATION: ANY, "open": re.compile("(open)?")})
        self.article.collation = node.attributes.get(printed.COLLATION) or ""
        self.article.carriers.append(node)
        parts = list(self.parts(node))
        if not parts or parts[0].tag != "summary":
            self.fault("it has no summary")
            return
        self.article.items.append(["apparatus", self.text_id, self.plain(parts.pop(0), "summary")])
        while parts:
            self.read_list(parts)

    def read_list(self, parts: list[LexborNode]) -> None:
        """Read a list with its title and its remark; what was read is taken out of ``parts``."""
        title = self.plain(parts.pop(0), "h2")
        remark = ""
        if parts and parts[0].tag == "p":
            remark = self.plain(parts.pop(0), "p")
        kind = " ".join(classes_of(parts[0])) if parts else ""
        if not parts or parts[0].tag != "ul" or kind not in printed.LISTS:
            self.fault(f"no list stands below {title[:40]!r}")
            return
        self.article.items.append(["list", kind, title, remark])
        node = parts.pop(0)
        self.attributes(node, {"class": kind})
        for entry in self.parts(node):
            if entry.tag != "li":
                self.fault(f"{describe(entry)} is no entry")
            elif kind == printed.EMENDATIONS:
                self.read_emendation(entry)
            elif kind == printed.KEPT:
                self.read_kept(entry)
            else:
                self.read_omitted(entry)

    def shape(self, entry: LexborNode, *tags: str) -> list[LexborNode] | None:
        """Return what is in an entry, where it is just these elements and texts (``#``)."""
        found = list(children(entry))
        shapes = ["#" if child.is_text_node else child.tag for child in found]
        if shapes != list(tags):
            self.fault(f"the entry {text_of(entry)[:60]!r} has not the parts of its kind")
            return None
        return found

    def read_emendation(self, entry: LexborNode) -> None:
        """``place reading for source what``: the place is a link."""
        self.attributes(entry, {}, {"id": ONE_ID})
        found = self.shape(entry, "a", "#", "ins", "#", "del", "#", "small")
        if found is None:
            return
        target, name = self.read_place(found[0])
        reading = self.plain(found[2], "ins", of_text=True)
        source = self.plain(found[4], "del", of_text=True)
        said = read_language(found[2])
        if read_language(found[4]) != said:
            self.fault(f"the readings of the entry {id_of(entry)} are in two languages")
        between = text_of(found[3])
        if (text_of(found[1]), between, text_of(found[5])) != (" ", f" {between.strip()} ", " "):
            self.fault(f"the entry {id_of(entry)} has words between its parts")
        if id_of(entry) in self.article.entries:
            self.fault(f"the entry {id_of(entry)} stands twice")
        self.article.entries[id_of(entry)] = (source, reading)
        about = self.plain(found[6], "small")
        readings = (reading, between.strip(), source)
        self.article.items.append(
            ["emendation", id_of(entry), target, name, *readings, about, *said]
        )

    def read_place(self, node: LexborNode) -> tuple[str, str]:
        """Return the block to which an entry's link leads, and what the link calls it."""
        target = node.attributes.get("href") or ""
        # The id of a text, whose title it is, leads to the beginning of its page.
        to = self.text_id if target == "#" else target.removeprefix("#")
        return to, self.plain(node, "a", href=target)

    def read_kept(self, entry: LexborNode) -> None:
        """``place “words” remark``."""
        self.attributes(entry, {})
        found = self.shape(entry, "a", "#", "q", "#")
        if found is None:
            return
        target, name = self.read_place(found[0])
        remark = text_of(found[3])
        if text_of(found[1]) != " " or not remark.startswith(" "):
            self.fault(f"the entry {text_of(entry)[:40]!r} has words between its parts")
        words, said = self.plain(found[2], "q", of_text=True), read_language(found[2])
        self.article.items.append(["kept", target, name, words, remark[1:], *said])

    def read_omitted(self, entry: LexborNode) -> None:
        """``line words role``, each an element."""
        before = entry.attributes.get(printed.BEFORE) or ""
        role = entry.attributes.get(printed.ROLE) or ""
        wanted = {"class": printed.OMITTED, printed.BEFORE: before, printed.ROLE: role}
        self.attributes(entry, wanted)
        found = self.shape(entry, "span", "#", "span", "#", "span")
        if found is None:
            return
        line = self.plain(found[0], "span", class_=printed.OMITTED_LINE)
        words = self.plain(found[2], "span", class_=printed.OMITTED_TEXT, of_text=True)
        about = self.plain(found[4], "span", class_=printed.OMITTED_ROLE)
        if (text_of(found[1]), text_of(found[3])) != (" ", " "):
            self.fault(f"the entry {text_of(entry)[:40]!r} has words between its parts")
        self.article.omitted.append(words)
        self.article.items.append(
            ["omitted", before, role, line, words, about, *read_language(found[2])]
        )
