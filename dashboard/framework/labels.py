"""Text that a person reads, in one or several languages."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

LIST_OF_TEXT: JsonSchemaValue = {"type": "array", "items": {"type": "string"}, "minItems": 1}


def with_short_forms(
    core_schema: CoreSchema,
    handler: GetJsonSchemaHandler,
    *short: JsonSchemaValue,
) -> JsonSchemaValue:
    """The JSON Schema of a model that may also be written in one of the short forms."""
    long = handler.resolve_ref_schema(handler(core_schema))
    return {"description": long.get("description", ""), "anyOf": [*short, {**long}]}


class Declared(BaseModel):
    """Part of the framework: immutable, and unknown fields are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Label(RootModel[dict[str, str]]):
    """A string, or a map of language code to string. A bare string serves every language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_string(cls, value: Any) -> Any:
        return {"": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core_schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return with_short_forms(core_schema, handler, {"type": "string"})

    def text(self, language: str) -> str:
        """The text in `language`, else in the first language given."""
        return self.root.get(language) or next(iter(self.root.values()))

    def texts(self) -> list[str]:
        """Every text given, in declared order."""
        return list(self.root.values())


class Headers(RootModel[dict[str, list[str]]]):
    """Header names by which a column is found: a list, or a map of language code to list."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_list(cls, value: Any) -> Any:
        return {"": value} if isinstance(value, list) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core_schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return with_short_forms(core_schema, handler, LIST_OF_TEXT)

    def names(self) -> list[str]:
        """Every accepted header name, in declared order."""
        return [name for names in self.root.values() for name in names]

    def preferred(self, language: str) -> str | None:
        """The name a template shows in `language`."""
        names = self.root.get(language) or next(iter(self.root.values()), [])
        return names[0] if names else None
