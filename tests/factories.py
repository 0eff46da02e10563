"""The smallest valid records; a test states every value it checks."""

import factory
from factory.django import DjangoModelFactory

from applications import models
from applications.records.order import STEP
from applications.transfer.caches import KEPT


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User

    username = factory.Sequence("person-{}".format)


class OwnedFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    owner = factory.SubFactory(UserFactory)


class CompanyFactory(OwnedFactory):
    class Meta:
        model = models.Company

    name = factory.Sequence("Company {}".format)


class RankedFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    rank = factory.Sequence(lambda n: (n + 1) * STEP)


def of_company(field: str = "company"):
    return factory.SelfAttribute(f"{field}.owner")


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = models.Role

    company = factory.SubFactory(CompanyFactory)
    owner = of_company()


class PersonFactory(OwnedFactory):
    class Meta:
        model = models.Person

    name = factory.Sequence("Person {}".format)


class TopicFactory(OwnedFactory):
    class Meta:
        model = models.Topic

    name = factory.Sequence("Topic {}".format)


class AttemptFactory(RankedFactory):
    class Meta:
        model = models.Attempt

    company = factory.SubFactory(CompanyFactory)
    owner = of_company()


class DraftFactory(OwnedFactory):
    class Meta:
        model = models.Draft

    sitting = factory.Faker("uuid4", cast_to=None)
    place = "/attempts/new/"
    texts = factory.LazyFunction(dict)


class PutOffFactory(OwnedFactory):
    class Meta:
        model = models.PutOff

    kind = "awaited"
    key = 1


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = models.Document

    attempt = factory.SubFactory(AttemptFactory)
    owner = of_company("attempt")
    name = "CV.pdf"


class OfAttemptFactory(RankedFactory):
    class Meta:
        abstract = True

    attempt = factory.SubFactory(AttemptFactory)
    owner = of_company("attempt")


class LoopFactory(OfAttemptFactory):
    class Meta:
        model = models.Loop


class RoundFactory(OfAttemptFactory):
    class Meta:
        model = models.Round


class EventFactory(OfAttemptFactory):
    class Meta:
        model = models.Event


class OwnEventFactory(RankedFactory, OwnedFactory):
    """Of no attempt and no company."""

    class Meta:
        model = models.Event


class DecisionFactory(OfAttemptFactory):
    class Meta:
        model = models.Decision

    kind = "rejected"


class FeedbackFactory(OfAttemptFactory):
    class Meta:
        model = models.Feedback

    words = "You did well."


class FeedbackPointFactory(DjangoModelFactory):
    class Meta:
        model = models.FeedbackPoint

    feedback = factory.SubFactory(FeedbackFactory)
    owner = of_company("feedback")


class OfferFactory(OfAttemptFactory):
    class Meta:
        model = models.Offer


class OfferVersionFactory(RankedFactory):
    class Meta:
        model = models.OfferVersion

    offer = factory.SubFactory(OfferFactory)
    owner = of_company("offer")


class TermFactory(OfAttemptFactory):
    class Meta:
        model = models.Term


class InvolvementFactory(DjangoModelFactory):
    class Meta:
        model = models.Involvement

    attempt = factory.SubFactory(AttemptFactory)
    owner = of_company("attempt")
    person = factory.SubFactory(PersonFactory, owner=factory.SelfAttribute("..owner"))


class SelfRatingFactory(DjangoModelFactory):
    class Meta:
        model = models.SelfRating

    attempt = factory.SubFactory(AttemptFactory)
    owner = of_company("attempt")


class ToldFactory(DjangoModelFactory):
    """What others keep of it is written anew, as whenever something is told."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        record = super()._create(model_class, *args, **kwargs)
        for keeping in KEPT:
            keeping.refresh(record.owner, {record._meta.model_name: {record.pk}})
        return record


class ForecastFactory(ToldFactory):
    class Meta:
        model = models.Forecast

    attempt = factory.SubFactory(AttemptFactory)
    owner = of_company("attempt")
    round = factory.SubFactory(RoundFactory, attempt=factory.SelfAttribute("..attempt"))
    moment = "before"
    chance = 50


class QuestionFactory(ToldFactory, OwnedFactory):
    class Meta:
        model = models.Question

    words = factory.Sequence("How would you design number {}?".format)


class OfOneFactory(DjangoModelFactory):
    """Of an attempt, and of something else of the same owner."""

    class Meta:
        abstract = True

    attempt = factory.SubFactory(AttemptFactory)
    owner = of_company("attempt")


class AskingFactory(ToldFactory, OfOneFactory):
    class Meta:
        model = models.Asking

    question = factory.SubFactory(QuestionFactory, owner=factory.SelfAttribute("..owner"))


class RecallFactory(ToldFactory):
    class Meta:
        model = models.Recall

    question = factory.SubFactory(QuestionFactory)
    owner = of_company("question")
    result = "knew"


class ReviewFactory(OfOneFactory):
    class Meta:
        model = models.Review


class StoryFactory(OwnedFactory):
    class Meta:
        model = models.Story

    title = factory.Sequence("The day number {} broke".format)


class TellingFactory(OfOneFactory):
    class Meta:
        model = models.Telling

    story = factory.SubFactory(StoryFactory, owner=factory.SelfAttribute("..owner"))


class PostMortemFactory(DjangoModelFactory):
    class Meta:
        model = models.PostMortem

    attempt = factory.SubFactory(AttemptFactory)
    owner = of_company("attempt")


class LessonFactory(OwnedFactory):
    class Meta:
        model = models.Lesson

    advice = "Ask what they mean before you answer."


class PreparationFactory(RankedFactory, OwnedFactory):
    class Meta:
        model = models.Preparation

    title = "Practice"


class ReflectionFactory(OwnedFactory):
    class Meta:
        model = models.Reflection

    question = "Why this company?"


class PreparationCountFactory(RankedFactory):
    class Meta:
        model = models.PreparationCount

    preparation = factory.SubFactory(PreparationFactory)
    owner = of_company("preparation")


class CauseFactory(DjangoModelFactory):
    class Meta:
        model = models.Cause

    post_mortem = factory.SubFactory(PostMortemFactory)
    attempt = factory.SelfAttribute("post_mortem.attempt")
    owner = of_company("post_mortem")
    words = "I began to code before I had understood."


class OfLessonFactory(ToldFactory):
    class Meta:
        abstract = True

    lesson = factory.SubFactory(LessonFactory)
    owner = of_company("lesson")


class CarryFactory(OfLessonFactory):
    class Meta:
        model = models.Carry

    attempt = factory.SubFactory(AttemptFactory, company__owner=factory.SelfAttribute("...lesson.owner"))


class RehearsalFactory(OfLessonFactory):
    class Meta:
        model = models.Rehearsal


class SightingFactory(OfLessonFactory):
    class Meta:
        model = models.Sighting

    attempt = factory.SubFactory(AttemptFactory, company__owner=factory.SelfAttribute("...lesson.owner"))
    kind = "held"


class RetirementFactory(OfLessonFactory):
    class Meta:
        model = models.Retirement
