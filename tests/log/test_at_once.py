"""Eight devices that log at the same moment: none is refused, nothing is lost, and what comes again counts once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from applications.transfer.check import disagreements
from tests.factories import AttemptFactory, UserFactory

WRITERS, LOGS, AGAIN = 8, 200, 10


@pytest.mark.django_db(transaction=True)
def test_eight_writers_of_two_hundred_logs_each_lose_none():
    owner = UserFactory()
    for number in range(WRITERS):
        AttemptFactory(company__owner=owner, company__name=f"Writer {number}", number=1)

    def write(number: int) -> list[int]:
        client = Client()
        client.force_login(owner)
        codes = []
        try:
            for place in range(LOGS):
                sent = {"what": "in_touch", "company": f"writer {number}", "when": "2020", "words": f"{number}-{place}"}
                sent["uuid"] = str(uuid4())
                for _ in range(2 if place % AGAIN == 0 else 1):
                    codes.append(client.post(reverse("log"), sent).status_code)
        finally:
            connection.close()
        return codes

    with ThreadPoolExecutor(WRITERS) as pool:
        codes = [code for codes in pool.map(write, range(WRITERS)) for code in codes]
    assert set(codes) == {302}
    assert len(codes) == WRITERS * (LOGS + LOGS // AGAIN)
    told = sorted(owner.events.values_list("words", flat=True))
    assert told == sorted(f"{number}-{place}" for number in range(WRITERS) for place in range(LOGS))
    assert list(disagreements(owner)) == []
