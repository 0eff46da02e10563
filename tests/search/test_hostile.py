"""Whatever is asked is no error: half-typed operators, the engines' own languages, characters nobody can keep."""

from itertools import product

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from applications.search.results import Results
from tests import factories

pytestmark = pytest.mark.django_db

SIGNS = ['"', "'", "(", ")", "*", "^", "-", "+", ":", "&", "|", "!", "<->", "<2>", "\\", "%", "_", "{", "}", "[", "]"]
SIGNS += [
    "~",
    "@",
    "#",
    "$",
    ";",
    "--",
    "/*",
    "\x00",
    "\ud800",
    "\udfff",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\x1b",
    "İ",
    "ß",
]
WORDS = ["AND", "OR", "NOT", "NEAR", "NEAR(a b, 5)", "tokens:a", "rowid:1", "search_words", "a:*", "'a' & 'b'", "a | b"]
WORDS += ["company:", "outcome:", "kind:", "topic:", "year:", "year:99999999999", "year:-1", "year:0000", "year:٢٠٢٠"]
WORDS += ['company:"', 'company:""', "-company:a", "--a", "-", "- a", "c++", "::", "a:b:c", 'a"b"c', "zo1", "zt" * 40]
SHAPES = ["{0}", "{0}{0}", "a{0}", "{0}a", 'a {0} "b', "company:{0}", "-{0}", "({0}", "'{0}'"]
LONG = [
    "a" * 10_000,
    "a " * 5_000,
    '"' * 5_000,
    "(" * 5_000,
    "company:a " * 500,
    "面" * 5_000,
    "\U0001f600" * 500,
    "-a " * 999,
]
HOSTILE = [shape.format(sign) for shape, sign in product(SHAPES, SIGNS + WORDS)] + LONG


@pytest.fixture
def history(user):
    factories.LessonFactory(owner=user, advice="A and not B, near c++ and 面接官.")
    factories.RoundFactory(attempt__company__owner=user, attempt__company__name="Acme", kind="coding", notes="a b c")
    return user


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 500


@pytest.mark.parametrize("share", range(4))
def test_no_query_is_an_error(signed_in, history, share):
    for asked in HOSTILE[share::4]:
        answer = signed_in.get(reverse("search"), {"q": asked.encode("utf-8", "surrogatepass")})
        assert answer.status_code == 200, asked


@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=60) | st.lists(st.sampled_from(SIGNS + WORDS), max_size=9).map(" ".join))
def test_nothing_that_can_be_typed_is_an_error(history, asked):
    Results.of(history, asked)


@pytest.mark.parametrize(
    "address", ["page=x", "page=-1", "page=9999", "past=x", "past=99999999999999999999", "past=-5"]
)
def test_no_address_is_an_error(signed_in, history, address):
    assert signed_in.get(f"{reverse('search')}?q=a&{address}").status_code == 200
