# The two commands that matter: `make run` opens the window on the examples,
# `make test` passes the tests.  Both prepare what they need (README.md).

python = .venv/bin/python

.PHONY: run test setup lint bench faults fuzz mutants clean

run:
	@sh packaging/run.sh

test: setup
	@sh packaging/test.sh $(ARGS)

setup:
	@sh packaging/set_up.sh test

lint: setup
	$(python) -m flake8
	$(python) -m isort --check-only --quiet .
	$(python) -m mypy
	$(python) -c 'from importlinter.cli import lint_imports_command as lint; lint()'

bench: setup
	$(python) -m bench $(ARGS)

faults: setup
	$(python) -m tests.faults.run $(ARGS)

fuzz: setup
	$(python) -m tests.fuzz.run $(ARGS)

mutants: setup
	$(python) -m tests.mutants.run $(ARGS)

clean:
	rm -rf .venv out build dist .mypy_cache .pytest_cache .import_linter_cache
