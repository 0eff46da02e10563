"""What every test may ask for."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings

from applications.records import deeds
from tests.factories import UserFactory
from tests.server import READY, serving

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
CHECKER = Path(__file__).parent / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]

hypothesis_settings.register_profile("afterloop", deadline=None)  # two cores and a busy neighbour are no failure
hypothesis_settings.load_profile("afterloop")


def pytest_collection_modifyitems(config, items):
    for item in items:
        if "browser_name" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
        if "valid_html" in item.fixturenames:
            item.add_marker(pytest.mark.html)
    other = "postgresql" if "sqlite" in settings.DATABASES["default"]["ENGINE"] else "sqlite"
    about_the_other = [item for item in items if item.get_closest_marker(other)]
    config.hook.pytest_deselected(items=about_the_other)
    items[:] = [item for item in items if item not in about_the_other]


def pytest_unconfigure():
    """A worker of a parallel run ends without the farewell that would remove its data folder."""
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def forgotten_attempts():
    """Counts that slow down guessing must not reach from one test into the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def swept_when_asked(monkeypatch):
    """One request in sixteen deletes what is past undoing: which one is no test's business but its own."""
    monkeypatch.setattr(deeds, "SWEPT_EVERY", 10**9)


@pytest.fixture
def user(db):
    return UserFactory(username="ada")


@pytest.fixture
def signed_in(client, user):
    """A client with `user` logged in."""
    client.force_login(user)
    return client


@pytest.fixture
def in_region():
    """Headers htmx sends from inside a live region of the page."""
    return lambda name: {"HX-Request": "true", "HX-Target": name}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A data folder as the first start leaves it."""
    folder = tmp_path_factory.mktemp("first") / "var"
    with serving(folder) as server:
        assert READY in server.said, server.said
    return folder


@pytest.fixture
def folder(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "var")


@pytest.fixture(scope="session")
def base_url():
    """In the place of a plugin's fixture that pytest warns about; each test names its own live server."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    # Playwright's event loop stays in this process, and Django would take every test after it for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-sync", *QUIET],
    }


@pytest.fixture
def valid_html(tmp_path):
    """Checks pages, given as {address: HTML}, with the HTML checker, all in one run."""

    def check(pages: dict[str, str]) -> None:
        assert pages
        for number, (address, html) in enumerate(pages.items()):
            (tmp_path / f"{number}{address.replace('/', '_')}.html").write_text(html)
        command = ["java", "-jar", CHECKER, "--errors-only", "--format", "json", "--skip-non-html", tmp_path]
        said = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
        faults = [(Path(fault["url"]).stem, fault["message"], fault.get("extract")) for fault in said["messages"]]
        assert faults == []

    return check
