"""Write a draft as a record file: one proposal to a line, with its rule, confidence and reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glossator.block_rules import UNSAID
from glossator.draft.bibliography import describe_bibliography
from glossator.draft.emend import LineEmendation, select_changes, tell_apart
from glossator.draft.levels import nest_levels
from glossator.draft.proposals import (
    BlockProposal,
    EmendationProposal,
    FormReport,
    HyphensProposal,
    MarkProposal,
    NoteProposal,
    Proposal,
    RunInProposal,
)
from glossator.draft.scalars import write_mapping, write_scalar
from glossator.draft.state import Draft
from glossator.line_set import group_lines
from glossator.model import Witness
from glossator.record import DRAFT
from glossator.schemas import name_schema
from glossator.witness import Range, trim
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, PARAGRAPH
from glossator_schema.inlines import NOT_MARKED

Inner = RunInProposal | NoteProposal | MarkProposal
"""What stands within a block."""

HEAD = f"""\
{name_schema("record", 2)}
# A draft: rules have guessed what follows. Each guess says its rule, how sure it is (1 = sure) and why.
# Accept one by leaving it, strike it by deleting its line. Words in square brackets are yours to supply.
# Of a list whose last line you strike, strike the name as well."""


SURE_ENOUGH = 0.75
"""An emendation of which its rule is less sure is listed, and not applied."""


def compose_record(
    text_id: str, draft: Draft, witness: Witness, extracted: Sequence[str] = ()
) -> str:
    """Return the record file of a draft, pinned to the witness.

    :param extracted: the lines that say out of which file it was read.
    """
    sure, unsure = divide_changes(draft.of(EmendationProposal))
    changes = select_changes(draft.manuscript, sure)
    doubtful = select_changes(draft.manuscript, unsure)
    blocks = nest_levels(draft.of(BlockProposal), draft.of(RunInProposal))
    lines = [
        HEAD,
        f"id: {write_scalar(text_id)}",
        f"state: {DRAFT}  # remove this when you have read all of it; until then its page says so",
        *([f"language: {write_scalar(draft.language)}"] if draft.language else []),
        *([f"markup: {draft.markup}"] if draft.markup else []),
        "witness:",
        "  file: source.txt",
        f"  received_as: {write_scalar(witness.received_as)}",
        f"  sha256: {witness.sha256}",
        *extracted,
        "",
        "bibliography:",
        *(f"  {line}" for line in describe_bibliography(draft, text_id)),
        "",
        "structure:",
        "  default: paragraph       # each line that is not blank is one paragraph of body text",
        *headed("  exceptions:", (f"    {line}" for line in write_blocks(draft, *blocks))),
        *headed(
            "\nhyphens:", (line for p in draft.of(HyphensProposal) for line in write_hyphens(p))
        ),
        *headed("\nmarks:", map(write_opaque, draft.opaque)),
        *headed("\nemendations:", map(write_change, changes)),
        *headed(
            "\n# Less sure, and not applied; move a line to the emendations to accept it:",
            (f"#{line}" for line in map(write_change, doubtful)),
        ),
        *headed(
            "\n# Less sure, and not applied; move a line to the exceptions of the structure to accept it:",
            (
                f"#    {line}"
                for block in draft.listed
                for line in write_exception(draft, block.line, block, [])
            ),
        ),
        *headed(
            "\n# Forms of the glossary that the text has:", map(write_form, draft.of(FormReport))
        ),
    ]
    return "\n".join(lines) + "\n"


def divide_changes(
    changes: list[EmendationProposal],
) -> tuple[list[EmendationProposal], list[EmendationProposal]]:
    """Return the changes that are applied, and those that are listed alone."""
    sure = [change for change in changes if change.confidence >= SURE_ENOUGH]
    return sure, [change for change in changes if change.confidence < SURE_ENOUGH]


