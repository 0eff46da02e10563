"""`make bench`: how long each main page takes on histories of 1,000, 10,000 and 100,000 rounds."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench_table import BUDGET_SIZE, table
from kinds import Missing, browser, postgresql
from picture import free_port
from postgresql import SMALL, throwaway

ROOT = Path(__file__).resolve().parent.parent
SIZES = [1_000, 10_000, 100_000]


@contextmanager
def sqlite(folder: Path) -> Iterator[Callable[[int], str]]:
    yield lambda size: f"sqlite:///{folder / f'{size}.sqlite3'}"


@contextmanager
def postgres(folder: Path) -> Iterator[Callable[[int], str]]:
    """A server that lives as long as the benchmark, and keeps what it is told even in a power cut."""
    import psycopg

    with throwaway(postgresql(), SMALL) as url:
        server = url.rpartition("/")[0]

        def database(size: int) -> str:
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE bench_{size}")
            return f"{server}/bench_{size}"

        yield database


DATABASES = {"sqlite": sqlite, "postgres": postgres}


def measure(address: str, size: int, repeat: int, folder: Path) -> dict:
    """Grow and measure in a process of its own, under the settings that `make run` uses."""
    target = folder / "measured.json"
    command: list[str | Path] = [sys.executable, ROOT / "scripts" / "bench_measure.py", str(size), str(repeat), target]
    subprocess.run(command, env=environment(folder) | {"DATABASE_URL": address}, check=True)
    return json.loads(target.read_text(encoding="utf-8"))


def browse(address: str, repeat: int, folder: Path) -> str:
    """What a browser sees, if there is one."""
    try:
        browser()
    except Missing as missing:
        return f"Not measured, because {missing}."
    command: list[str | Path] = [sys.executable, ROOT / "scripts" / "bench_browser.py", str(repeat)]
    more = {"DATABASE_URL": address, "PORT": str(free_port())}
    done = subprocess.run(command, env=environment(folder) | more, check=False, stdout=subprocess.PIPE, text=True)
    return done.stdout.rstrip() + ("\nIt went no further; what broke stands above." if done.returncode else "")


def environment(folder: Path) -> dict[str, str]:
    """Nothing of the developer's own server decides a number here."""
    ours = ("ALLOWED_HOSTS", "DEBUG", "HOST", "HTTPS", "SECRET_KEY", "TIME_ZONE", "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if name not in ours} | {"DATA_DIR": str(folder)}


def run(name: str, sizes: list[int], repeat: int, folder: Path) -> None:
    with DATABASES[name](folder) as address_of:
        measured, in_browser = {}, ""
        for size in sizes:
            print(f"Growing and measuring {size:,} rounds on {name} …", file=sys.stderr, flush=True)
            address = address_of(size)
            measured[size] = measure(address, size, repeat, folder)
            if (name, size) == ("sqlite", BUDGET_SIZE):
                in_browser = browse(address, repeat, folder)
    grown = ", ".join(f"{size:,} in {measured[size]['grown_in']:.0f} s" for size in sizes)
    print(f"\n{name}, Python {platform.python_version()}, {machine()}; rounds grown: {grown}")
    print(table(measured))
    if in_browser:
        print(f"\nIn Chromium, from key or click to the changed page, milliseconds at {BUDGET_SIZE:,}:\n{in_browser}")
    print("Growth compares the 10th of 100, which other programs disturb least.")


def machine() -> str:
    """How many processors there are and, where it can be known, how many programs wanted one."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} processors{load}"


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES, type=lambda text: [int(size) for size in text.split(",")])
    parser.add_argument("--repeat", default=50, type=int, help="how often each page is asked for, twice at least")
    parser.add_argument("--database", choices=DATABASES, help="both that are here if left out")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="afterloop-bench-"))
    try:
        collect: list[str | Path] = [sys.executable, ROOT / "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
        subprocess.run(collect, env=environment(folder), check=True)
        for name in [chosen.database] if chosen.database else DATABASES:
            try:
                run(name, chosen.sizes, chosen.repeat, folder)
            except Missing as missing:
                print(f"Not measured on {name}, because {missing}.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
