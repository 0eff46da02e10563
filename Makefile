# All that one types. Needs make and Python 3.12 or newer; CONTRIBUTING.md says more.
.PHONY: run test bench check locks picture
.SILENT:

# make run PORT=9000, or HOST=0.0.0.0 to reach it from a phone
run:
	exec scripts/run.sh

# make test ARGS="tests/accounts -x" hands pytest the rest
test:
	scripts/setup.sh requirements-dev.lock
	.venv/bin/python scripts/test.py $(ARGS)

bench:
	scripts/setup.sh requirements-dev.lock
	.venv/bin/python scripts/bench.py $(ARGS)

check:
	scripts/setup.sh requirements-dev.lock
	.venv/bin/python scripts/check.py

# after a change of pyproject.toml; they name no place that packages come from
LOCK = .venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra=postgres
locks:
	scripts/setup.sh requirements-dev.lock
	$(LOCK) --output-file=requirements.lock pyproject.toml
	$(LOCK) --extra=dev --output-file=requirements-dev.lock pyproject.toml

# the pictures of the README
picture:
	scripts/setup.sh requirements-dev.lock
	.venv/bin/python scripts/picture.py
