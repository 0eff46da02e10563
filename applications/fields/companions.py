"""Columns kept in step with the one they are computed from, so that the database can sort and print them."""

from collections.abc import Iterable

from django.db import models


class ColumnWithCompanions(models.TextField):
    """A text column that keeps further columns of its row in step with itself whenever a row is saved.

    Subclasses say which (`companions`) and with what (`companion_values`). A save, `bulk_create` and `bulk_update`
    that names the companions keep them in step; `save(update_fields=…)` and `update()` write just what they name:
    see `with_companions` and `spread`.
    """

    companion_count = 0

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # Places right behind this column, so that they follow it in each row and stay apart from all other fields.
        models.Field.creation_counter += self.companion_count

    def companions(self) -> dict[str, models.Field]:
        """The further columns by their names."""
        raise NotImplementedError

    def companion_values(self, value) -> tuple:
        """What stands in them beside `value`, in the same order."""
        raise NotImplementedError

    def contribute_to_class(self, cls, name, **options):
        super().contribute_to_class(cls, name, **options)
        # Models of a migration's state hold the companions as columns of their own; heirs of an abstract one add theirs.
        if cls.__module__ == "__fake__" or cls._meta.abstract:
            return
        for place, (companion, field) in enumerate(self.companions().items(), start=1):
            field.creation_counter = self.creation_counter + place
            cls.add_to_class(companion, field)

    def pre_save(self, instance, add):
        value = super().pre_save(instance, add)
        self.keep_in_step(instance, value)
        return value

    def keep_in_step(self, instance, value) -> None:
        for companion, further in zip(self.companions(), self.companion_values(value), strict=True):
            setattr(instance, companion, further)


def with_companions(model: type[models.Model], names: Iterable[str]) -> list[str]:
    """The names with their companions behind them, for `save(update_fields=…)` and `bulk_update`."""
    columns = [(name, model._meta.get_field(name)) for name in names]
    return [
        part
        for name, column in columns
        for part in (name, *(column.companions() if isinstance(column, ColumnWithCompanions) else ()))
    ]


def spread(model: type[models.Model], **values) -> dict:
    """The values with those of their companions, for `QuerySet.update(**spread(Attempt, began=began))`."""
    whole = {}
    for name, value in values.items():
        whole[name], column = value, model._meta.get_field(name)
        if isinstance(column, ColumnWithCompanions):
            whole |= zip(column.companions(), column.companion_values(value), strict=True)
    return whole
