"""How static files are stored for the production server, and when they are collected again."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed file names, also inside ES-module imports."""

    support_js_module_import_aggregation = True

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.addresses = {}

    def url(self, name, force=False):
        """Worked out once for each file: every page names two dozen, which stay what they are while it runs."""
        if force:
            return super().url(name, force)
        if name not in self.addresses:
            self.addresses[name] = super().url(name)
        return self.addresses[name]

    def save_manifest(self):
        self.addresses.clear()
        super().save_manifest()


def collect_if_changed() -> bool:
    """Collect the static files unless those collected last have the same names, sizes and times."""
    stamp = settings.DATA_DIR / "static.stamp"
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now and (settings.STATIC_ROOT / "staticfiles.json").exists():
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for finder in get_finders():
        for name, storage in finder.list(None):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
