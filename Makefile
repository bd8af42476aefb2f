# The menu: `make` alone prints it. scripts/setup.sh makes .venv; .venv/bin/cartable does the work,
# and works as well without make. COURSE names the courses meant, all of them where it is empty.
# ACCEPT_LOSSES=yes releases although learners in mid-course lose what check-update names.

COURSE ?=
TESTS ?=
ACCEPT_LOSSES ?=
ifneq ($(wildcard /opt/homebrew/lib),)
# A Python that is not Homebrew's does not look there for Pango; macOS drops the name from what make exports.
LIBRARIES := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
endif
CARTABLE := $(LIBRARIES) .venv/bin/cartable
WITH_VENV := $(LIBRARIES) PATH="$$PWD/.venv/bin:$$PATH"

# The packages built of a course; where there are none, the one that is missing, for cartable to name.
packages = $(or $(wildcard build/$(1)/*-scorm*.zip),build/$(1)/$(1)-scorm12.zip)

.DEFAULT_GOAL := menu
.PHONY: menu scorm scorm2004 handout check coverage release check-update preview prove test test-all bench lock clean setup setup-test

menu:
	@case "$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}" in fr*) word=2 ;; *) word=3 ;; esac; \
	awk -F ' *(##|[|]) *' -v word=$$word '/^[a-z0-9-]+:.*## / { split($$1, target, ":"); \
	printf "  make %-12s %s\n", target[1], $$word } \
	END { print word == 2 ? "  … COURSE=nom      pour un seul cours" : "  … COURSE=name     for one course" }' Makefile

scorm: setup ## construire le paquet SCORM 1.2 et les feuilles de chaque cours, dans build/ | build the SCORM 1.2 package and the papers of every course, in build/
	@$(CARTABLE) build $(COURSE)

scorm2004: setup ## le paquet SCORM 2004 et sa fiche, pour les plateformes qui le demandent | the SCORM 2004 package and its card, for an LMS that asks for it
	@$(CARTABLE) build $(COURSE) --to scorm2004,settings2004

handout: setup ## les feuilles seules : le document et son corrigé | the papers alone: the handout and its key
	@$(CARTABLE) build $(COURSE) --to handout,key

check: setup ## relire les cours sans rien écrire | read the courses and write nothing
	@$(CARTABLE) check $(COURSE)

coverage: setup ## dessiner ce que points clés et questions touchent des transcriptions | draw what key points and questions touch of the transcripts
	@$(CARTABLE) coverage $(COURSE)

release: setup ## publier une version, avec son numéro dans le nom des fichiers | release a version, its number in the files’ names
	@$(CARTABLE) release $(COURSE) $(if $(ACCEPT_LOSSES),--accept-losses)

check-update: setup ## ce qu’une mise à jour ferait aux apprenants en cours de route | what an update would do to learners in mid-course
	@$(CARTABLE) diff $(COURSE)

preview: setup ## jouer le paquet dans un navigateur, comme dans Moodle | play the package in a browser, as in Moodle
	@$(CARTABLE) preview $(COURSE)

prove: setup-test ## jouer les paquets construits dans des LMS capricieux, et montrer le carnet de notes | play the built packages in LMSs that misbehave, and show the grade book
	@$(CARTABLE) prove $(foreach course,$(COURSE),$(call packages,$(course)))

test: setup-test ## tout essayer, dans un vrai navigateur aussi | run the tests, in a real browser too
	@$(WITH_VENV) python -m pytest -n auto --maxprocesses 4 $(TESTS)

test-all: setup-test ## le style et les types du code, puis les essais | the code's style and types, then the tests
	@$(WITH_VENV) ruff check
	@$(WITH_VENV) ruff format --check
	@$(WITH_VENV) mypy
	@$(WITH_VENV) node_modules/.bin/tsc
	@CARTABLE_KILLS=200 $(MAKE) --no-print-directory test

bench: setup-test ## mesurer la vitesse, notée dans docs/bench.md | measure the speed, kept in docs/bench.md
	@worst=0; for one in times many lecture first_page transcript media preview peers; do .venv/bin/python tests/bench/$$one.py || worst=1; done; exit $$worst

lock: ## verrouiller de nouveau toutes les dépendances | lock every dependency anew
	@sh scripts/lock.sh

clean: ## vider build/ | empty build/
	@find build -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +

setup: ## tout préparer sans rien construire | make everything ready and build nothing
	@sh scripts/setup.sh

setup-test: setup
	@sh scripts/setup.sh test
