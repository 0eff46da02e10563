import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_the_place_is_well_when_the_database_answers(client):
    response = client.get("/healthz/")
    assert (response.status_code, response.text) == (200, "ok")


def test_the_place_is_unwell_when_the_database_does_not_answer(client, monkeypatch):
    def refuse():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/healthz/")
    assert (response.status_code, response.text) == (503, "the database does not answer")


@pytest.mark.django_db
def test_asking_leaves_no_session_behind(client):
    assert not client.get("/healthz/").cookies


def test_a_host_of_a_strange_name_gets_no_answer(client):
    assert client.get("/healthz/", headers={"host": "evil.example"}).status_code == 400
