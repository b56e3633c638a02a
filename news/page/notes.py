"""An outlet's own words on what it changed: `Correction: …`, `This article was amended on …`."""

import re
from collections.abc import Sequence

LONGEST = 600
"""Characters of a note that are kept."""

_DATED = r"(?: \([^)]{1,40}\)| \d[\d/. -]{3,12}| (?:on )?[A-Z]\w+ \d{1,2}(?:, \d{4})?)?"
_ENGLISH = (
    r"(?:corrections?|clarifications?|editor[’']?s[’']? notes?|updated?s?|erratum|retraction|amended)",
    r"(?:an? )?(?:previous|earlier|original) version of (?:this|the) (?:article|story|report|post|piece)",
    r"(?:this|the) (?:article|story|report|piece|post|headline|page) (?:has been|was|is being)",
    r"(?:updated|amended|corrected|edited|revised|changed|removed|withdrawn|retracted|taken down)",
)
_LABELS = (
    rf"{_ENGLISH[0]}{_DATED}\s?[:–—-]\s?\S",
    rf"{_ENGLISH[1]}\b",
    rf"{_ENGLISH[2]} {_ENGLISH[3]}\b",
    r"(?:korrektur|berichtigung|richtigstellung|aktualisierung|anmerkung der redaktion)\b.{0,40}?:",
    r"(?:rectificatif|mise à jour|corrección|fe de errores|actualización|nota de redacción)\b.{0,40}?:",
    r"(?:correzione|errata corrige|aggiornamento|correção|atualização|rectificatie|correctie)\b.{0,40}?:",
    r"(?:rettelse|rättelse|sprostowanie|aktualizacja|уточнение|исправление|оновлено)\b.{0,40}?:",
    r"in einer früheren (?:version|fassung)|une (?:première )?version précédente",
)
_NOTE = re.compile(rf"\W{{0,3}}(?:{'|'.join(_LABELS)})", re.IGNORECASE)


def note_of(paragraphs: Sequence[str]) -> str | None:
    """The outlet's notes on its changes, joined; None when it left none."""
    notes = [line for line in paragraphs if _NOTE.match(line)]
    return " ".join(notes)[:LONGEST] or None
