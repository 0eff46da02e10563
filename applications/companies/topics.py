"""Choosing topics in a form: ticked among those the owner has, or named; one that is not there yet is made."""

from typing import Any

from django.db.models import F, QuerySet

from applications.accounts.models import User
from applications.companies.models import Topic
from applications.companies.names_field import TopicNames
from applications.fields.folded import fold
from applications.fields.kept_queries import Given, KeptQuery
from applications.records.forms import RecordForm

# So many topics are shown to be ticked; the others are found by their names.
TICKED, SUGGESTED = 12, 200


class TopicsForm(RecordForm):
    """A form over a record with `topics`; `more_topics` stands beside it."""

    more_topics = TopicNames(
        label="Other topics",
        required=False,
        max_length=1000,
        help_text="By name, with commas between; a new name makes a new topic.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["topics"]
        latest = latest_topics(self.instance.owner)
        field.queryset = self.instance.owner.topics.by_name()
        field.choices = [(topic.pk, topic.name) for topic in self.to_tick(latest[:TICKED])]
        self.suggest("more_topics", dict.fromkeys(topic.name for topic in latest))
        if not latest:
            del self.fields["topics"]
            self.fields["more_topics"].label = "Topics"

    def to_tick(self, latest: list[Topic]) -> list[Topic]:
        """By name, those made last and those that are chosen; of these only what was sent is still to be read."""
        known = {topic.pk: topic for topic in [*latest, *self.initial.get("topics", [])]}
        sent = {int(key) for key in self.data_of("topics") if key.isascii() and key.isdigit() and len(key) < 19}
        if unknown := sent - known.keys():
            known |= {topic.pk: topic for topic in self.instance.owner.topics.filter(pk__in=unknown)}
        return sorted(known.values(), key=lambda topic: (topic.name.lower(), topic.pk))

    def data_of(self, name: str) -> list[str]:
        """What was sent for a field that takes several."""
        found = getattr(self.data, "getlist", lambda name: self.data.get(name, []))(self.add_prefix(name))
        return found if isinstance(found, list) else [str(found)]

    def write(self):
        super().write()
        if self.cleaned_data["more_topics"]:
            self.instance.topics.add(*topics_anywhere(self.instance.owner, self.cleaned_data["more_topics"]))


def latest_topics(owner: User) -> list[Topic]:
    """Those made last come first."""
    return latest.records(owner=owner.pk)


@KeptQuery
def latest() -> QuerySet[Topic]:
    return Topic.objects.filter(owner=Given("owner")).order_by("-pk").only("name")[:SUGGESTED]


def topics_anywhere(owner: User, names: list[str]) -> list[Topic]:
    """The owner's topics of these names, of whichever company; made for everybody where there are none."""
    # Of several of one name the last stands: one that belongs to no company, and of those the oldest.
    topics = owner.topics.order_by(F("company").desc(nulls_last=True), "-pk").only("name", "owner")
    known = {fold(topic.name.strip()): topic for topic in topics}
    return [known.get(fold(name)) or Topic.objects.create(owner=owner, name=name) for name in names]
