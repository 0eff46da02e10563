"""The emphasis in words that are kept as they were said."""

from time import monotonic

import pytest

from applications.fields.emphasis import render_words, without_emphasis


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("They were **very** kind.", "<p>They were <strong>very</strong> kind.</p>"),
        ("*Why* us, they asked (*twice*).", "<p><em>Why</em> us, they asked (<em>twice</em>).</p>"),
        ("**Two words** and **more**", "<p><strong>Two words</strong> and <strong>more</strong></p>"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p>\n\n<p>three</p>"),
        ("'**It**'", "<p>&#x27;<strong>It</strong>&#x27;</p>"),
        ("**<b>no tag</b>**", "<p><strong>&lt;b&gt;no tag&lt;/b&gt;</strong></p>"),
    ],
)
def test_stars_around_words_are_shown_as_emphasis(words, html):
    assert render_words(words) == html


@pytest.mark.parametrize(
    "words",
    ["2*3*4 is 24", "2**3**4", "f(*args, **kwargs)", "int *a, *b", "* one", "**", "****", "** so **", "a * b * c",
     "_under_ `code` # one", "- one", "**over", "C:\\temp"],
)  # fmt: skip
def test_what_is_no_emphasis_stays_as_it_was_typed(words):
    assert render_words(words) == f"<p>{words}</p>"


def test_a_mails_signature_makes_no_heading_of_what_stands_above():
    assert render_words("Regards\n--\nAna") == "<p>Regards<br>--<br>Ana</p>"


def test_emphasis_ends_with_its_line():
    assert render_words("**one\ntwo**") == "<p>**one<br>two**</p>"


@pytest.mark.parametrize("words", ["*a " * 30_000, "**" * 45_000, "*" + "a" * 90_000])
def test_many_stars_take_no_time(words):
    began = monotonic()
    render_words(words)
    assert monotonic() - began < 1


def test_in_a_line_of_others_the_stars_go():
    assert without_emphasis("**Pay**: 5 * 3, *about* a*b*c") == "Pay: 5 * 3, about a*b*c"
