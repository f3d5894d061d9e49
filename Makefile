# make paper runs what is missing and writes the paper; make alone lists what else there is.
# PROFILE is smoke, quick or full.
PROFILE ?= quick
flags := --configuration release --explicit-target-dependency-import-check error
dmil := .build/release/dmil

.PHONY: help paper plan status why diff figures test check verify lint bench build setup clean

help:
	@echo 'make paper     run what has no result yet, write paper/build/PROFILE and figures/PROFILE'
	@echo 'make plan      say what make paper would run, why, and for how long'
	@echo 'make status    say how much has results, what failed, and how long the rest takes'
	@echo 'make why CELL=experiment/task/data/method    how a cell stands and why'
	@echo 'make diff A=commit B=commit    which cells differ, and why; B is the working tree if not given'
	@echo 'make figures   draw the figures again from the results that are there'
	@echo 'make test      run all tests'
	@echo 'make check     hold the equations against their derivations and transcriptions'
	@echo 'make verify    hold results, equations, verdicts and claims against the paper; trains nothing'
	@echo 'make lint      check formatting, specifications and folders'
	@echo 'make bench     time training against its matrix products, for the appendix on cost: five minutes'
	@echo 'make build     leave the program at $(dmil)'
	@echo 'make clean     remove papers and figures that were written; results stay'
	@echo 'PROFILE=smoke|quick|full, quick by default: make paper PROFILE=smoke'
	@echo 'PROFILE=full shows the results that are archived, and trains only with RUN=1: weeks on two cores'

paper: build
	@$(dmil) paper --profile $(PROFILE) $(if $(RUN),--run)

plan: build
	@$(dmil) plan --profile $(PROFILE)

status: build
	@$(dmil) status --profile $(PROFILE)

why: build
	@$(dmil) why --profile $(PROFILE) '$(CELL)'

diff: build
	@$(dmil) diff --profile $(PROFILE) $(A) $(B)

figures: build
	@$(dmil) figures --profile $(PROFILE)

# Left to itself `swift test` compiles all modules anew, under a flag of its own.
test: setup
	@swift build $(flags) --build-tests
	@swift test $(flags) --disable-xctest --skip-build

check: build
	@$(dmil) check

verify: build
	@$(dmil) verify --profile $(PROFILE)

lint: build
	@swift format lint --strict --recursive Sources Tests Package.swift
	@$(dmil) lint

bench: build
	@$(dmil) bench --record

build: setup
	@swift build $(flags) --product dmil

setup:
	@.ci/setup

clean:
	rm -rf paper/build figures/smoke figures/quick
	rm -f figures/full/*.pdf
