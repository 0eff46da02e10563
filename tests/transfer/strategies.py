"""Random histories as they stand in a file: every table, every field, with values that are hard to keep."""

import string
from datetime import UTC, datetime
from uuid import UUID

from django.db import models
from hypothesis import strategies as st

from applications.fields.columns import FuzzyDateField
from applications.transfer.export import VERSION
from applications.transfer.manifest import TABLES, VERSIONED, target_of

AWKWARD = [
    *(" ", "\n", "\t a ", "a\r\nb", "null", "0", "﷽", "e\u0301", "\u202eabc", "👩‍👩‍👧", "\u2028", "<b>&amp;</b>", "“”"),
    *("\\u0000", '{"a": 1}', "İstanbul", "ẞ", "\x01", "\x7f", "\ufeff", "\uffff", "|a|\n|-|", "1. x\n   - [y](//z)"),
]
kept_characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
texts = st.lists(st.text(kept_characters, min_size=1, max_size=12), min_size=3).map(lambda some: some + AWKWARD)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
days = st.dates(datetime(1990, 1, 1).date(), datetime(2050, 12, 31).date()).map(str)
zones = st.sampled_from(["", ":59", "Z", "-07:00", "+14:00"])
clocks = st.builds("{}T{:02}:{:02}{}".format, days, st.integers(0, 23), st.integers(0, 59), zones)
years = st.integers(1900, 2199).map(str)
months = st.builds("{}-{:02}".format, years, st.sampled_from([*range(1, 13), *range(21, 25)]))
units = st.one_of(years, months, days, clocks)
spelled = st.one_of(
    st.just(""),
    units,
    units.map("{}~".format),
    units.map("../{}".format),
    units.map("{}/..".format),
    st.tuples(st.integers(1950, 1999), st.integers(2000, 2050)).map(lambda span: "{}/{}~".format(*span)),
)
dates = st.lists(spelled, min_size=2, max_size=8)


@st.composite
def histories(draw):
    """A history as `history_of` gives it. Hypothesis draws the values; a seed arranges them, which is much faster."""
    seeded = draw(st.randoms(use_true_random=True))
    arranging = Arranging(seeded, draw(texts), draw(dates), draw(st.lists(moments, min_size=1)))
    return {"format": "afterloop-history", "version": VERSION, "exported_at": "2026-11-21T00:00:00+00:00"} | {
        "records": arranging.records()
    }


class Arranging:
    """Puts values into records that belong together; each table gets one of `counts` of them."""

    def __init__(self, random, texts, dates, moments, counts=range(4)):
        self.random, self.counts = random, counts
        self.texts, self.dates, self.moments = texts, dates, moments
        self.uuids: dict[str, list[str]] = {}

    def records(self):
        return {name: sorted(self.table(name, table), key=lambda row: row["uuid"]) for name, table in TABLES.items()}

    def table(self, name, table):
        self.uuids[name] = uuids = []
        needed = [target_of(link) for link in table.links if not link.null]
        count = self.random.choice(self.counts) if all(self.uuids[target] for target in needed) else 0
        rows = []
        for _ in range(count):
            row = {field.name: self.link(field) if field.is_relation else self.value(field) for field in table.fields}
            row |= {link.name: self.some_of(target_of(link)) for link in table.lists}
            if self.is_possible(name, put_right(name, row), rows):
                rows.append(row)
                uuids.append(row["uuid"])
        return rows

    def is_possible(self, name, row, rows):
        """A forecast names one step, and so does a seal, of which a step has one."""
        if name not in ("forecasts", "seals"):
            return True
        row["loop"] = None if row["round"] else row["loop"]
        step = row["round"] or row["loop"]
        return step is not None and not (name == "seals" and step in [row["round"] or row["loop"] for row in rows])

    def link(self, field):
        known = self.uuids[target_of(field)]
        if field.null and (not known or self.random.random() < 0.4):
            return None
        # Where one record alone may name another, it is the next that does.
        return known[-1] if field.unique else self.random.choice(known)

    def some_of(self, target):
        known = self.uuids[target]
        return sorted(self.random.sample(known, self.random.randint(0, len(known))))

    def value(self, field):
        kind = next(make for cls, make in MAKERS if isinstance(field, cls))
        return kind(self, field)

    def text(self, field):
        if field.name == "table":
            return self.random.choice(sorted(VERSIONED))
        if field.choices:
            choices = [value for value, _ in field.flatchoices] + [""] * field.blank
            return self.random.choice(choices)
        if field.blank and self.random.random() < 0.4:
            return ""
        return "".join(self.random.choices(self.texts, k=self.random.randint(1, 3)))[: field.max_length]

    def date(self, field):
        edtf = self.random.choice(self.dates)
        words = self.random.choice(self.texts) if not edtf or self.random.random() < 0.5 else ""
        return self.random.choice([None, {"edtf": edtf, "words": words}])

    def number(self, field):
        if field.choices:
            return self.random.choice([value for value, _ in field.flatchoices] + [None] * field.null)
        if field.name == "rank":
            return self.random.choice([-(2**62), 2**62, 0, self.random.randint(-1000, 10**14)])
        top = 100 if field.name.startswith("percent") else 32767
        return self.random.choice([self.random.randint(0, top), 0, top] + [None] * field.null)

    def decimal(self, field):
        places, digits = field.decimal_places, field.max_digits
        units = self.random.choice([0, 1, 10**digits - 1, self.random.randint(0, 10**digits - 1)])
        return self.random.choice([None, f"{units // 10**places}.{units % 10**places:0{places}}"])

    def json(self, field):
        if field.default is list:
            return self.random.sample(self.texts, self.random.randint(0, 2))
        keys = [*self.random.sample(string.ascii_letters, 5), self.random.choice(self.texts)]
        values = [None, True, 0, -(2**70), self.random.choice(self.texts), [{"b": [], "a": {}}]]
        return dict(zip(keys, self.random.sample(values, 6), strict=True))


def put_right(name, row):
    """The row with its bounds in order, and with a count if it is an attempt at no company."""
    for least in [field for field in row if field.endswith("_least")]:
        most = least.replace("_least", "_most")
        if None not in (row[least], row[most]):
            row[least], row[most] = sorted([row[least], row[most]])
    if name == "attempts" and row["company"] is None:
        row["count_words"] = row["count_words"] or "about a dozen"
    return row


MAKERS = [
    (FuzzyDateField, Arranging.date),
    (models.CharField | models.TextField, Arranging.text),
    (models.BooleanField, lambda self, field: self.random.choice([True, False] + [None] * field.null)),
    (models.IntegerField, Arranging.number),
    (models.DecimalField, Arranging.decimal),
    (models.UUIDField, lambda self, field: str(UUID(int=self.random.getrandbits(128)))),
    (models.DateTimeField, lambda self, field: self.random.choice(self.moments).isoformat(timespec="microseconds")),
    (models.JSONField, Arranging.json),
]
