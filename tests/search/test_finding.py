"""One corpus, and what is found in it, in which order: the same on both databases."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.fields.fuzzy_date import FuzzyDate
from applications.search import finding
from applications.search.passages import LONG, marked, passage
from applications.search.results import Results
from applications.search.terms import Term, parts
from tests import factories
from tests.search.conftest import found, of, shown

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime:
    return datetime(2024, 1, number, tzinfo=UTC)


@pytest.fixture
def corpus(user):
    """A few records at two companies, and what belongs to neither."""
    acme = factories.CompanyFactory(owner=user, name="Acme", aliases=["Ace"], recorded_at=day(1))
    zeta = factories.CompanyFactory(owner=user, name="Zeta Café", notes="Their queue is Kafka.", recorded_at=day(2))
    first = factories.AttemptFactory(company=acme, number=1, outcome="rejected", began=FuzzyDate("2016"))
    second = factories.AttemptFactory(company=zeta, number=1, recorded_at=day(3))
    graphs = factories.TopicFactory(owner=user, name="Graphs", recorded_at=day(3))
    coding = factories.RoundFactory(
        attempt=first,
        kind="coding",
        notes="A queue in C++, then Kafka lag.",
        happened=FuzzyDate("2016-05"),
        recorded_at=day(4),
    )
    design = factories.RoundFactory(attempt=second, name="Kafka", kind="system_design", recorded_at=day(5))
    design.topics.add(graphs)
    question = factories.QuestionFactory(owner=user, words="What is a queue?", recorded_at=day(6))
    question.topics.add(graphs)
    return {
        "acme": acme,
        "zeta": zeta,
        "coding": coding,
        "design": design,
        "graphs": graphs,
        "question": question,
        "asking": factories.AskingFactory(
            attempt=second, round=design, question=question, said="First in, first out.", recorded_at=day(7)
        ),
        "event": factories.EventFactory(attempt=first, words="Rang about the queues.", recorded_at=day(8)),
        "lesson": factories.LessonFactory(owner=user, advice="Say the size of the queue first.", recorded_at=day(9)),
        "cause": factories.CauseFactory(
            post_mortem__attempt=first, words="Lag never came up.", topic=graphs, recorded_at=day(10)
        ),
        "chinese": factories.StoryFactory(owner=user, title="面试官 说 kafka", recorded_at=day(11)),
    }


ASKED = {
    "queue": ["lesson", "question", "event", "zeta", "coding"],
    "QUEUES": ["lesson", "question", "event", "zeta", "coding"],
    "queu": ["lesson", "question", "event", "zeta", "coding"],
    "kafka": ["chinese", "design", "zeta", "coding"],
    "kafka queue": ["zeta", "coding"],
    "kafka queue -lag": ["zeta"],
    "-queue kafka": ["chinese", "design"],
    "queue -acme": ["lesson", "question", "zeta"],
    "kafka -ace": ["chinese", "design", "zeta"],
    '"kafka lag"': ["coding"],
    '"lag kafka"': [],
    '-"kafka lag" kafka': ["chinese", "design", "zeta"],
    "c++": ["coding"],
    "cafe": ["zeta"],
    "ace": ["acme"],
    "试官": ["chinese"],
    "acme kafka": ["coding"],
    "ace lag": ["cause", "coding"],
    "company:acme": ["cause", "event", "acme", "coding"],
    "company:ACE queue": ["event", "coding"],
    'company:"zeta café"': ["asking", "design", "zeta"],
    "company:nobody": [],
    "-company:acme queue": ["lesson", "question", "zeta"],
    "outcome:rejected": ["cause", "event", "coding"],
    "outcome:no lag": ["cause", "coding"],
    "outcome:open": ["asking", "design"],
    "kind:question": ["question"],
    "kind:questions": ["question"],
    "kind:coding": ["coding"],
    'kind:"system design"': ["asking", "design"],
    "kind:system-design first": ["asking"],
    "topic:graph": ["cause", "asking", "question", "design", "graphs"],
    "topic:graphs lag": ["cause"],
    "year:2016": ["cause", "event", "coding"],
    "year:2024 kafka": ["chinese", "zeta"],
    "company:acme year:2016 kind:coding": ["coding"],
    "queue company:": ["lesson", "question", "event", "zeta", "coding"],
    "outcome:kafka": [],
    "colour:kafka": [],
    "year:kafka": [],
    "": [],
    "-": [],
    "!": [],
}


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked or "nothing")
def test_it_is_found_in_this_order(user, corpus, asked):
    names = {of(record): name for name, record in corpus.items()}
    assert [names.get(record, record) for record in found(user, asked)] == ASKED[asked]


def test_a_wrong_operator_is_text(user):
    lesson = factories.LessonFactory(owner=user, advice="Colour: kafka, outcome: kafka, year: kafka.")
    for asked in ("colour:kafka", "outcome:kafka", "year:kafka", "kind:kafka"):
        assert found(user, asked) == ([of(lesson)] if asked != "kind:kafka" else [])


def test_what_bears_the_words_in_its_title_is_found_however_old_it_is(user, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 5)
    old = factories.LessonFactory(owner=user, advice="Kafka.", recorded_at=day(1))
    for number in range(12):
        factories.EventFactory(attempt__company__owner=user, words=f"Kafka {number}.", recorded_at=day(2))
    newest = Results.of(user, "kafka")
    assert found(user, "kafka")[0] == of(old)
    assert (newest.page.paginator.count, newest.older, newest.count) == (6, 5, "More than 6 records")
    assert [len(finding.find(finding.Query.read(user, "kafka"), past).keys) for past in (5, 10)] == [5, 3]


def test_a_word_that_is_found_often_enough_is_not_taken_for_the_beginning_of_others(user, monkeypatch):
    longer = factories.LessonFactory(owner=user, advice="Kafkamania.")
    for number in range(6):
        factories.EventFactory(attempt__company__owner=user, words=f"It was Kafka {number}.", recorded_at=day(2))
    assert of(longer) in found(user, "kafka")
    monkeypatch.setattr(finding, "MOST", 5)
    assert of(longer) not in found(user, "it was kafka")
    assert len(finding.find(finding.Query.read(user, "kafka"), past=5).keys) == 1
    assert found(user, "kafkam") == [of(longer)]


@pytest.mark.parametrize("asked", ["kafka", "kafka lag", "acme kafka", "company:acme topic:graphs kafka -lag"])
def test_it_takes_as_many_queries_with_ten_times_the_records(signed_in, user, corpus, asked):
    counts = []
    for _ in range(2):
        for _ in range(15):
            factories.RoundFactory(attempt__company=corpus["acme"], notes="Kafka lag.")
            factories.TellingFactory(attempt=corpus["coding"].attempt, words="Kafka lag.")
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get("/search/", {"q": asked}).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


MARKED = [
    ("migration", "We <migrated> & moved.", "We &lt;<mark>migrated</mark>&gt; &amp; moved."),
    ("c++", "C++ or C", "<mark>C++</mark> or C"),
    ("面试官", "的面试官说", "的<mark>面试官</mark>说"),
    ('"bar raiser"', "a Bar Raiser", "a <mark>Bar Raiser</mark>"),
    ("neg", "He negotiated.", "He <mark>negotiated</mark>."),
    ("l'équipe", "l'equipe", "<mark>l&#x27;equipe</mark>"),
]


@pytest.mark.parametrize(("asked", "text", "said"), MARKED)
def test_the_words_are_marked(asked, text, said):
    assert marked(text, [Term.of(part) for part in parts(asked)]) == said


def test_the_passage_is_the_one_with_the_most_words_in_it():
    text = f"Kafka. {'other words ' * 90} the lag of Kafka {'more words ' * 90}"
    shown_of = passage(text, [Term.of(part) for part in parts("kafka lag")])
    assert shown_of.startswith("… ")
    assert "<mark>lag</mark> of <mark>Kafka</mark>" in shown_of
    assert len(shown_of) < LONG + 100


def test_what_was_said_bears_the_words_of_the_question(user, corpus):
    assert shown(user, "first in") == ["What is a queue?"]
