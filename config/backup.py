"""Copies of the database that can be trusted: taken while the server runs, checked before they get their name."""

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

AUTOMATIC = "before-migration"
KEPT = 10  # automatic ones; those asked for by hand stay until someone removes them


class BackupError(Exception):
    """Says in a sentence why there is no backup."""


def make_backup(target: Path | None = None, label: str = "") -> Path:
    """Write a copy of the database to `target`, or under a dated name in the data folder.

    The copy appears under its name only when it is whole and has been read back; mode 0600.
    Raises BackupError, and leaves nothing behind.
    """
    try:
        target = target or dated_path(label)
        with written_aside(target) as temporary:
            (copy_sqlite if connection.vendor == "sqlite" else copy_postgresql)(temporary)
            os.link(temporary, target)
    except FileExistsError as error:
        raise BackupError(f"{error.filename2 or error.filename} is in the way; a backup replaces nothing.") from error
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"The backup could not be written: {error}.") from error
    return target


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """A private, empty file beside `target`, gone afterwards."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield temporary
    finally:
        temporary.unlink()


def dated_path(label: str) -> Path:
    folder = settings.DATA_DIR / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    ending = "sqlite3" if connection.vendor == "sqlite" else "dump"
    moment = timezone.now().strftime("%Y-%m-%dT%H-%M-%S.%fZ")
    return folder / ".".join(filter(None, [moment, label, ending]))


def copy_sqlite(path: Path) -> None:
    """SQLite's own backup: one consistent state, also while others write."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        check_sqlite(copy)


def check_sqlite(database: sqlite3.Connection) -> None:
    faults = [row[0] for row in database.execute("PRAGMA integrity_check")]
    if faults != ["ok"]:
        raise BackupError(f"The copy is damaged, so the database may be too: {faults[0]}.")


def copy_postgresql(path: Path) -> None:
    """pg_dump's own format, read back with pg_restore."""
    if not (shutil.which("pg_dump") and shutil.which("pg_restore")):
        raise BackupError("There is no pg_dump here to back up PostgreSQL with: install postgresql-client.")
    run_postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={path}", **connection_words())
    run_postgresql("pg_restore", "--list", str(path))


def run_postgresql(*command: str, **environment: str) -> None:
    done = subprocess.run(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise BackupError(f"{command[0]} refused: {done.stderr.strip()}")


def connection_words() -> dict[str, str]:
    """What libpq reads instead of arguments, which every user of the machine could see."""
    params = connection.get_connection_params()
    names = {"PGDATABASE": "dbname", "PGUSER": "user", "PGPASSWORD": "password", "PGHOST": "host", "PGPORT": "port"}
    return {name: str(params[key]) for name, key in names.items() if params.get(key)}


def forget_old_automatic_backups() -> None:
    automatic = sorted((settings.DATA_DIR / "backups").glob(f"*.{AUTOMATIC}.*"))
    for path in automatic[:-KEPT]:
        path.unlink(missing_ok=True)
