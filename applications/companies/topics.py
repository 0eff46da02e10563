"""Choosing topics in a form: ticked among those the owner has, or named; one that is not there yet is made."""

from django.db.models import F, Q

from applications.accounts.models import User
from applications.companies.models import Topic
from applications.companies.names_field import TopicNames
from applications.fields.folded import fold
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
        topics, field = self.instance.owner.topics, self.fields["topics"]
        names = topic_names(self.instance.owner)
        latest = topics.order_by("-pk").values("pk")[:TICKED]
        chosen = [topic.pk for topic in self.initial.get("topics", [])]
        chosen += [int(key) for key in self.data_of("topics") if key.isascii() and key.isdigit() and len(key) < 19]
        field.queryset = topics.filter(Q(pk__in=chosen) | Q(pk__in=latest)).by_name()
        self.suggest("more_topics", names)
        if not names:
            del self.fields["topics"]
            self.fields["more_topics"].label = "Topics"

    def data_of(self, name: str) -> list[str]:
        """What was sent for a field that takes several."""
        found = getattr(self.data, "getlist", lambda name: self.data.get(name, []))(self.add_prefix(name))
        return found if isinstance(found, list) else [str(found)]

    def write(self):
        super().write()
        if self.cleaned_data["more_topics"]:
            self.instance.topics.add(*topics_anywhere(self.instance.owner, self.cleaned_data["more_topics"]))


def topic_names(owner: User) -> list[str]:
    """Names to offer while typing, those made last first, each once."""
    return list(dict.fromkeys(owner.topics.order_by("-pk").values_list("name", flat=True)[:SUGGESTED]))


def topics_anywhere(owner: User, names: list[str]) -> list[Topic]:
    """The owner's topics of these names, of whichever company; made for everybody where there are none."""
    # Of several of one name the last stands: one that belongs to no company, and of those the oldest.
    topics = owner.topics.order_by(F("company").desc(nulls_last=True), "-pk").only("name", "owner")
    known = {fold(topic.name.strip()): topic for topic in topics}
    return [known.get(fold(name)) or Topic.objects.create(owner=owner, name=name) for name in names]
