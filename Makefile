# The front door: each target calls plain tools, nothing hides here.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo run test check requirements bench bench-receipts bench-peers screens words lock clean

help:  ## Say what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/ready  ## Make .venv from the lock and install what Qt needs of the system

$(VENV)/ready: requirements.lock pyproject.toml .ci/system-packages
	@sh .ci/system-packages $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	# the lock names everything: nothing is left to resolve, nor to a newer release of the day
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/pip check >/dev/null || $(BIN)/pip check
	$(BIN)/python -m lianes_desktop.i18n.words compile
	@touch $@

demo: setup  ## Log a mission, sign, seal, verify with OpenSSL and age, take it in; then open the window
	$(BIN)/lianes-desktop demo --folder .demo

run: setup  ## Open the window
	$(BIN)/lianes-desktop

check: setup  ## The fast gate: format, lint, borders, types, quick tests
	@sh .ci/system-packages $(PYTHON) postgresql
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -n logical -q -m "not slow" --ignore tests/journeys

test: setup  ## The whole gate, as CI runs it
	@sh .ci/system-packages $(PYTHON) chromium chromium-driver apache2-bin postgresql libreoffice-calc-nogui
	sh .ci/gate $(BIN)

requirements: setup  ## Each requirement of the brochure, the test that shows it, and its screen
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=tests $(BIN)/python -m requirements.table

bench: setup  ## Every mark, each with its peer, from one interleaved run
	@sh .ci/system-packages $(PYTHON) xvfb libjpeg-turbo-progs postgresql
	PYTHONPATH=tests $(BIN)/python -m bench

bench-receipts: setup  ## Receipts read from photographs (FOLDER=… with its truth.json), beside a peer engine and a peer extractor
	@sh .ci/system-packages $(PYTHON) tesseract-ocr tesseract-ocr-fra
	QT_QPA_PLATFORM=offscreen PYTHONPATH=tests $(BIN)/python -m bench.receipts $(FOLDER)

bench-peers: setup  ## Start-up beside Vorta, KMyMoney and LibreOffice Calc (installs them)
	@sh .ci/system-packages $(PYTHON) xvfb
	PYTHONPATH=tests $(BIN)/python -m bench.peers

screens: setup  ## Every page at two sizes, light and dark, French and Arabic, into .screens/
	PYTHONPATH=tests $(BIN)/python -m support.shoot .screens

words: setup  ## Bring the catalogues up to date with the sources
	$(BIN)/python -m lianes_desktop.i18n.words update

lock:  ## Choose the newest versions again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--extra dev pyproject.toml --output-file requirements.lock --upgrade

clean:  ## Remove what was made here
	rm -rf $(VENV) .demo .screens .bench build dist
