"""Sends the scripts without their comments, which are for those who read the source: a fourth of what they weigh."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

#: A line that begins so is a comment; nothing else in our scripts begins a line with it.
COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)


class BareScripts(BaseFinder):
    """Finds `js/….js`: each script of `static/js`, written anew whenever it has changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.folder = settings.DATA_DIR / "scripts"
        super().__init__(*args, **kwargs)

    def find(self, path, find_all=False, **kwargs):
        source = settings.BASE_DIR / "static" / path
        is_script = source.suffix == ".js" and source.parent == settings.BASE_DIR / "static" / "js" and source.exists()
        found = [str(bare(source, self.folder / path))] if is_script else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        for source in sorted((settings.BASE_DIR / "static" / "js").glob("*.js")):
            name = f"js/{source.name}"
            bare(source, self.folder / name)
            yield name, FileSystemStorage(location=self.folder)


def bare(source: Path, target: Path) -> Path:
    """Write the script without comments unless it stands there already, so that its time tells when it changed."""
    text = COMMENT.sub("", source.read_text(encoding="utf-8"))
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return target
