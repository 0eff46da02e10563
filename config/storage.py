"""How static files are stored for the production server."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed file names, also inside ES-module imports."""

    support_js_module_import_aggregation = True
