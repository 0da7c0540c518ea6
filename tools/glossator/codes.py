"""The codes of all messages: what each means, what to do, and a message as it is printed."""

from __future__ import annotations

from enum import Enum

from glossator.languages import CODES
from glossator.languages.language import Meaning


class Code(Enum):
    """A code; its value says what it means. The example is what ``tests/codes`` has of it."""

    MISSING_FILE = Meaning(
        "a file that the edition needs is not there",
        "Add the file, or correct the name by which another file calls for it.",
        "seeds/alpha/sorce.txt:1:1: no such file; add it",
    )
    CANNOT_ACCESS = Meaning(
        "a file or folder cannot be read or written",
        "Put a file where a folder, a pipe or a broken link stands; give yourself the right to read and "
        "write it.",
        "docs/more.md:1:1: Is a directory; put a file of this name in its place",
    )
    NOT_UTF8 = Meaning(
        "a file is not valid UTF-8",
        "Open the file in your editor and save it as UTF-8. A witness is received again: its bytes are "
        "never changed.",
        "seeds/alpha/notes.md:6:4: invalid UTF-8 at byte 76 (in Windows-1252 it would be 'Café'); save the "
        "file as UTF-8",
    )
    MERGE_CONFLICT = Meaning(
        "two versions of a file stand in it, as git leaves them where it cannot join them",
        "Keep what is right of the two, and delete the three lines that git wrote; where they are shown "
        "as an example, indent them.",
        "seeds/alpha/notes.md:6:1: two versions of these lines, up to line 10, are not joined; keep what is "
        "right, and delete the lines with <<<<<<<, ======= and >>>>>>>",
    )
    BAD_YAML = Meaning(
        "a data file is not well-formed YAML",
        "Put values with a colon, a # or a sign at their beginning in quotation marks; indent with spaces, "
        "alike in all lines of a list.",
        "seeds/alpha/record.yaml:7:15: a colon and a space begin another key in a value; put the whole "
        "value in quotation marks, as in 'It is item #5', a ' of its own written twice; or, if a key is "
        "meant, indent it like its neighbours",
    )
    BAD_FIELD = Meaning(
        "a field of a data file is unknown, missing, or of the wrong form",
        "Correct the field as the message says; the JSON Schemas in schemas/ list the fields of each file, "
        "and editors that know them complete them.",
        "seeds/alpha/record.yaml:8:3: unknown key bibliography.shrt (did you mean short?); correct or "
        "remove it",
    )
    BAD_HASH = Meaning(
        "a witness differs from the SHA-256 that its record pins",
        "Restore the witness as it was received. Where another text is meant, its record says its SHA-256.",
        "seeds/alpha/record.yaml:5:11: seeds/alpha/source.txt has SHA-256 "
        "1450cbbeec00d0364df29e348f79d12f1f29b065156516caf1045d44ea8ed434; restore the witness as it was "
        "received",
    )
    BAD_CHARACTER = Meaning(
        "a printed part of a witness holds a character that HTML cannot carry",
        "Receive the text again without the character, or leave out the line in which it stands.",
        "seeds/alpha/source.txt:1:18: U+0007 at byte 17 cannot be printed in HTML; receive the text again "
        "without it",
    )
    BAD_SOURCE = Meaning(
        "an entry of the bibliography is not well formed, or says nothing",
        "Close the entry, name its type, or add what the message misses.",
        "docs/references.bib:1:1: @bok is no type of source; choose one of book, mvbook, inbook",
    )
    THIN_SOURCE = Meaning(
        "a source does not say all that its type should, and is printed without",
        "Add what is missing, or leave it, where the source does not say it itself.",
        "docs/references.bib:1:1: smith-1776, a source of type book, has no publisher, and is printed "
        "without; add it",
        warning=True,
    )
    BAD_ADDRESS = Meaning(
        "an address, file or inventory is none that an edition may name",
        "Write the address as a browser needs it, with http or https; a file lies in docs/.",
        "docs/page.md:3:12: the address 'javascript:go' is of the scheme javascript:; write http, https, "
        "mailto or doi",
    )
    RAW_HTML = Meaning(
        "the editors' prose holds HTML, which reaches the screen alone",
        "Write it in MyST: **bold**, *emphasis*, [words](address). HTML would be lost in the book.",
        "seeds/alpha/notes.md:6:7: HTML reaches the screen alone; write it in MyST",
    )
    BAD_STRUCTURE = Meaning(
        "a record's structure does not fit its witness",
        "Compare the lines that the rule names with the witness; copy words from there.",
        "seeds/alpha/record.yaml:15:7: the witness has no line 9: its lines are 1 to 3; correct the numbers",
    )
    BAD_MARKUP = Meaning(
        "a sign of the notation in which a witness marks words does not fit the others",
        "Cut the sign, emend it, or say in marks that it is none (kind: none).",
        "seeds/alpha/source.txt:5:3: in alpha-p3, 'A *word.': '*' begins something that does not end in its"
        " block; cut or emend it, or say in marks that it is none (kind: none)",
    )
    MILESTONE_ORDER = Meaning(
        "a page or line of a standard edition stands after a later one",
        "Correct the label of the mark, or leave it, where the passage was moved in the source.",
        "seeds/alpha/source.txt:3:1: the milestone 1 stands after 2; correct the mark (label), or leave it "
        "where the passage was moved",
        warning=True,
    )
    BAD_NOTE = Meaning(
        "an editorial note is not written as the notes file requires",
        "Begin each note with :::{edition:note} slug, write its options, an empty line and its words, and "
        "close it with colons.",
        "seeds/alpha/notes.md:1:1: there is no directive edition:nota (did you mean note?); correct its "
        "name",
    )
    DUPLICATE_ID = Meaning(
        "an id is used twice",
        "Give one of the two another id. Ids that were published stay.",
        "seeds/alpha/notes.md:9:1: {edition:note} first stands twice; rename one; first-2 is free",
    )
    UNKNOWN_TARGET = Meaning(
        "a selector names a block that does not exist",
        "Write the id that the published page has: glossator ids lists them.",
        "seeds/alpha/notes.md:3:10: alpha-p11 is no block of this edition or text (did you mean alpha-p1?);"
        " correct the target",
    )
    QUOTE_NOT_FOUND = Meaning(
        "a quotation does not occur in its target",
        "Copy the words from the page as they stand, or name the block in which they stand.",
        "seeds/alpha/notes.md:4:9: 'Peace or' is not in alpha-p1; nearest is 'Peace and': Peace "
        "[-or-]{+and+}; copy the words as they stand there",
    )
    QUOTE_AMBIGUOUS = Meaning(
        "a quotation occurs more than once in its target",
        "Add a prefix or a suffix: the words before or after the place that is meant.",
        "seeds/alpha/notes.md:4:9: 'peace' occurs 2 times in alpha-p2; add a prefix or suffix: 'eration "
        "brings ' … '; peace is a pr'; ' brings peace; ' … ' is a process.'",
    )
    CROSSED_MENTION = Meaning(
        "a mention of an event crosses another mention or a term",
        "Let the mention begin and end with the term, or shorten one of them.",
        "glossary/events.yaml:2:41: this mention crosses the term 'win-win cooperation'; widen it or "
        "exclude the term",
    )
    UNUSED_FORM = Meaning(
        "a form of a term occurs in no text",
        "Correct the form, or remove it: each form of an entry occurs in a text.",
        "glossary/terms.yaml:2:3: 'war' of term-peace occurs in no text; correct or remove it",
    )
    NO_SOURCE = Meaning(
        "a note of fact names no source",
        "Cite the source in the note: {cite:p}`key`.",
        "seeds/alpha/notes.md:7:1: alpha-n-first is of kind claim and cites nothing; name its source",
    )
    NO_VERDICT = Meaning(
        "a note checks a claim and does not say how it stands",
        "Write how the claim stands: :verdict: holds, or another.",
        "seeds/alpha/notes.md:6:1: no verdict on what is checked at line 6; write :verdict: with one of "
        "holds, holds-in-part, disputed, no-evidence, false",
        warning=True,
    )
    UNFINISHED = Meaning(
        "a text is a draft",
        "Read the draft through, mend its record, and remove the line state: draft from it.",
        "seeds/alpha/record.yaml:2:1: alpha is a draft: read it through, mend its record, and remove this "
        "line; until then its page says so",
        warning=True,
    )
    MISSING_VERDICT = Meaning(
        "a note checks a claim and does not say how it stands, in an edition that wants it",
        "Write how the claim stands: :verdict: holds, or another.",
        "seeds/alpha/notes.md:6:1: no verdict on what is checked; write :verdict: with one of holds, holds-"
        "in-part, disputed, no-evidence, false",
    )
    WEAK_SOURCE = Meaning(
        "a source is on a host or of a type that the house style does not accept",
        "Cite a source that the house style accepts, or change the house style.",
        "docs/references.bib:1:1: smith-1776 is of type misc, which is not accepted; find what stands in "
        "its place",
        warning=True,
    )
    HIDDEN_AGENT = Meaning(
        "the editors’ words do not name who said or did something",
        "Say who it is, in what office, and when.",
        "seeds/alpha/notes.md:6:8: “some scholars” hides who is meant; say who, in what office, when",
        warning=True,
    )
    NOTE_LENGTH = Meaning(
        "a note is shorter or longer than the house style has it",
        "Lengthen or shorten the note, or change note-words in the house style.",
        "seeds/alpha/notes.md:6:1: alpha-n-first has 1 word; a note has 2 to 9: say more",
        warning=True,
    )
    LONG_SENTENCE = Meaning(
        "a sentence is longer than the house style has it",
        "Divide the sentence.",
        "seeds/alpha/notes.md:6:1: the sentence “Peace came, and development came …” has 7 words; divide "
        "it, 6 are the most",
        warning=True,
    )
    NO_BASIS = Meaning(
        "an entry does not say on what basis it calls a use the first",
        "Begin with the words that the house style wants, and cite a source.",
        "glossary/terms.yaml:2:196: first_use of term-peace cites nothing; begin it as the house style "
        "says, and cite",
        warning=True,
    )
    NO_ENTRY = Meaning(
        "somebody is named in a text or in two notes and has no entry",
        "Write an entry for the name, or list it under no-names in the house style.",
        "seeds/alpha/source.txt:5:1: a text names Adam Smith, who has no entry; write one, or add the name "
        "to no-names",
        warning=True,
    )
    UNKNOWN_SOURCE = Meaning(
        "a citation names a source that the bibliography does not have",
        "Correct the key, or add the source to the bibliography.",
        "seeds/alpha/notes.md:7:29: smith-1767 is not in the bibliography (did you mean smith-1776?); "
        "correct the key or add the source",
    )
    UNCITED_SOURCE = Meaning(
        "a source of the bibliography is cited nowhere",
        "Cite the source, or remove it from the bibliography.",
        "docs/references.bib:1:1: smith-1776 is cited nowhere; cite or remove it",
    )
    TOO_LONG = Meaning(
        "a definition or description is longer than can be read at a glance",
        "Shorten it; what is longer belongs in a note.",
        "glossary/terms.yaml:2:107: the words of term-peace are 94; at most 90 are read at a glance",
    )
    UNLINKED_TERM = Meaning(
        "a definition uses another headword and does not link it",
        "Link the headword once: {term}`headword`.",
        "glossary/terms.yaml:2:107: the definition of term-peace uses “win-win” and does not link it; write"
        " {term}`win-win` once",
    )
    SPELLING = Meaning(
        "a word is spelled in two ways",
        "Choose one of the spellings.",
        "seeds/alpha/notes.md:6:15: “center” is spelled “centre” elsewhere; use one spelling",
    )
    MISSING_WORDING = Meaning(
        "an entry has no name in a language in which the settings want one",
        "Add the name under wordings, by its language tag.",
        "glossary/terms.yaml:1:3: term-win-win has no name in fr; add it to its wordings",
    )
    BAD_LANGUAGE = Meaning(
        "words are said to be in a language that there is not",
        "Write a tag of BCP 47: two or three letters of the language, and what is special to it.",
        "seeds/alpha/notes.md:6:10: 'gr' is no language tag (BCP 47); write one such as fr, grc, pt-BR, as "
        "in {lang}`fr mot`",
    )
    vars().update(CODES)  # of each language
    STALE_PAGE = Meaning(
        "a generated page is not what its sources now give",
        "Run glossator convert. What was written by hand into a generated page is lost then: write it into "
        "the seed.",
        "docs/texts/alpha.md:1:1: is not what its sources now give; run glossator convert",
    )
    PAGE_IN_THE_WAY = Meaning(
        "a hand-written page stands where a generated one belongs",
        "Give the page another name, or remove it.",
        "docs/texts/gamma.md:1:1: the page is written by hand, and stands where the old address of gamma "
        "leads on; move it",
    )
    BAD_LEDGER = Meaning(
        "a ledger is not as it was written: cut, edited, or without its digest",
        "Restore the file from version control.",
        "seeds/alpha/ledger.yaml:2:1: the ledger is not as it was written: it was cut or edited; restore "
        "the file from version control",
    )
    OLD_LEDGER = Meaning(
        "the ledgers are of version 0.1 and have no digests",
        "Run glossator ledger --take-over once.",
        "glossary/ledger.yaml:1:1: the ledgers have no digest, as glossator 0.1.0 wrote them, so that a "
        "loss would go unseen; glossator ledger --take-over gives them one, or the next --accept",
        warning=True,
    )
    LEDGER_LOST = Meaning(
        "a ledger is lost, older than what was published, or that of another text",
        "Restore the file from version control.",
        "seeds/alpha/ledger.yaml:1:1: the ledger is lost: 3 ids of alpha were published; restore the file "
        "from version control, or the text that was published under this id",
    )
    NOT_ENTERED = Meaning(
        "an id is not in the ledger of what was published",
        "Run glossator ledger --accept before you publish.",
        "seeds/alpha/ledger.yaml:1:1: alpha-n-second is not entered in the ledger; run glossator ledger "
        "--accept",
    )
    ANCHOR_GONE = Meaning(
        "an id that was published is gone",
        "Restore what was published, or say where it went: glossator ledger --accept --moved OLD=NEW, or "
        "--withdrawn OLD.",
        "seeds/alpha/ledger.yaml:8:1: alpha-n-first was published and is gone; run glossator ledger "
        "--accept, or say where it went",
    )
    ANCHOR_CHANGED = Meaning(
        "an id stands for something else than when it was published",
        "If the same thing is meant in other words, run glossator ledger --accept.",
        "seeds/alpha/ledger.yaml:8:1: alpha-n-first stands for something else than it did; accept it with "
        "glossator ledger --accept",
    )
    ANCHOR_REUSED = Meaning(
        "an id that was published is used for other words",
        "Give what is new another number or name; the old one stays that of what was published.",
        "seeds/alpha/ledger.yaml:6:1: alpha-p1 stood for other words; an id is never used again: give the "
        "new one another, such as number: 1a",
    )
    NOT_CERTIFIED = Meaning(
        "a published page does not give back its witness",
        "Correct what the message names: a page, template or style sheet that changes, moves or hides words"
        " of a text.",
        "texts/alpha.html:1:1: _static/own.css may hide, move or replace words of the text: .para { "
        "display: none }",
    )
    BAD_MANIFEST = Meaning(
        "a published file is not what the manifest of its folder says",
        "Build the edition again, and publish the whole folder.",
        "build/read.txt:1:1: no build writes it; remove it",
    )
    CHANGED_MEANWHILE = Meaning(
        "a file changed again and again while the edition was built from it",
        "Build again when nothing writes to the edition’s files.",
        "docs/log.md:1:1: it changed each time that the edition was built; build it again",
    )
    NO_GLYPH = Meaning(
        "no font of the book has a sign",
        "Add a font that has the sign to edition_fonts in docs/conf.py.",
        "seeds/alpha/source.txt:5:9: no font of the book has “😀” (U+1F600): its number is printed; add a "
        "font that has it to edition_fonts in docs/conf.py",
        warning=True,
    )
    SPHINX = Meaning(
        "Sphinx reported warnings or errors",
        "Correct the line of the page that the message names.",
        "docs/index.md:12:11: unknown document: 'nowhere'; correct the name of the page, said from this one or "
        "after a slash from docs/ [ref.doc]",
    )
