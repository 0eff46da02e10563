"""`{% url %}` of ours writes what Django's writes, and refuses what Django's refuses."""

import pytest
from django.template import Context, Engine
from django.urls import NoReverseMatch

OURS = Engine(builtins=["applications.templatetags.addresses"])
DJANGOS = Engine()


@pytest.mark.parametrize(
    "tag",
    [
        "{% url 'company-list' %}",
        "{% url 'company' key %}",
        "{% url 'company' pk=key %}",
        "{% url 'company' words %}",
        "{% url name key %}",
        "{% url 'admin:index' %}",
        "{% url 'admin:applications_user_change' key %}",
        "{% url 'version-list' 'companies' key %}",
        "{% url 'company' key as address %}<{{ address }}>",
        "{% url 'company-list' as address %}<{{ address }}>",
        "{% url 'nowhere' as address %}<{{ address }}>",
        "{% url 'nowhere' key as address %}<{{ address }}>",
        "{% url 'company' as address %}<{{ address }}>",
    ],
)
def test_an_address_is_the_one_that_django_writes(tag):
    given = {"key": 12, "words": "12", "name": "attempt"}
    assert written(OURS, tag, given) == written(DJANGOS, tag, given)


@pytest.mark.parametrize("tag", ["{% url 'nowhere' %}", "{% url 'nowhere' key %}", "{% url 'company' 'twelve' %}"])
def test_an_address_that_is_nowhere_is_refused(tag):
    with pytest.raises(NoReverseMatch):
        written(OURS, tag, {"key": 12})


def written(engine: Engine, tag: str, given: dict) -> str:
    return engine.from_string(tag).render(Context(given))
