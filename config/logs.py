"""What a log may say: paths without query strings and without keys, and never a person's words."""

import logging
import re
import traceback
from collections.abc import Iterator

QUERY = re.compile(r"(/\S*?)\?\S*")
KEYS = re.compile(r"(/calendar/|/password/reset/key/|/confirm-email/)[^/\s]+")


def without_keys(text: str) -> str:
    """The same text; query strings are cut off and the part of a path that is a key becomes `…`."""
    return KEYS.sub(r"\1…", QUERY.sub(r"\1", text))


class WithoutWords(logging.Formatter):
    """Tells where an error arose and of which kind, not its message: that may quote what someone wrote."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record))

    def formatException(self, ei) -> str:  # noqa: N802
        return "\n".join(line for error in with_causes(ei[1]) for line in described(error))


def with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def described(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
