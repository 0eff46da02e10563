"""The one-time key of the first start: who can read the terminal or the data folder owns the place."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.crypto import constant_time_compare

from config.secret import kept_secret


def key_path() -> Path:
    return settings.DATA_DIR / "welcome-key"


def welcome_key() -> str:
    """The key in the data folder, made there (mode 0600) if there is none. For use before the first account only."""
    return kept_secret(key_path())


def opens(key: str) -> bool:
    """Whether it is the key; none opens while another form takes it away, nor once it is used up."""
    try:
        kept = key_path().read_text().strip()
    except FileNotFoundError:
        return False
    return bool(key) and constant_time_compare(key, kept)


@contextmanager
def used_up() -> Iterator[bool]:
    """Take the key away while the account is made: of two at once, only one gets it and the other sees False.

    An error inside puts it back.
    """
    taken = key_path().with_name(f"welcome-key.{secrets.token_hex(4)}")
    try:
        key_path().rename(taken)
    except FileNotFoundError:
        yield False
        return
    try:
        yield True
    except BaseException:
        taken.rename(key_path())
        raise
    taken.unlink()
