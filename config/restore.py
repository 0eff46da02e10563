"""Putting a backup back, without losing what stood there."""

import os
import secrets
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from config.backup import BackupError, check_sqlite, dated_path

BESIDE = ["", "-wal", "-shm"]  # a database and what SQLite keeps beside it; an old pair ruins a new database


def restore_backup(source: Path) -> Path | None:
    """Put the copy in the place of the database. Returns where the replaced one lies now, None if there was none.

    Raises BackupError, and changes nothing, if the copy is not sound or the server runs.
    """
    if connection.vendor != "sqlite":
        raise BackupError(
            f"PostgreSQL restores by itself: pg_restore --clean --if-exists --no-owner --dbname=NAME {source}"
        )
    check_source(source)
    live = Path(settings.DATABASES["default"]["NAME"])
    connections.close_all()
    replaced = set_aside(live) if live.exists() else None
    temporary = live.with_name(f".{live.name}.{secrets.token_hex(4)}")
    shutil.copyfile(source, temporary)
    temporary.chmod(0o600)
    with temporary.open("rb") as copy:
        os.fsync(copy.fileno())
    temporary.rename(live)
    return replaced


def check_source(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            check_sqlite(copy)
            copy.execute("SELECT 1 FROM applications_user")
    except sqlite3.Error as error:
        raise BackupError(f"{path} is no backup of Afterloop: {error}.") from error


def set_aside(live: Path) -> Path:
    stop_if_in_use(live)
    replaced = dated_path("replaced")
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            live.with_name(live.name + ending).rename(replaced.with_name(replaced.name + ending))
    return replaced


def stop_if_in_use(live: Path) -> None:
    """Leaving WAL needs the database for oneself, and writes what is left in it into the database."""
    with closing(sqlite3.connect(live, timeout=1)) as database:
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise BackupError("Afterloop is running. Stop it first, then restore.") from error
        except sqlite3.DatabaseError:
            return  # beyond reading: the very reason for a restore
