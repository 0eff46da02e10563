"""One analyser for both databases: what is found in a text, and what asks for it."""

import re

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from applications.search import words
from applications.search.analyser import private, spelled, tokens_of
from applications.search.terms import Term, parts

FOUND = [
    ("migrating", "The migration of 2016"),
    ("MIGRATION", "we migrated"),
    ("resume", "my Résumé"),
    ("Résumé", "my re\u0301sume\u0301"),
    ("strasse", "Straße"),
    ("c++", "C++17, and more"),
    ("c#", "C#"),
    ("c", "C++"),
    (".net", "on .NET"),
    ("net", "on .NET"),
    ("node.js", "Node.js"),
    ("js", "Node.js"),
    ("AC/DC", "ac/dc"),
    ("ci/cd", "the CI/CD."),
    ("e-mail", "an e-mail"),
    ("company", "the company's"),
    ("dont", "I don’t"),
    ("reilly", "O'Reilly"),
    ("équipe", "l'equipe"),
    ("1,000", "1,000 problems"),
    ("面接", "先週の面接官と話した"),
    ("试", "面试官"),
    ("官", "面接官と"),
    ("官", "面接官"),
    ("面接官と話", "先週の面接官と話した"),
    ("회사", "그 회사에서"),
    ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
    ("ｶﾞ", "ガ"),
    ("cloudflare", "Cloud\u00adflare"),
    ("zoom", "Zoom"),
    ("привет", "Привет"),
    ('"bar raiser"', "the Bar Raiser."),
    ('"面接 官"', "面接 官"),
    ("negotiat", "negotiating"),
    ("negotiatio", "negotiate"),
    ("neg", "negotiating"),
    ("node.j", "node.js"),
]
NOT_FOUND = [
    ("c++", "C, then ++"),
    ("c#", "C++"),
    (".net", "the net"),
    ("node.js", "js node"),
    ("接面", "面接"),
    ('"raiser bar"', "bar raiser"),
    ('"neg"', "negotiating"),
    ("neg ", "negotiating"),
    ("a", "and"),
    ("zo1", "one"),
]


def stands_in(asked: str, text: str) -> bool:
    term = Term.of(parts(asked)[0])
    return bool(term) and any(term.places(spelled(text)))


@pytest.mark.parametrize(("asked", "text"), FOUND)
def test_it_is_found(asked, text):
    assert stands_in(asked, text)


@pytest.mark.parametrize(("asked", "text"), NOT_FOUND)
def test_it_is_not_found(asked, text):
    assert not stands_in(asked, text)


@pytest.mark.parametrize("text", sorted({text for _, text in FOUND}))
def test_each_token_knows_its_place(text):
    for token in tokens_of(text):
        assert 0 <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip()


@given(st.text())
def test_any_text_becomes_words_of_plain_letters(text):
    found = spelled(text)
    assert all(re.fullmatch("[a-z0-9]+", token) for token in found)
    assert found == [token.spelled for token in tokens_of(text)]


@given(st.text(), st.integers())
def test_no_text_says_what_is_private(text, key):
    assert private("o", abs(key)) not in spelled(f"{text} zo{abs(key)} {private('o', abs(key))}")


@pytest.mark.django_db
@pytest.mark.parametrize("text", sorted({text for _, text in FOUND}))
def test_the_database_indexes_just_our_tokens(text):
    words.write([(7, spelled(text))])
    assert words.says(words.kept([7])[7], spelled(text))
    with connection.cursor() as cursor:
        for token in spelled(text):
            sql, parameters = words.newest_matching(words.words([token]), 5)
            cursor.execute(sql, parameters)
            assert cursor.fetchall() == [(7,)]


@pytest.mark.django_db
def test_a_text_that_no_engine_takes_whole_is_indexed_as_far_as_it_goes():
    tokens = spelled("".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(400_000)))
    words.write([(7, ["first", *tokens])])
    assert 10_000 < len(words.as_much_as_fits(tokens)) < len(tokens)
    assert words.says(words.kept([7])[7], ["first", *tokens])
