"""What the production server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

# All of the program is loaded before the first visitor, and then left out where Python looks, now and then, for what
# nobody needs any more: that would hold up a page for a tenth of a second.
get_resolver().url_patterns  # noqa: B018  it loads them
gc.collect()
gc.freeze()
