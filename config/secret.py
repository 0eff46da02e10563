"""The secret key: made on the first start, kept in the data folder, the same for every process."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def kept_secret(path: Path) -> str:
    """Return the text in `path`, writing 50 random URL-safe bytes there first if it does not exist.

    Two processes that start at once agree on one key: each writes its own temporary file (mode
    0600) and links it into place; only the first link succeeds, and everyone reads the winner.
    """
    if not path.exists():
        temporary = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(temporary, path)
        temporary.unlink()
    return path.read_text().strip()
