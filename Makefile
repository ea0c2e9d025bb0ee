# Two commands are enough to begin: `make talk` and `make test`. `make help` lists the rest.
# What a set-up has to say goes to stderr, so that a pipe from `make -s talk` holds the conversation.

PYTHON      ?= python3
DEV         := .venv
SAM         := .venv-sam
CHECKOV     := .venv-checkov
NEURAL      := .venv-neural
NODE        := node_modules
PY          := PYTHONPATH=lambda $(DEV)/bin/python
CALLED_FROM := $(PWD)
CASES       ?= tests/knowledge
CORPUS      := interaction_model/en/corpus
BUILT       := $(DEV)/built
export SAM_CLI_TELEMETRY := 0

# The network learns in an environment of its own, from a file that the usual one writes.
SECOND = $(if $(filter neural,$(EARS)),$(PY) -m tools.learn.ears.neural.examples $(NEURAL)/examples.json && \
	PYTHONPATH=lambda:. $(NEURAL)/bin/python -m tools.learn.ears.neural $(NEURAL)/examples.json $(NEURAL)/folds lambda/lexicon)

# A path as the caller meant it: from where make was called, else from here.
at = "$$(test -e "$(CALLED_FROM)/$(1)" && echo "$(CALLED_FROM)/$(1)" || echo "$(1)")"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup talk simulator screens listen test style types built stack check build learn language score score-talk score-utterances score-replies score-openings score-asked bounds firing bench fuzz mutation why compare package local load security format lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1|/p' Makefile | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

setup: ## install what the other commands need into .venv, .venv-sam and node_modules (they do this themselves)
	@$(MAKE) -s --no-print-directory -j3 $(DEV)/installed $(SAM)/installed $(NODE)/installed 1>&2

talk: $(BUILT) ## talk to the skill in the terminal (LOCALE=en-US, ARGS=--json shows the envelopes)
	@$(PY) -m simulator $(ARGS)

simulator: $(BUILT) $(NODE)/installed ## the simulator as a page in your browser, on loopback (LOCALE=, VIEWPORT=, MEMORY=, PORT=)
	@$(PY) -m simulator.web

listen: $(BUILT) ## read a conversation aloud into calf-guide.wav (ARGS="--lines file --locale en-GB")
	@$(PY) -m tools.listen $(ARGS)

screens: $(BUILT) $(NODE)/installed ## draw every screen on every device into .screens/ (ARGS="--locale en-GB --device show5")
	@$(PY) -m tools.screens $(ARGS)

test: setup ## every check and every test: what CI runs
	@$(MAKE) --no-print-directory -j2 -O style types built check stack
	$(PY) -m pytest --cov --cov-report= -n auto --maxprocesses 4 --dist loadgroup
	$(PY) -m tools.coverage_gates

style: $(DEV)/installed ## part of make test: lint and format
	$(DEV)/bin/ruff check
	$(DEV)/bin/ruff format --check

types: $(DEV)/installed ## part of make test: the type checker
	$(DEV)/bin/mypy

built: $(DEV)/installed ## part of make test: whether what is generated is up to date
	$(PY) -m tools.build --check

stack: $(SAM)/installed ## part of make test: the template
	$(SAM)/bin/cfn-lint --regions us-east-1 eu-west-1 us-west-2 -- template.yaml
	$(SAM)/bin/sam validate --lint --region eu-west-1

check: $(DEV)/installed ## check the data alone: one line per fault, with file and line
	@$(PY) -m tools.check

build: $(DEV)/installed ## generate the interaction models and the lexicon
	@$(PY) -m tools.build

learn: $(DEV)/installed $(if $(SECOND),$(NEURAL)/installed) ## learn the ears and the evidence (minutes; ARGS="en" or "evidence"; EARS=neural: the network, an hour)
	@$(or $(SECOND),$(PY) -m tools.learn $(ARGS))

language: $(DEV)/installed ## start a language, or see what it still lacks (NAME=it, or NAME=it-CH)
	@$(PY) -m tools.languages $(NAME)

score: $(BUILT) ## play cases through the dialogue (CASES=file-or-folder, SILENT=no or unsure, BY=dialogue, rules or facts, CASE=id)
	@$(PY) -m tools.score $(call at,$(CASES)) $(addprefix --silent ,$(SILENT)) $(addprefix --by ,$(BY)) $(addprefix --case ,$(CASE))

score-talk: $(BUILT) ## a talking person plays whole conversations (CASES=file, ARGS="--people 100 --seed 1 --failures 5")
	@$(PY) -m tools.score_talk $(call at,$(if $(filter command line,$(origin CASES)),$(CASES),tests/knowledge/people-dev.yaml)) $(ARGS)

