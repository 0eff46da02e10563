"""Each variable of the environment, read by a process of its own."""

import json
import os
import stat
import subprocess
import sys

import pytest

READ = """
import json, sys
from django.conf import settings
print(json.dumps([getattr(settings, name) for name in sys.argv[1:]]))
"""


def start(tmp_path, *names: str, **variables: str) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-c", READ, *names]
    return subprocess.run(command, env=environment | variables, capture_output=True, text=True)


@pytest.fixture
def read(tmp_path):
    """The values of some settings under some variables."""
    return lambda *names, **variables: json.loads(start(tmp_path / "var", *names, **variables).stdout)


def test_without_variables_it_serves_this_machine_alone(read):
    assert read("HOST", "PORT", "DEBUG", "HTTPS") == ["127.0.0.1", 8000, False, False]
    assert read("ALLOWED_HOSTS") == [["localhost", "127.0.0.1", "[::1]"]]


def test_on_every_address_any_name_is_answered_until_there_is_mail(read):
    assert read("ALLOWED_HOSTS", HOST="0.0.0.0") == [["*"]]
    assert "*" not in read("ALLOWED_HOSTS", HOST="0.0.0.0", EMAIL_HOST="mail.example.org")[0]
    assert read("ALLOWED_HOSTS", HOST="0.0.0.0", ALLOWED_HOSTS="a.example, b.example") == [["a.example", "b.example"]]


def test_https_makes_cookies_secure_and_trusts_the_proxy(read):
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "ALLAUTH_TRUSTED_PROXY_COUNT"]
    assert read(*names, HTTPS="on") == [True, True, True, 1]
    assert read(*names, HTTPS="off") == [False, False, False, 0]


def test_a_passkey_may_be_made_without_https_only_without_https(read):
    assert read("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN") == [True]
    assert read("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", HTTPS="1") == [False]


def test_the_data_folder_is_made_for_its_owner_alone(read, tmp_path):
    read("PORT")
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700


def test_a_given_secret_key_is_used_and_none_is_written(read, tmp_path):
    assert read("SECRET_KEY", SECRET_KEY="given") == ["given"]
    assert not (tmp_path / "var" / "secret-key").exists()


def test_a_port_that_is_no_number_is_answered_with_a_sentence(tmp_path):
    done = start(tmp_path, "PORT", PORT="eight")
    assert done.stderr == "PORT must be a whole number, not “eight”.\n"


def test_postgresql_is_reached_without_the_pragmas_of_sqlite(read):
    (databases,) = read("DATABASES", DATABASE_URL="postgres://ada@db.example/afterloop")
    assert databases["default"]["HOST"] == "db.example"
    assert "init_command" not in databases["default"].get("OPTIONS", {})


def test_sqlite_waits_for_writers_and_survives_a_power_cut(read):
    (databases,) = read("DATABASES")
    assert databases["default"]["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "cached_statements": 500,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
    }
