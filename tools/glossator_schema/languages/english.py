"""English: how its dates are written, and words by which a name is known for no given name and family name."""

from __future__ import annotations

DATE_CUSTOMS = "en-001"
"""Day, month, year, as in most of the world: Unicode's plain English is that of the United States."""

ERAS = ("BCE", "CE")
"""Of its two ways to mark the eras that of scholars, which Babel leaves out of Unicode's data."""

BODIES = frozenset(
    """
    Academy Agency Association Authority Bank Board Bureau Cabinet Center Centre Church College
    Commission Committee Conference Congress Council Court Cross Daily Department Embassy Federation
    Forum Foundation Government Group Guardian House Initiative Institute Institution International
    Journal League Library Ministry Museum Nations Network News Office Organisation Organization
    Parliament Party Post Press Quarterly Review Secretariat Senate Service Services Society State
    States Studies Times Treasury Tribune Union United University Watch Weekly World
    """.split()  # noqa: SIM905
)

"""What names bodies: World Bank, Foreign Ministry."""

TITLES = frozenset(
    """
    Abbot Archbishop Bishop Brother Caliph Captain Cardinal Chairman Count Countess Czar Doctor Duke Emperor
    Empress Father General Imam Justice King Lady Lord Mother Pope President Prince Princess Professor Queen
    Rabbi Saint Senator Shah Sir Sister Sultan Tsar
    """.split()  # noqa: SIM905
)
"""What stands before a name, or as some emperors' behind it: Pope Francis, Qianlong Emperor."""


def may_name_no_person(first: str, last: str) -> bool:
    """Tell whether one of two words may name a body, or be a title."""
    return not BODIES.isdisjoint((first, last)) or first in TITLES or last in ("Emperor", "Empress")
