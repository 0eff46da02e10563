# All that one types. Needs make and Python 3.12 or newer; CONTRIBUTING.md says more.
.PHONY: run test bench check
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
