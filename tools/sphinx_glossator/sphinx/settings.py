"""The settings that an edition has beside Sphinx's own: as the schema declares them, so Sphinx knows them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from glossator_schema.settings import SETTINGS, Setting
from glossator_schema.tags import find_tag_fault
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
    if fault := find_tag_fault((config.language or "en").partition("@")[0].replace("_", "-")):
        warn(app, "language", fault)
        config.language = "en"
    for name in find_unknown(config):
        near = get_close_matches(name, [setting.name for setting in SETTINGS], n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        warn(app, name, f"there is no such setting{hint}; correct its name, or remove it")
    for setting in SETTINGS:
        if remedy := refuse_value(setting, config[setting.name]):
            warn(app, setting.name, f"it is {config[setting.name]!r}; write {remedy}")
            config[setting.name] = find_default(setting)


def find_unknown(config: Config) -> list[str]:
    """Return what ``conf.py`` sets under a name as ours begin, and nobody reads."""
    prefixes = tuple({f"{setting.name.partition('_')[0]}_" for setting in SETTINGS})
    return [
        name
        for name, value in config._raw_config.items()
        if name.startswith(prefixes) and name not in config.values and not callable(value)
    ]


def refuse_value(setting: Setting, value: Any) -> str:
    """Return what is to be written instead of a value that a setting may not have; "" if it may."""
    if setting.choices:
        return "" if value in setting.choices else f"one of: {', '.join(setting.choices)}"
    if not is_of_kind(setting.kind, value):
        return setting.remedy or KINDS[setting.kind]
    return "" if re.fullmatch(setting.form or ".*", str(value), re.DOTALL) else setting.remedy


KINDS: dict[type[Any], str] = {
    str: "words in quotation marks",
    bool: "True or False",
    list: "a list of words in quotation marks",
    dict: "a mapping of words to words, or to lists of them",
}
"""What is written as a value, by its type."""


def is_of_kind(kind: type[Any], value: Any) -> bool:
    """Tell whether a value is of a kind of setting, and so are all words in it."""
    if kind is list:
        return isinstance(value, list | tuple) and all(isinstance(word, str) for word in value)
    if kind is dict:
        return isinstance(value, dict) and all(
            isinstance(word, str) or (word and is_of_kind(list, word))
            for word in (*value, *value.values())
        )
    return isinstance(value, kind)
