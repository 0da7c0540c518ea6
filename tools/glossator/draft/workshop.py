"""Run the rules in their order over a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from glossator.draft.evidence import weigh
from glossator.draft.manuscript import read_manuscript
from glossator.draft.order import RULES, DraftingRule, Stage
from glossator.draft.pictures import ReceivedPicture
from glossator.draft.proposals import BlockProposal, EmendationProposal
from glossator.draft.recognise import recognise_language, recognise_markup
from glossator.draft.settle import Settled, settle
from glossator.draft.spacing import find_spacing
from glossator.draft.state import Draft, Segment
from glossator.draft.vocabulary import Vocabulary
from glossator.entry import Entry
from glossator.model import Role, Text, Witness
from glossator_schema.blocks import CODE, PARAGRAPH

LEAST_SURE = 0.65
"""A block of which its rule is less sure is listed, and not applied."""


def draft_text(
    witness: Witness,
    vocabulary: Vocabulary,
    terms: tuple[Entry, ...] = (),
    language: str = "",
    own_language: str = "",
) -> Draft:
    """Return what the rules propose for a witness, as :func:`draft_record` does."""
    return draft_record(witness, vocabulary, terms, language, own_language).draft


def draft_record(
    witness: Witness,
    vocabulary: Vocabulary,
    terms: tuple[Entry, ...] = (),
    language: str = "",
    own_language: str = "",
    text_id: str = "draft",
    extracted: Sequence[str] = (),
    pictures: Mapping[str, ReceivedPicture] | None = None,
) -> Settled:
    """Return what the rules propose for a witness, so that the engine makes a text of it as it stands.

    :param language: that of the text; without it, it is recognised.
    :param own_language: that of the edition, which a record need not say.
    :param extracted: the lines that say out of which file the witness was read.
    :param pictures: those that the text names, by what it calls them.

    Raises :class:`~glossator.diagnostics.EditionError` where no record can make it a text: it has
    characters that cannot be printed.
    """
    tongue = language or recognise_language(witness.text)
    known = vocabulary if vocabulary.language == tongue.partition("-")[0] else Vocabulary()
    manuscript = read_manuscript(witness.text)
    spaced = find_spacing(manuscript)
    draft = Draft(
        spaced.closed if spaced else manuscript,
        known,
        terms,
        tongue=tongue,
        pictures=pictures or {},
    )
    if language or tongue != own_language.partition("-")[0]:
        draft = replace(draft, language=tongue)
    draft = run(draft, (rule for rule in RULES if rule.stage is Stage.STRUCTURE))
    draft = spaced.restore(draft) if spaced else draft
    draft = replace(draft, markup=recognise_markup(draft))
    settled = settle(draft, witness, text_id, extracted)
    draft = replace(settled.draft, segments=tuple(find_segments(settled.draft, settled.text)))
    done = run(draft, (rule for rule in RULES if rule.stage is not Stage.STRUCTURE))
    if done.proposals == draft.proposals:
        return settled
    return settle(done, witness, text_id, extracted)


def run(draft: Draft, rules: Iterable[DraftingRule]) -> Draft:
    """Return the draft with what the rules propose, each knowing what the ones before it said.

    What is only listed keeps no later rule from speaking: its lines are part of a paragraph meanwhile.
    """
    for rule in rules:
        if rule.language and rule.language != draft.tongue:
            continue
        found = [replace(proposal, rule=rule.name) for proposal in rule.propose(draft)]
        unsure = [each for each in found if isinstance(each, BlockProposal) and _is_unsure(each)]
        listed = {*map(id, unsure)}
        sure = [each for each in found if id(each) not in listed]
        draft = replace(draft, listed=(*draft.listed, *unsure))
        if rule.language:
            changes = [each for each in sure if isinstance(each, EmendationProposal)]
            others = [each for each in sure if not isinstance(each, EmendationProposal)]
            sure = [*others, *weigh(draft, changes)]
        draft = draft.with_proposals(sure)
    return replace(draft, listed=tuple(each for each in draft.listed if _is_free(draft, each)))


def _is_unsure(block: BlockProposal) -> bool:
    return block.confidence < LEAST_SURE


def _is_free(draft: Draft, block: BlockProposal) -> bool:
    """Tell whether nothing else but paragraphs is proposed of the lines of a block."""
    return not any(draft.blocks[n].kind is not PARAGRAPH for n in block.lines if n in draft.blocks)


def find_segments(draft: Draft, text: Text) -> Iterator[Segment]:
    """Yield the words of the blocks, as the engine divides the witness by the drafted structure."""
    after_note = ""
    for piece in text.pieces:
        if piece.block == text.id:
            continue  # the title is left to the editors
        line = draft.manuscript.line_at(piece.start)
        block = draft.blocks.get(line)
        if block and block.kind is CODE:
            continue  # in which nothing is a slip by the rules of prose
        if text.witness.text[piece.start - 1 : piece.start] == "`":
            continue
        if piece.role is Role.NOTE_TEXT:
            after_note = piece.block
        if piece.role not in (Role.TEXT, Role.NOTE_TEXT):
            if piece.role is Role.SPACE:
                after_note = ""
            continue
        follows = piece.role is Role.TEXT and bool(after_note)
        words = text.witness.text[piece.start : piece.end]
        yield Segment(piece.start, words, line, follows)
        after_note = piece.block if piece.role is Role.NOTE_TEXT else ""
