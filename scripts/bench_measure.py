"""Measures one grown history in one database, in the process itself: `bench.py` starts this once for each."""

import gzip
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from bench_pages import PAGES, Page, subjects  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

import config.wsgi  # noqa: E402, F401 - loads all that a server loads, and keeps it
from applications.accounts.models import User  # noqa: E402
from applications.transfer.growing.history import grow  # noqa: E402

WARM_UP = 3
ROUNDS_AN_ATTEMPT = 4


def ask(client: Client, page: Page, address: str) -> Callable:
    """What is timed: one request through all of the middleware."""
    if not page.data:
        return lambda: client.get(address)
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    sent = urlencode(page.data | {"csrfmiddlewaretoken": token})  # as a browser sends a form without files
    return lambda: client.post(address, sent, content_type="application/x-www-form-urlencoded")


class Course:
    """One page, asked for again and again, of one record after the other."""

    def __init__(self, client: Client, page: Page, keys: list[int]) -> None:
        self.client, self.page = client, page
        addresses = [reverse(page.name, args=[key]) for key in keys] if page.of else [reverse(page.name)]
        self.addresses: Iterator[str] = cycle(address + page.query for address in addresses)
        self.times: list[float] = []

    def run(self) -> None:
        request = ask(self.client, self.page, next(self.addresses))
        started = perf_counter()
        response = request()
        self.times.append((perf_counter() - started) * 1000)
        self.follow(response)

    def follow(self, response) -> None:
        """A form must have been taken; its message is shown, or messages would pile up."""
        expected = 302 if self.page.data else 200
        if response.status_code != expected:
            raise SystemExit(f"{self.page.label}: answered {response.status_code} instead of {expected}.")
        if self.page.data:
            self.client.get(response["Location"])

    def count(self) -> dict[str, float]:
        """Queries and the compressed size, apart from the timing: counting takes time itself."""
        request = ask(self.client, self.page, next(self.addresses))
        with CaptureQueriesContext(connection) as queries:
            response = request()
        counted = {"queries": len(queries), "kilobytes": len(gzip.compress(response.content, 6)) / 1024}
        self.follow(response)
        return counted

    def result(self) -> dict[str, float]:
        """Milliseconds, the tenth and the ninety-fifth of a hundred beside the median; with what `count` found."""
        twentieths = quantiles(self.times, n=20, method="inclusive")
        return {"p10": twentieths[1], "median": twentieths[9], "p95": twentieths[18]} | self.count()


def measure(owner: User, repeat: int) -> dict[str, dict]:
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.force_login(owner)
    client.get(reverse("attempt-new"))
    keys = subjects(owner)
    courses = [Course(client, page, keys.get(page.of, [])) for page in PAGES]
    for course in courses:
        for _ in range(WARM_UP):
            course.run()
        course.times.clear()
    # In turn, so that a busy minute of the machine falls on all pages alike.
    for _ in range(repeat):
        for course in courses:
            course.run()
    return {course.page.label: asdict(course.page) | course.result() for course in courses}


def main(rounds: int, repeat: int, target: Path) -> None:
    call_command("migrate", verbosity=0)
    owner = User.objects.create_user("bench")
    started = perf_counter()
    grow(owner, rounds // ROUNDS_AN_ATTEMPT)
    seconds = perf_counter() - started
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as its own housekeeping will have done by the time it matters
    target.write_text(json.dumps({"grown_in": seconds, "pages": measure(owner, repeat)}), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
