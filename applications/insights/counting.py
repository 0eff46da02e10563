"""Counts forecasts in the database, by what each keeps of itself, so that few rows are read of any number."""

from collections import Counter

from django.db.models import Count, QuerySet, Value

from applications.accounts.models import User
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.models import Forecast

WHAT = ("moment", "about", "chance", "came")


def counted(owner: User) -> Counter[tuple]:
    """How many stand of each moment, what they are about, chance and what came of it: all but those that another
    corrects, which are few, so that they are counted apart. One query."""
    found: Counter[tuple] = Counter()
    for sign, *what, count in forecasts.rows(owner=owner.pk):
        found[tuple(what)] += sign * count
    return found


@KeptQuery
def forecasts() -> QuerySet:
    mine = Forecast.objects.filter(owner=Given("owner")).order_by()
    corrected = mine.filter(corrects__isnull=False)
    parts = [counts(mine, 1), counts(corrected, -1, "corrects__")]
    return parts[0].union(parts[1], all=True)


def counts(rows: QuerySet, sign: int, of: str = "") -> QuerySet:
    what = [f"{of}{name}" for name in WHAT]
    return rows.values(*what).annotate(count=Count("pk"), sign=Value(sign)).values_list("sign", *what, "count")
