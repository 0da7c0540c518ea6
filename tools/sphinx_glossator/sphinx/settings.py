"""The settings that an edition has beside Sphinx's own: as the schema declares them, so Sphinx knows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from glossator_schema.settings import SETTINGS, Setting
from sphinx_glossator.safety.settings import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


class SettingsDirective(SphinxDirective):
    """``edition:settings``: the table of the settings for ``every`` output, ``screen`` or ``print``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        rows = [_describe(setting) for setting in SETTINGS if setting.concerns == self.arguments[0]]
        if not rows:
            known = ", ".join(dict.fromkeys(setting.concerns for setting in SETTINGS))
            raise self.error(f"no settings are for {self.arguments[0]!r}; write one of: {known}")
        return self.parse_text_to_nodes("\n".join((*HEAD, *rows)))


HEAD = ("| setting | default | meaning |", "|---|---|---|")


def _describe(setting: Setting) -> str:
    default = repr(find_default(setting))
    choices = f"; one of `{'`, `'.join(setting.choices)}`" if setting.choices else ""
    return f"| `{setting.name}` | `{default}` | {setting.about}{choices} |"


def find_default(setting: Setting) -> Any:
    """Return the value of a setting that ``conf.py`` does not give."""
    return setting.kind() if setting.default is None else setting.default


def setup_settings(app: Sphinx) -> None:
    """Register the settings, and the table that lists them."""
    for setting in SETTINGS:
        types = (list, tuple) if setting.kind is list else (setting.kind,)
        app.add_config_value(setting.name, find_default(setting), setting.again, types)
    app.connect("config-inited", check_settings)
    app.add_directive_to_domain("edition", "settings", SettingsDirective)


def check_settings(app: Sphinx, config: Config) -> None:
    """Warn of a value that a setting may not have, and go on with its default (``config-inited``)."""
    for setting in SETTINGS:
        given = config[setting.name]
        if setting.choices and given not in setting.choices:
            remedy = f"one of: {', '.join(setting.choices)}"
        elif setting.form and not re.fullmatch(setting.form, str(given)):
            remedy = setting.remedy
        else:
            continue
        warn(app, setting.name, f"it is {given!r}; write {remedy}")
        config[setting.name] = find_default(setting)
