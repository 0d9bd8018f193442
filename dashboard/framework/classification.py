"""How others file the project: the terms under which its data may be used, and its sector."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from dashboard.framework.labels import Declared, Label, with_short_forms

ADDRESS = r"^https?://\S+$"
SECTOR = r"^[0-9]{5}$"
MAP_OF_TEXT: JsonSchemaValue = {
    "type": "object",
    "properties": {language: {"type": "string"} for language in ("en", "ru", "tg")},
    "additionalProperties": False,
}

Sector = Annotated[str, Field(pattern=SECTOR)]
"""A purpose code of the DAC list of the OECD (IATI vocabulary 1)."""


class Licence(Declared):
    """What may be done with the data: the licence's name, and where its text stands.

    A label alone is a licence without an address.
    """

    label: Label
    url: str | None = Field(default=None, pattern=ADDRESS)

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_label(cls, value: object) -> object:
        long = isinstance(value, dict) and not {"label", "url"}.isdisjoint(value)
        return value if long or not isinstance(value, str | dict) else {"label": value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core_schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return with_short_forms(core_schema, handler, {"type": "string"}, MAP_OF_TEXT)