score-utterances: $(BUILT) ## measure what is understood (UTTERANCES=file-or-folder, ARGS=--failures lists the rest)
	@$(PY) -m tools.score_utterances $(call at,$(or $(UTTERANCES),tests/utterances)) $(ARGS)

score-replies: $(BUILT) ## measure how replies to questions are read (REPLIES=file, ARGS="--failures 50 --where q=fever")
	@$(PY) -m tools.score_replies $(call at,$(or $(REPLIES),$(CORPUS)/replies.jsonl)) $(ARGS)

score-openings: $(BUILT) ## measure how first sentences are read (OPENINGS=file, ARGS="--failures 50 --where locale=en-GB")
	@$(PY) -m tools.score_openings $(call at,$(or $(OPENINGS),$(CORPUS)/openings.jsonl)) $(ARGS)

score-asked: $(BUILT) ## measure how what people ask after the advice is understood (ARGS="en de --failures")
	@$(PY) -m tools.score_asked $(ARGS)

bounds: $(BUILT) ## how good it could be: top-3 against questions, on simulated people (draws docs/images)
	@$(PY) -m lab.bounds

firing: $(BUILT) ## where each warning rule fires: in place, too urgent, missed (draws docs/images)
	@$(PY) -m lab.firing $(ARGS)

bench: $(BUILT) $(SAM)/installed ## how fast it is, side by side with an ASK hello-world (one JSON object last)
	@$(PY) -m lab.bench $(ARGS)

fuzz: $(BUILT) ## a hundred thousand broken envelopes against the handler (ARGS="--count 5000 --seed 2")
	@$(PY) -m lab.fuzz $(ARGS)

mutation: $(DEV)/installed ## break the rules on purpose and see which test notices (an hour)
	@$(PY) -m lab.mutation $(ARGS)

package: $(BUILT) ## make what Lambda runs: .package/calf-guide.zip (EARS=neural: with the network)
	@$(PY) -m tools.package $(if $(TREE),--tree $(TREE))

local: $(BUILT) $(SAM)/installed ## serve the package behind Lambda's own runtime, on loopback (ARGS=--once)
	@$(PY) -m tools.local $(ARGS)

load: $(BUILT) $(SAM)/installed ## a thousand conversations at once through Lambda's own runtime
	@$(PY) -m lab.load $(ARGS)

why: $(BUILT) ## what speaks for and against in one case, with sources (CASE=id, CASES=file)
	@$(PY) -m tools.why $(CASE) $(if $(filter command line,$(origin CASES)),--cases $(call at,$(CASES)))

compare: $(BUILT) ## two causes side by side (CAUSES="dvt calf_strain")
	@$(PY) -m tools.compare $(CAUSES)

security: $(CHECKOV)/installed ## scan the AWS stack with checkov
	@$(CHECKOV)/bin/checkov -f template.yaml --config-file .checkov.yaml

format: $(DEV)/installed ## put the code in shape, as `make test` wants it
	@$(DEV)/bin/ruff check --fix
	@$(DEV)/bin/ruff format

lock: ## pin every dependency with its hashes, from the *.in files
	@$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv==$(UV)
	@$(call locked,lambda/requirements)
	@$(call locked,lambda/requirements-neural)
	@$(call locked,requirements-dev,-c lambda/requirements.txt)
	@$(call locked,requirements-node)
	@$(call locked,requirements-sam)
	@$(call locked,requirements-bench,-c lambda/requirements.txt)
	@$(call locked,requirements-security)
	@$(call locked,requirements-neural,--override requirements-neural.out)

clean: ## remove everything that was made here, the environments too
	rm -rf $(DEV) $(SAM) $(NODE) $(NEURAL) .venv-node .venv-lock .screens .calf-guide-memory .aws-sam .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

UV     := 0.13.9
locked = .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(2) $(1).in --output-file $(1).txt

SET_UP := $(PYTHON) -B -m tools.set_up

$(DEV)/installed: requirements-dev.txt
	@$(SET_UP) $(DEV) $< && touch $@

$(SAM)/installed: requirements-sam.txt
	@$(SET_UP) $(SAM) $< && touch $@

$(CHECKOV)/installed: requirements-security.txt
	@$(SET_UP) $(CHECKOV) $< && touch $@

$(NEURAL)/installed: requirements-neural.txt
	@$(SET_UP) $(NEURAL) $< && touch $@

# What tests and simulator borrow from npm: an independent Alexa client, a database, Amazon's view host, a browser.
$(NODE)/installed: package.json package-lock.json .npmrc requirements-node.txt
	@$(SET_UP) $(NODE) && touch $@

# What is generated, made anew when its YAML is newer.
SOURCES := $(shell find lambda/calf_rules/knowledge lambda/words interaction_model simulator/platform -name '*.yaml')
$(BUILT): $(DEV)/installed $(SOURCES)
	@$(PY) -m tools.build 1>&2 && touch $@
