"""Cascades: how many persons go from one stage to the next (domain C.2, C6)."""

from __future__ import annotations

from pydantic import Field

from dashboard.framework.datasets import Where
from dashboard.framework.labels import Declared, Label
from dashboard.framework.results import Class

STAGE = "stage"
"""The dimension that the cells of a cascade are split by."""


class Stage(Declared):
    """One stage: an entity reaches it with the first row that meets `where` and has the date."""

    name: str
    label: Label
    date: str
    dataset: str | None = Field(default=None, description="Default: the cascade's own dataset.")
    entity: str | None = Field(default=None, description="Default: the cascade's own column.")
    where: Where = Field(default={})


class Cascade(Declared):
    """Ordered stages over the entities of a dataset.

    `where` says which entities there are. The date of the first stage puts an entity into its
    period; it counts at a stage only if it also reached all stages before.
    """

    code: str
    result: str
    title: Label
    definition: Label
    unit: Label
    dataset: str
    entity: str
    where: Where = Field(default={})
    stages: list[Stage] = Field(min_length=2)
    disclosure: Class
    owner: Label | None = None
    verification: Label | None = None

    def dataset_of(self, stage: Stage) -> str:
        """The dataset whose rows say that the stage is reached."""
        return stage.dataset or self.dataset

    def entity_of(self, stage: Stage) -> str:
        """The column of that dataset that holds the entity."""
        return stage.entity or self.entity
