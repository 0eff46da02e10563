"""A PostgreSQL that lives for one run of the tests: fast, forgetful and reached through a socket alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Nothing here must survive a power cut. Names are ordered as people expect, as most servers do, so
# that code which relies on the order of bytes is found out.
SMALL = "max_connections=50 listen_addresses=''"
FAST = f"{SMALL} fsync=off full_page_writes=off synchronous_commit=off"
MAKE = "--username=afterloop --auth=trust --encoding=UTF8 --no-sync --no-instructions --locale=C"
ORDER = "--locale-provider=icu --icu-locale=en-US"


@contextmanager
def throwaway(programs: Path, options: str = FAST) -> Iterator[str]:
    """Start a cluster with those options, hand out its DATABASE_URL, and remove all of it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="afterloop-pg-", dir="/tmp"))  # a socket's path must be short
    data = folder / "data"
    settings = [f"-c {setting}" for setting in [*options.split(), f"unix_socket_directories={folder}"]]
    try:
        owner = give_away(folder)
        run(owner, programs / "initdb", f"--pgdata={data}", *MAKE.split(), *ORDER.split())
        run(owner, programs / "pg_ctl", "start", "-w", f"-D{data}", f"-l{folder / 'log'}", f"-o{' '.join(settings)}")
        try:
            yield f"postgres://afterloop@{quote(str(folder), safe='')}/afterloop"
        finally:
            run(owner, programs / "pg_ctl", "stop", "-w", f"-D{data}", "-mimmediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def give_away(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root, so somebody with fewer rights gets the folder."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    owner = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, owner)
    return owner


def run(owner: str | None, *command: str | Path) -> None:
    # The server that pg_ctl leaves behind would keep a pipe open, so what is said goes to a file.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, user=owner, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/")
        if done.returncode:
            said.seek(0)
            raise SystemExit(f"{command[0]} failed:\n{said.read()}")
