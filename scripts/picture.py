"""`make picture`: takes the pictures of the README and of the walk through the learning loop, from an example."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import kinds

ROOT = Path(__file__).resolve().parent.parent
SIZE = {"width": 1280, "height": 1320}
#: What `docs/learning.md` shows, each as high as it needs to be.
WALK = ("looking-back", "differences", "before-the-loop", "lesson", "ledger")
HIGH = {"looking-back": 1060, "differences": 520, "before-the-loop": 640, "lesson": 900, "ledger": 900}
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
LARGEST = 300_000  # bytes; a README that loads slowly is not read
PATIENCE = 60  # seconds for the server to answer


def main(target: Path) -> None:
    try:
        kinds.browser()
    except kinds.Missing as reason:
        sys.exit(f"No picture, because {reason}.")
    with tempfile.TemporaryDirectory(prefix="afterloop-picture-") as folder:
        set_environment(folder, free_port())
        path, walk, cookie = example_pages()
        with server() as address, chromium() as browser:
            for scheme in ["light", "dark"]:
                page = story(browser, address + path, cookie | {"url": address}, scheme)
                keep(page.screenshot(), target / f"story-{scheme}.png")
            for name, at in zip(WALK, walk, strict=True):
                page = story(browser, address + at, cookie | {"url": address}, "light", HIGH[name])
                keep(page.screenshot(), target / f"learning-{name}.png")


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def set_environment(folder: str, port: int) -> None:
    """Nothing of the developer's own server decides what the picture shows."""
    for name in ["ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "HOST", "HTTPS", "TIME_ZONE"]:
        os.environ.pop(name, None)
    os.environ |= {"DATA_DIR": folder, "PORT": str(port), "DJANGO_SETTINGS_MODULE": "config.settings"}


def example_pages() -> tuple[str, list[str], dict[str, str]]:
    """Someone with the example in their account: the addresses of its story and of the pages of the walk, and the
    cookie of a session."""
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from applications.accounts.models import User
    from applications.transfer.examples import load_example

    call_command("migrate", verbosity=0)
    reader = User.objects.create_user("reader")
    load_example(reader, "five-attempts")
    client = Client()
    client.force_login(reader)
    name = settings.SESSION_COOKIE_NAME
    path = reader.attempts.in_order().first().company.get_absolute_url()
    walk = pages_of_the_walk(reader)
    connection.close()
    return path, walk, {"name": name, "value": client.cookies[name].value}


def pages_of_the_walk(reader: Any) -> list[str]:
    """In the order of `WALK`."""
    from django.urls import reverse

    tries = {attempt.number: attempt for attempt in reader.attempts.all()}
    third, fourth = (tries[number].loops.get() for number in (3, 4))
    lesson = reader.lessons.get(advice__startswith="Do not let one answer")
    return [
        reverse("loop-post-mortem-new", args=[third.pk]),
        reverse("attempt-differences", args=[tries[5].pk]),
        reverse("briefing", args=[fourth.pk]) + "#plans",
        lesson.get_absolute_url(),
        reverse("lesson-list"),
    ]


@contextmanager
def server() -> Iterator[str]:
    """The server `make run` starts, until the pictures are taken."""
    with subprocess.Popen([sys.executable, ROOT / "manage.py", "serve"], stdout=subprocess.DEVNULL) as process:
        address = f"http://localhost:{os.environ['PORT']}"
        try:
            wait_for(address, process)
            yield address
        finally:
            process.send_signal(signal.SIGINT)


def wait_for(address: str, process: subprocess.Popen) -> None:
    give_up = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < give_up:
        try:
            urlopen(f"{address}/healthz/").close()  # noqa: S310  always http
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("No picture, because the server did not begin to answer.")


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def story(browser: Any, address: str, cookie: dict[str, str], scheme: str, high: int = SIZE["height"]) -> Any:
    """The page, in the theme that a reader's own system asks for."""
    size = SIZE | {"height": high}
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    context.add_cookies([cookie])
    page = context.new_page()
    answer = page.goto(address, wait_until="networkidle")
    if not answer.ok:
        sys.exit(f"No picture, because the story answers {answer.status}.")
    return page


def keep(picture: bytes, path: Path) -> None:
    if len(picture) > LARGEST:
        sys.exit(f"{path.name} has {len(picture):,} bytes, and must not have more than {LARGEST:,}.")
    path.write_bytes(picture)
    print(f"Took {path.name} ({len(picture):,} bytes).")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(Path(*sys.argv[1:]) if sys.argv[1:] else ROOT / "docs")
