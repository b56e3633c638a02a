"""Texts packed and unpacked, with what stands beside their words."""

import json
import zlib

from news.ids import text_id
from news.model import Text
from store.packing import ZLIB, pack, unpack


def test_links_and_captions_come_back_though_they_make_no_other_text() -> None:
    kept = Text(
        "Ferries sail", ("The deal.",), links=(("deal", "https://a.example/"),), captions=("In port.",)
    )
    back = unpack(ZLIB, pack(kept))
    assert (back, back.links, back.captions) == (kept, kept.links, kept.captions)
    assert hash(back) == hash(kept)


def test_a_text_packed_before_there_were_any_reads_as_it_did() -> None:
    body = {"headline": "Ferries sail", "paragraphs": ["The deal."], "byline": [], "origin": "page"}
    back = unpack(ZLIB, zlib.compress(json.dumps(body).encode()))
    assert (back.links, back.captions) == ((), ())
    assert text_id(back) == text_id(Text("Ferries sail", ("The deal.",)))
