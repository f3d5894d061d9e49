# `make paper` executes missing runs and writes the paper; `make` lists the other targets.
# PROFILE is smoke, quick, headline or full.
PROFILE ?= quick
MINUTES ?= 60
flags := --configuration release --explicit-target-dependency-import-check error
dmil := .build/release/dmil

.PHONY: help paper plan status why diff review figures test check verify dist lint bench build \
  schema hooks setup clean

help:
	@echo 'make paper     execute the missing runs, then write paper/build/PROFILE and figures/PROFILE'
	@echo 'make paper FOR=20min    the same, but stop the runs after this time; they go on the next time'
	@echo 'make plan      show what make paper would execute, why, and for how long'
	@echo 'make status    show what has results: runs, tables, figures; what failed, the remaining time'
	@echo 'make why CELL=experiment/task/dataset/method    explain the state of a cell'
	@echo 'make diff A=commit B=commit    which cells differ, and why; without B: the working tree'
	@echo 'make review MINUTES=60    repeat archived runs for this time, those that decide most claims first'
	@echo 'make figures   draw the figures from the stored results'
	@echo 'make test      run all tests'
	@echo 'make check     check the equations against finite differences and the sources'
	@echo 'make verify    check results, equations, verdicts and claims against the paper; no training'
	@echo 'make dist      write the paper, and a distribution of it that verifies without a network'
	@echo 'make lint      check formatting, specifications and folders'
	@echo 'make bench     time training against its matrix products (five minutes), for the paper'
	@echo 'make build     build $(dmil)'
	@echo 'make schema    write the JSON Schema of specifications, which .vscode/settings.json names'
	@echo 'make hooks     format and lint what is committed, from now on'
	@echo 'make clean     remove generated papers and figures; results stay'
	@echo 'PROFILE=smoke|quick|headline|full, quick by default: make paper PROFILE=smoke'
	@echo 'PROFILE=headline and full print archived results, and train only with RUN=1: days and weeks'

paper: build
	@$(dmil) paper --profile $(PROFILE) $(if $(RUN),--run) $(if $(FOR),--for $(FOR))

plan: build
	@$(dmil) plan --profile $(PROFILE)

status: build
	@$(dmil) status --profile $(PROFILE)

why: build
	@$(dmil) why --profile $(PROFILE) '$(CELL)'

diff: build
	@$(dmil) diff --profile $(PROFILE) $(A) $(B)

# By default of the profile with archived results, and not of PROFILE above.
review: build
	@$(dmil) review --minutes $(MINUTES) $(if $(filter file,$(origin PROFILE)),,--profile $(PROFILE))

figures: build
	@$(dmil) figures --profile $(PROFILE)

# `swift test` alone would compile all modules again, with a flag of its own.
test:
	@.ci/setup test
	@swift build $(flags) --build-tests
	@swift test $(flags) --disable-xctest --skip-build

check: build
	@$(dmil) check

verify: build
	@$(dmil) verify --profile $(PROFILE)

dist: build
	@$(dmil) dist --profile $(PROFILE)

lint: build
	@swift format lint --strict --recursive Sources Tests Package.swift
	@$(dmil) lint

bench: build
	@$(dmil) bench --record

build: setup
	@swift build $(flags) --product dmil

schema: build
	@$(dmil) explain --json-schema >.build/specification.schema.json

hooks:
	@git config core.hooksPath .ci/hooks

setup:
	@.ci/setup

clean:
	rm -rf paper/build figures/smoke figures/quick
	rm -f figures/headline/*.pdf figures/full/*.pdf
