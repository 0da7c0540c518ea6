"""Fragments of all the corpora, mixed at random, come through unchanged as well."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from hostile_edition import Seed, read_corpora, trim, write_edition
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from glossator.cli import main
from glossator.diagnostics import Code, EditionError
from glossator.model import Witness
from glossator.record import parse_record
from glossator.structure import build_text
from glossator.witness import UNCARRIABLE

CONSTRUCTS = [text for texts in read_corpora().values() for text in texts]
TOKENS = [token for text in CONSTRUCTS for token in re.findall(r"\w+|\W+", text)]

fragments = st.one_of(
    st.sampled_from(CONSTRUCTS),
    st.sampled_from(TOKENS),
    st.sampled_from(TOKENS),
    st.sampled_from([" ", "\t", "\u3000", "\ufeff", "\r", "\n", "\r\n", "\n\n"]),
)
witnesses = st.lists(st.one_of(fragments, st.characters(codec="utf-8")), max_size=12).map("".join)
lines = (
    st.lists(fragments, min_size=1, max_size=6)
    .map(lambda parts: trim(re.sub("[\r\n]", " ", "".join(parts))))
    .filter(bool)
)

RECORD = yaml.safe_dump(
    {
        "id": "mixed",
        "witness": {"file": "source.txt", "received_as": "x.txt", "sha256": "0"},
        "bibliography": dict.fromkeys(
            ("title", "short", "publication", "rights", "provenance"), "none"
        ),
        "structure": {"default": "paragraph"},
    }
)


@settings(max_examples=150, deadline=None)
@given(witness=witnesses)
@example(witness="\ufeff\r\n a \ufeff\r\n\u2028b\r")
@example(witness="a\r\rb")
def test_each_line_is_a_paragraph_or_its_bytes_are_named(witness: str) -> None:
    words = [trim(line) for line in witness.split("\n") if trim(line)]
    read = Witness("source.txt", "x.txt", "", witness)
    if any(map(UNCARRIABLE.search, words)):
        with pytest.raises(EditionError) as error:
            build_text(parse_record(RECORD, "record.yaml"), read)
        assert_named(error.value, witness)
        return
    text = build_text(parse_record(RECORD, "record.yaml"), read)
    assert [paragraph.text for paragraph in text.paragraphs] == words
    assert "".join(witness[piece.start : piece.end] for piece in text.pieces) == witness


def assert_named(error: EditionError, witness: str) -> None:
    """Check that each diagnostic names a character, its byte and its line."""
    for fault in error.diagnostics:
        assert fault.code is Code.BAD_CHARACTER
        place = re.search(r"U\+(\w+) at byte (\d+)", fault.message)
        assert place is not None
        before = witness.encode()[: int(place[2])].decode()
        assert ord(witness[len(before)]) == int(place[1], 16)
        assert fault.line == before.count("\n") + 1


FEW = settings(
    max_examples=2,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@FEW
@given(texts=st.lists(lines, min_size=80, max_size=80))
def test_mixtures_are_published_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    assert_published(tmp_path_factory.mktemp("mixed"), texts)


@pytest.mark.slow
@settings(FEW, max_examples=6)
@given(texts=st.lists(lines, min_size=80, max_size=80))
def test_many_mixtures_are_published_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    assert_published(tmp_path_factory.mktemp("mixed"), texts)


def assert_published(root: Path, texts: list[str]) -> None:
    seed = Seed("mixed", lines=texts)
    seed.rules = [{"lines": str(n), "kind": "heading", "level": 1} for n in range(1, 41)]
    write_edition(root, [seed])
    assert main(["build", "--only", "html", "-C", str(root)]) == 0
    page = (root / "build/html/texts/mixed.html").read_bytes().decode()
    data = json.loads((root / "build/edition.json").read_text(encoding="utf-8"))["texts"][0]
    assert [heading["text"] for heading in data["headings"]] == texts[:40]
    assert [paragraph["text"] for paragraph in data["paragraphs"]] == texts[40:]
    assert read_words(page) == texts
    shutil.rmtree(root)


def read_words(page: str) -> list[str]:
    """Return the words of the headings and paragraphs of a page."""
    soup = BeautifulSoup(page, "html.parser")
    found = soup.select("section[id^=mixed-h] > h2, p.para")
    for own in soup.select("a.headerlink, a.para-number"):
        own.decompose()
    return [element.get_text() for element in found]
