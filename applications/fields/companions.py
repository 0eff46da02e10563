"""Columns kept in step with the one they are computed from, so that the database can sort and print them."""

from collections.abc import Iterable
from typing import Any

from django.db import models


class ColumnWithCompanions(models.TextField):
    """A text column with further columns of its row, its companions, that follow from its value.

    Subclasses say which (`companions`) and with what (`companion_values`). `save()`, `bulk_create` and
    `update_or_create` keep them in step by themselves. `save(update_fields=…)`, `bulk_update` and `update` write
    just what they are told: give them `with_companions` and `spread`.
    """

    companion_count = 0

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # Places right behind this column, so that they follow it in each row and stay apart from all other fields.
        models.Field.creation_counter += self.companion_count

    def companions(self) -> dict[str, "Companion"]:
        """The further columns by their names, in their order."""
        raise NotImplementedError

    def companion_values(self, value: Any) -> tuple:
        """What stands in them beside `value`, in the same order."""
        raise NotImplementedError

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        self.companion_names = tuple(self.companions())
        # A model of a migration's state names the companions itself; heirs of an abstract model add their own.
        if cls.__module__ == "__fake__" or cls._meta.abstract:
            return
        for place, (companion, field) in enumerate(self.companions().items(), start=1):
            field.creation_counter = self.creation_counter + place
            field.companion_of = name
            cls.add_to_class(companion, field)

    def pre_save(self, instance, add):
        self.keep_in_step(instance)
        return super().pre_save(instance, add)

    def keep_in_step(self, instance: models.Model) -> None:
        """Set the companions of this column on an instance; a column that was not loaded is left alone."""
        if self.attname in instance.__dict__:
            for name, value in self.expected(instance).items():
                setattr(instance, name, value)

    def expected(self, instance: models.Model) -> dict[str, Any]:
        """What should stand in the companions of an instance, by name."""
        return dict(zip(self.companion_names, self.companion_values(getattr(instance, self.attname)), strict=True))


class Companion(models.Field):
    """Mixed into a column that follows another: computes itself when it is saved without the other being named."""

    companion_of: str | None = None

    def pre_save(self, instance, add):
        # An insert writes all columns, the one that is followed first: it has set this one already.
        if self.companion_of and not add:
            instance._meta.get_field(self.companion_of).keep_in_step(instance)
        return super().pre_save(instance, add)


def with_companions(model: type[models.Model], names: Iterable[str]) -> list[str]:
    """The names with their companions behind them, for `save(update_fields=…)` and `bulk_update`.

    Before `bulk_update`, which runs no `pre_save`, call `keep_all_in_step` on each instance.
    """
    columns = [(name, model._meta.get_field(name)) for name in names]
    return [
        part
        for name, column in columns
        for part in (name, *(column.companion_names if isinstance(column, ColumnWithCompanions) else ()))
    ]


def spread(model: type[models.Model], **values: Any) -> dict[str, Any]:
    """The values with those of their companions, for `QuerySet.update(**spread(Attempt, began=began))`."""
    whole = {}
    for name, value in values.items():
        whole[name], column = value, model._meta.get_field(name)
        if isinstance(column, ColumnWithCompanions):
            whole |= zip(column.companion_names, column.companion_values(value), strict=True)
    return whole


def columns_with_companions(model: type[models.Model]) -> list[ColumnWithCompanions]:
    """The columns of a model that others follow."""
    return [field for field in model._meta.concrete_fields if isinstance(field, ColumnWithCompanions)]


def keep_all_in_step(instance: models.Model) -> None:
    """Set all companions of an instance from the columns they follow."""
    for column in columns_with_companions(type(instance)):
        column.keep_in_step(instance)


def out_of_step(instance: models.Model) -> list[str]:
    """The names of companions that do not hold what follows from their column; empty when all is well."""
    return [
        name
        for column in columns_with_companions(type(instance))
        for name, value in column.expected(instance).items()
        if getattr(instance, name) != value
    ]
