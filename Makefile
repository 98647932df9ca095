# Two commands do everything: `make demo` checks the real proposals, `make test` runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt

.PHONY: demo test check-code benchmark clean

demo: $(VENV)/.installed
	@echo "Installed council-rules into $(VENV)."
	@echo "Now running: $(BIN)/council-rules check --quiet --output-format concise proposals/"
	@echo
	@$(BIN)/council-rules check --quiet --output-format concise proposals/ || { code=$$?; test $$code -eq 1 || exit $$code; }
	@echo
	@echo "Exit code 1 of check means that a proposal breaks a rule; that is what it is for."
	@echo "Next: $(BIN)/council-rules check proposals/gaza/board_of_peace.council.yaml"
	@echo "      $(BIN)/council-rules explain REP004"

test: $(VENV)/.installed-dev check-code
	$(BIN)/python -m pytest

check-code: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) --editable '.[dev]'
	@touch $@
