"""The real server, as `make run` starts it: gunicorn, collected files, a data folder on disk."""

import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.server import READY, account_form, environment, make_account, send_account, serving, welcome_path

pytestmark = pytest.mark.server


def test_the_printed_link_opens_the_first_page(folder):
    with serving(folder) as server:
        response = server.ask(welcome_path(server))
    assert (response.status, "Make the account" in response.text) == (200, True)


def test_the_link_stays_the_same_until_it_is_used(folder):
    with serving(folder) as server:
        link = welcome_path(server).partition("key=")[2]
    with serving(folder) as server:
        assert link in server.said
        assert make_account(server, "ada").status == 302
    with serving(folder) as server:
        assert "welcome" not in server.said


def test_two_who_use_the_link_at_once_make_one_account(folder):
    with serving(folder) as server, ThreadPoolExecutor(8) as together:
        forms = [account_form(server, f"ada{number}") for number in range(8)]
        answers = [answer.status for answer in together.map(lambda form: send_account(server, *form), forms)]
    with closing(sqlite3.connect(folder / "afterloop.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM applications_user").fetchone() == (1,)
    assert set(answers) <= {302, 403}


def test_what_the_page_names_is_there_compressed_and_kept_for_ever(folder):
    with serving(folder) as server:
        page = server.ask("/welcome/").text
        for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
            response = server.ask(path, **{"Accept-Encoding": "br"})
            assert (response.status, "immutable" in response.headers["Cache-Control"]) == (200, True), path
        assert response.headers["Content-Encoding"] == "br"


def test_the_log_keeps_paths_and_neither_keys_nor_queries(folder):
    with serving(folder) as server:
        key = welcome_path(server).partition("key=")[2]
        for path in [f"/welcome/?key={key}", "/login/?next=/companies/?q=Amazon", "/calendar/s3cret.ics"]:
            server.ask(path)
        server.stop()
        requests = server.said.partition("\n")[2].replace("/welcome/?key=" + key, "", 1)
    assert re.search(r"^GET /welcome/ 200 \d+ ms$", requests, re.MULTILINE)
    assert not [word for word in [key, "Amazon", "s3cret", "?"] if word in requests], requests


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_at_once_and_quietly(folder, how):
    with serving(folder) as server:
        before = server.said
        assert server.ask("/healthz/").status == 200  # its workers are there
        began = time.monotonic()
        assert server.stop(how) == 0
        assert time.monotonic() - began < 5
        assert re.sub(r"GET /healthz/ 200 \d+ ms\n", "", server.said) == before


def test_a_later_start_takes_less_than_three_seconds(folder):
    def seconds() -> float:
        began = time.monotonic()
        with serving(folder) as server:
            assert server.ask("/healthz/").status == 200
            return time.monotonic() - began

    assert any(seconds() < 3 for _ in range(6))  # other tests run beside it and may hold up some


def test_what_it_writes_is_for_its_owner_alone(folder, prepared):
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [prepared, *prepared.iterdir()]}
    assert {mode & 0o077 for mode in modes.values()} == {0}, modes


def test_a_port_in_use_is_answered_with_a_sentence_and_another_one(folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with serving(folder, port) as server:
            assert server.process.wait(20) == 1
            assert f"Cannot serve at 127.0.0.1, port {port}: Address already in use" in server.said
            assert f"make run PORT={port + 1}" in server.said


def change(folder, statement: str) -> None:
    with closing(sqlite3.connect(folder / "afterloop.sqlite3", isolation_level=None)) as database:
        database.execute(statement)


def wait_for_a_migration(folder) -> None:
    change(folder, "DELETE FROM django_migrations WHERE app = 'sessions'")
    change(folder, "DROP TABLE django_session")


def test_a_backup_is_made_before_the_database_changes(folder):
    wait_for_a_migration(folder)
    with serving(folder) as server:
        assert READY in server.said
    (backup,) = (folder / "backups").iterdir()
    assert backup.name.endswith(".before-migration.sqlite3")


def test_without_a_backup_nothing_is_migrated(folder):
    wait_for_a_migration(folder)
    (folder / "backups").write_text("in the way")
    with serving(folder) as server:
        assert server.process.wait(20) == 1
        assert "Nothing was migrated" in server.said
    with closing(sqlite3.connect(folder / "afterloop.sqlite3")) as database, pytest.raises(sqlite3.OperationalError):
        database.execute("SELECT * FROM django_session")


def test_a_database_of_a_newer_version_is_left_alone(folder):
    change(
        folder, "INSERT INTO django_migrations (app, name, applied) VALUES ('applications', '9999_later', '2030-01-01')"
    )
    with serving(folder) as server:
        assert server.process.wait(20) == 1
        assert "written by a newer version" in server.said


def test_all_that_it_loads_is_left_out_where_python_looks_for_what_nobody_needs(folder):
    told = "import django; django.setup(); from applications.management.commands.serve import Server"
    told += "; Server().load(); import gc; print(gc.get_freeze_count() > 100_000)"
    done = subprocess.run([sys.executable, "-c", told], env=environment(folder, 0), capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr
