"""What one run of ``glossator build`` is to build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossator_schema.notes import STUDENT
from glossator_schema.printing import Output, Variant


@dataclass(frozen=True)
class Order:
    """What one run of the command is to build."""

    formats: Sequence[Output]
    audience: str
    paper: str | None = None  # of the PDFs; ``None`` for that of ``conf.py``
    variants: Sequence[Variant] = ()  # of the PDFs
    jobs: int = 1  # processes at the same time: it changes nothing of what is made

    @property
    def variant(self) -> str:
        """The folder of ``build/`` for it; "" for the usual edition."""
        audience = "" if self.audience == STUDENT else self.audience
        return "/".join(filter(None, (audience, self._form)))

    @property
    def work(self) -> str:
        """The name of its work folder."""
        return "-".join(filter(None, (self.audience, self._form)))

    @property
    def _form(self) -> str:
        return "-".join(variant.name for variant in self.variants)

    def settings(self) -> dict[str, object]:
        """Return the settings of Sphinx over those in ``conf.py``."""
        settings: dict[str, object] = {"edition_audience": self.audience, "edition_drafts": False}
        settings |= {variant.setting: True for variant in self.variants}
        if self.paper:
            settings["typst_paper"] = self.paper
        return settings
