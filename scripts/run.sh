#!/bin/sh
# Sets up, then becomes the server: no shell stays in between, so that Ctrl-C reaches it alone.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh requirements.lock
exec .venv/bin/python manage.py serve