def headed(head: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a head and its lines, nothing if there are none."""
    for index, line in enumerate(lines):
        if not index:
            yield head
        yield line


def remark(*proposals: Proposal) -> str:
    """Return the comment that says which rules made proposals, how sure they are, and why."""
    said = (f"{p.rule} {p.confidence:.2f}: {p.reason}" for p in proposals)
    return "  # " + printable("; ".join(dict.fromkeys(said)))


def printable(words: str) -> str:
    """Return words without what a comment cannot have."""
    if words.isprintable():
        return words
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)


def write_blocks(
    draft: Draft, blocks: list[BlockProposal], run_ins: list[RunInProposal]
) -> Iterator[str]:
    """Yield the lines of the structure's exceptions, in the order of the witness."""
    owner = {line: block for block in blocks for line in block.lines}
    within: dict[int, list[Inner]] = {}
    inner: list[Inner] = [*run_ins, *draft.of(NoteProposal), *draft.of(MarkProposal)]
    for proposal in inner:
        block = owner.get(proposal.line)
        within.setdefault(block.line if block else proposal.line, []).append(proposal)
    places = {block.line: block for block in blocks}
    numbered = draft.manuscript.margins.spans.keys() - owner.keys()
    for line in sorted({*places, *within, *numbered}):
        yield from write_exception(draft, line, places.get(line), within.get(line, []))


def write_exception(
    draft: Draft,
    line: int,
    block: BlockProposal | None,
    within: list[Inner],
) -> Iterator[str]:
    """Yield the lines of one exception: one, unless several proposals are about it."""
    fields = write_fields(draft, block) if block else [f"lines: {line}", *write_cuts(draft, line)]
    notes = [proposal for proposal in within if isinstance(proposal, NoteProposal | MarkProposal)]
    run_ins = [proposal for proposal in within if isinstance(proposal, RunInProposal)]
    if block and not within:
        yield f"- {{{', '.join(fields)}}}{remark(block)}"
    elif not block and len(within) == 1:
        only = (
            f"notes: [{write_author_note(draft, notes[0])}]"
            if notes
            else f"run_in: {write_run_in(run_ins[0])}"
        )
        yield f"- {{{', '.join([*fields, only])}}}{remark(*within)}"
    else:
        yield f"- {fields[0]}" + (remark(block) if block else "")
        yield from (f"  {field}" for field in fields[1:])
        yield from (f"  run_in: {write_run_in(run_in)}{remark(run_in)}" for run_in in run_ins)
        if notes:
            yield "  notes: ["
            yield from (f"    {write_author_note(draft, note)},{remark(note)}" for note in notes)
            yield "  ]"


def write_fields(draft: Draft, block: BlockProposal) -> list[str]:
    """Return the fields of a block as YAML, the lines first."""
    lines = f"{block.line}-{block.last}" if block.last > block.line else str(block.line)
    if block.without:
        full = draft.manuscript.by_number
        lines = group_lines([number for number in block.lines if number in full])
    fields = [f"lines: {lines}", f"kind: {block.kind.name}"]
    said = {
        "label": block.label,
        "speaker": block.speaker,
        "spoken_by": block.spoken_by,
        "separator": block.separator,
    }
    if block.level:
        fields.append(f"level: {block.level}")
    fields += [f"{key}: {write_scalar(value)}" for key, value in said.items() if value]
    if block.marker is not None:
        fields.append(f"marker: {write_scalar(block.marker)}")
    if block.image:
        picture = {"image": block.image, "sha256": block.sha256, "alt": block.alt or UNSAID}
        fields += [f"{key}: {write_scalar(value)}" for key, value in picture.items()]
    if block.goes_on:
        fields.append(f"goes_on: {group_lines([*block.goes_on])}")
    if block.header:
        fields.append("header: true")
    if block.kind is AUTHOR_NOTE and not draft.has_mark(block):
        fields.append(f"unmarked: {write_scalar(UNSAID)}")
    if cuts := gather_cuts(draft, block):
        fields.append(f"cuts: [{', '.join(map(write_scalar, cuts))}]")
    return fields


def write_cuts(draft: Draft, line: int) -> list[str]:
    """Return the markup around notes, and their marks, in a paragraph of one line, as YAML."""
    plain = BlockProposal(line=line, kind=PARAGRAPH, reason="", confidence=1)
    cuts = gather_cuts(draft, plain)
    return [f"cuts: [{', '.join(map(write_scalar, cuts))}]"] if cuts else []


def gather_cuts(draft: Draft, block: BlockProposal) -> tuple[str, ...]:
    """Return the markup of a block, that around notes, their marks and lines too, from left to right."""
    text, manuscript = draft.manuscript.text, draft.manuscript
    marks: list[MarkProposal | NoteProposal] = []
    for line in block.lines:
        marks += draft.marks.get(line, ())
        marks += [one for one in draft.inner.get(line, ()) if isinstance(one, NoteProposal)]
    wrapped = [line for line in block.lines if line in manuscript.wraps]
    spans = manuscript.margins.spans
    margins = [spans[line] for line in block.lines if line in spans]
    around = wrapped or margins or any(mark.before or mark.after for mark in marks)
    if block.kind is FURNITURE or not around:
        return block.cuts
    places: list[tuple[int, str]] = []
    cursor = manuscript.starts[block.line - 1]
    for cut in block.cuts:
        cursor = text.find(cut, cursor)
        places.append((cursor, cut))
        cursor += len(cut)
    for line in wrapped:
        before, after = manuscript.wraps[line]
        start, end = trim(text, manuscript.starts[line - 1], manuscript.end_of(line))
        places += [(start, before.strip()), (end - len(after), after.strip())]
    for mark in marks:
        end = mark.start + len(mark.number)
        end += len(mark.text) if isinstance(mark, NoteProposal) else 0
        places += [(mark.start - len(mark.before), mark.before), (end, mark.after)]
    places += _place_margins(
        text, margins, trim(text, manuscript.starts[block.line - 1], len(text))[0]
    )
    return tuple(cut for _, cut in sorted(places) if cut)


def _place_margins(text: str, margins: list[Range], cursor: int) -> Iterator[tuple[int, str]]:
    """Yield numbers in the margin, with the white space around them: by it they are told from others.

    :param cursor: where the words of the block begin.
    """
    for start, end in margins:
        while end < len(text) and text[end] in " \t":
            end += 1
        while start > cursor and text[start - 1] in " \t":
            start -= 1
        if text.find(text[start:end], cursor) == start:
            yield start, text[start:end]
            cursor = end


def write_run_in(run_in: RunInProposal) -> str:
    """Return a run-in heading as YAML."""
    return write_mapping({"level": str(run_in.level), "text": run_in.text})


def write_author_note(draft: Draft, note: NoteProposal | MarkProposal) -> str:
    """Return an author's note, or its mark, as YAML, with its neighbours where it recurs in its block."""
    manuscript = draft.manuscript
    block = draft.blocks.get(note.line)
    lines = block.lines if block else (note.line,)
    text = note.text if isinstance(note, NoteProposal) else ""
    start, end = trim(
        manuscript.text, manuscript.starts[lines[0] - 1], manuscript.end_of(lines[-1])
    )
    within = draft.inner.get(lines[0], ())
    start += sum(len(each.text) for each in within if isinstance(each, RunInProposal))
    place = note.start, note.start + len(note.number + text)
    prefix, suffix = tell_apart(manuscript.text, place, (start, end))
    fields = {"number": note.number, "text": text, "prefix": prefix, "suffix": suffix}
    if isinstance(note, MarkProposal) and note.note_at:
        fields["note_at"] = str(note.note_at)
    return write_mapping({key: value for key, value in fields.items() if value})


def write_change(change: LineEmendation) -> str:
    """Return an emendation as a line of YAML."""
    fields = {
        "line": str(change.line),
        "exact": change.exact,
        "reading": change.reading,
        "kind": change.proposals[0].kind,
        "certainty": "conjecture",
        "prefix": change.prefix,
        "suffix": change.suffix,
    }
    said = {key: value for key, value in fields.items() if value or key == "reading"}
    return f"  - {write_mapping(said)}{remark(*change.proposals)}"


def write_opaque(place: tuple[int, str]) -> str:
    """Return words in which no sign is markup, as a line of YAML."""
    line, exact = place
    fields = {"line": str(line), "exact": exact, "kind": NOT_MARKED}
    return f"  - {write_mapping(fields)}  # a sign in it begins nothing, or ends nothing"


def write_hyphens(proposal: HyphensProposal) -> Iterator[str]:
    """Yield what hyphens at line ends are, as YAML."""
    yield f"  default: join{remark(proposal)}"
    if proposal.exceptions:
        yield f"  exceptions: [{', '.join(map(write_scalar, proposal.exceptions))}]"


def write_form(report: FormReport) -> str:
    """Return the report of a glossary form as a comment."""
    return printable(f"#   {report.form} ({report.term}): {report.reason}")
