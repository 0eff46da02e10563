import logging

import pytest

from config.logs import WithoutWords, without_keys


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("GET /search/?q=Amazon 200", "GET /search/ 200"),
        ("/welcome/?key=abc", "/welcome/"),
        ("/calendar/s3cret.ics", "/calendar/…"),
        ("/password/reset/key/1-abc-def/", "/password/reset/key/…/"),
        ("/companies/12/", "/companies/12/"),
    ],
)
def test_a_path_is_kept_without_its_query_and_its_keys(said, kept):
    assert without_keys(said) == kept


def record_of(error: Exception) -> logging.LogRecord:
    return logging.LogRecord("x", logging.ERROR, "", 0, "Internal Server Error: %s", ("/log/",), (None, error, None))


def test_an_error_is_logged_with_its_kind_and_place_but_not_its_words():
    try:
        raise ValueError("Rejected by Amazon")
    except ValueError as error:
        said = WithoutWords().format(record_of(error))
    assert "builtins.ValueError" in said
    assert "test_logs.py" in said
    assert "Amazon" not in said


def test_the_cause_of_an_error_is_logged_too():
    try:
        try:
            {}["Amazon"]
        except KeyError as cause:
            raise RuntimeError from cause
    except RuntimeError as error:
        said = WithoutWords().format(record_of(error))
    assert "builtins.KeyError" in said
    assert "Amazon" not in said
