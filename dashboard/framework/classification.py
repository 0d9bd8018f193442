"""How others file the project: the terms under which its data may be used, and its sector."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic.json_schema import JsonSchemaValue

from dashboard.framework.labels import TEXT, Declared, Label, Schemas, ShortForms

ADDRESS = r"^https?://\S+$"
SECTOR = r"^[0-9]{5}$"
MAP_OF_TEXT: JsonSchemaValue = {
    "type": "object",
    "properties": {language: {"type": "string"} for language in ("en", "ru", "tg")},
    "additionalProperties": False,
}

Sector = Annotated[str, Field(pattern=SECTOR)]
"""A purpose code of the DAC list of the OECD (IATI vocabulary 1)."""


class Licence(ShortForms, Declared):
    """What may be done with the data: the licence's name, and where its text stands.

    A label alone is a licence without an address.
    """

    SHORT: ClassVar[Schemas] = (TEXT, MAP_OF_TEXT)

    label: Label
    url: str | None = Field(default=None, pattern=ADDRESS)

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_label(cls, value: object) -> object:
        long = isinstance(value, dict) and not {"label", "url"}.isdisjoint(value)
        return value if long or not isinstance(value, str | dict) else {"label": value}
