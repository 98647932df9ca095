# Two commands do everything: `make demo` checks the real proposals, `make test` runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
# What Python compiles is kept beside the sources, where git does not look: a start that compiles
# all of them anew takes twice as long, and so does reading the tests.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: requirements hostile demo gallery page test laws rules check-code benchmark fuzz sarif clean

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
	$(BIN)/python -m pytest -n 2 --dist worksteal

# Every move on every proposal under every law, about two hours; SAMPLE=5 tries five of each law on
# each proposal, about a quarter of an hour. make test tries one of every tenth kind.
laws: $(VENV)/.installed-dev
	$(BIN)/python -m tests.laws.report $(if $(SAMPLE),--sample $(SAMPLE))

# Every page with every change to its condition, and what all rules say together: a quarter of an
# hour of a processor. make test tries the changes of a few pages.
rules: $(VENV)/.installed-dev
	$(BIN)/python -m tests.authoring.covered
	$(BIN)/python -m council_rules lint --deep

check-code: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(VENV)/.installed-benchmark
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/alternatives.py
	$(BIN)/python benchmarks/editor.py

# A report on every proposal, and a page that lists them; IN=ar for another language.
IN ?= en

gallery: $(VENV)/.installed-dev
	$(BIN)/python -m council_rules.report.gallery proposals build/gallery --lang $(IN)

# Random councils, judged by the vocabulary and by the model in tests/model, as many as you like;
# then the property tests on examples that are new each time, ten times as many as in make test.
COUNT ?= 1000
SEED ?= 0

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m tests.model.fuzz $(COUNT) $(SEED)
	$(BIN)/python -m pytest -n 2 -m "hypothesis or sampled" --hypothesis-profile random

# What the templates install, by hashes: after a change of dependencies or of constraints.txt.
requirements: $(VENV)/.installed-dev
	$(PYTHON) -m venv build/pip-tools
	build/pip-tools/bin/python -m pip install --quiet pip-tools==7.6.2
	$(BIN)/python -m tests.hostile.requirements build/pip-tools/bin/pip-compile

# Mutated proposals, as many as you like; 25 kills of every kind of write; 20 hash seeds.
MUTATIONS ?= 100000

hostile: $(VENV)/.installed-dev
	$(BIN)/python -m tests.hostile.mutations $(MUTATIONS) $(SEED)
	$(BIN)/python -m tests.hostile.kills 25
	$(BIN)/python -m tests.hostile.seeds 20

# The SARIF Multitool runs on Linux, and is no Python package: so only this command fetches it.
SARIF := build/sarif
MULTITOOL := $(SARIF)/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool

sarif: $(VENV)/.installed-dev $(MULTITOOL)
	COUNCIL_RULES_SARIF_MULTITOOL=$(abspath $(MULTITOOL)) $(BIN)/python -m pytest -rs tests/render/test_sarif_multitool.py

$(MULTITOOL):
	npm install --silent --no-audit --no-fund --prefix $(SARIF) @microsoft/sarif-multitool-linux@5.7.0

# The page of the report in a browser: needs chromium and java, fetches the two examiners.
PAGE := build/page

page: $(VENV)/.installed-dev $(PAGE)/node_modules/axe-core/axe.min.js
	COUNCIL_RULES_AXE=$(abspath $(PAGE)/node_modules/axe-core/axe.min.js) \
	COUNCIL_RULES_VNU=$(abspath $(PAGE)/node_modules/vnu-jar/build/dist/vnu.jar) \
	$(BIN)/python -m pytest -rs tests/report/test_browser.py

$(PAGE)/node_modules/axe-core/axe.min.js:
	npm install --silent --no-audit --no-fund --prefix $(PAGE) axe-core@4.14.1 vnu-jar@26.9.27

clean:
	rm -rf $(VENV) build

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.installed-benchmark: $(VENV)/.installed-dev
	$(PIP) --editable '.[dev,benchmark]'
	@touch $@
