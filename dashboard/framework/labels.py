"""Text that a person reads, in one or several languages."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Schemas = tuple[JsonSchemaValue, ...]

TEXT: JsonSchemaValue = {"type": "string"}
LIST_OF_TEXT: JsonSchemaValue = {"type": "array", "items": TEXT, "minItems": 1}


class ShortForms:
    """A model that may also be written in one of its short forms, and whose JSON Schema says so."""

    SHORT: ClassVar[Schemas] = (TEXT,)

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core_schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        long = handler.resolve_ref_schema(handler(core_schema))
        return {"description": long.get("description", ""), "anyOf": [*cls.SHORT, {**long}]}


class Declared(BaseModel):
    """Part of the framework: immutable, and unknown fields are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Label(ShortForms, RootModel[dict[str, str]]):
    """A string, or a map of language code to string. A bare string serves every language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_string(cls, value: Any) -> Any:
        return {"": value} if isinstance(value, str) else value

    def text(self, language: str) -> str:
        """The text in `language`, else in the first language given."""
        return self.root.get(language) or next(iter(self.root.values()))

    def texts(self) -> list[str]:
        """Every text given, in declared order."""
        return list(self.root.values())


class Headers(ShortForms, RootModel[dict[str, list[str]]]):
    """Header names by which a column is found: a list, or a map of language code to list."""

    SHORT: ClassVar[Schemas] = (LIST_OF_TEXT,)
    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_list(cls, value: Any) -> Any:
        return {"": value} if isinstance(value, list) else value

    def names(self) -> list[str]:
        """Every accepted header name, in declared order."""
        return [name for names in self.root.values() for name in names]

    def preferred(self, language: str) -> str | None:
        """The name a template shows in `language`."""
        names = self.root.get(language) or next(iter(self.root.values()), [])
        return names[0] if names else None
