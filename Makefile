# The commands that people type. `make` alone lists them.
SHELL := /bin/bash
MVN := mvn --batch-mode --quiet
# Passed on to Maven as they are: make lesson OPTIONS="-Dlesson.pace=block"
OPTIONS ?=
# A run on a cluster: no unit tests before it, and lines drawn in place where there is a terminal.
RUN = -Dskip.unit.tests=true -Dscreen.terminal=$(if $(MAKE_TERMOUT),true,false) $(OPTIONS)
# Nothing to prepare for who names a node image.
PREPARE = $(if $(findstring -Dcluster.image=,$(OPTIONS)),true,clusters/prepare)
# A filter that selects nothing is told before an engine is installed or an image built.
SELECT = $(if $(findstring -Dcucumber.,$(OPTIONS)),$(MVN) exec:java \
	-Dexec.mainClass=workshop.lesson.features.Selection -Dexec.args=features/affinity $(OPTIONS),true)

.DEFAULT_GOAL := help
.PHONY: help lesson test engine engine-stop node-image broken-lessons docs report-check clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1~\2/p' $(MAKEFILE_LIST) | column -t -s '~'

lesson: ## run the lesson on a real cluster; prepares what is missing (OPTIONS="-Dlesson.pace=block")
	@clusters/compile
	@$(SELECT)
	@clusters/engine/ensure
	@$(PREPARE)
	@$(MVN) verify $(RUN)

test: ## run the fast tests, without a cluster
	@clusters/compile
	@rm -rf target/surefire-reports
	@$(MVN) test $(OPTIONS)
	@.ci/count target/surefire-reports

engine: ## install and start a Docker engine from Debian's packages, if none answers
	@clusters/engine/ensure

engine-stop: ## stop the Docker engine, if `make engine` started it
	@clusters/engine/stop

node-image: engine ## build the node image for machines without an image registry
	@clusters/node-image/build

# Which of the broken lessons: a regular expression that their mistakes match; all without one.
MISTAKES ?=
BROKEN = target/failsafe-reports/TEST-workshop.BrokenLessons.xml
broken-lessons: engine ## see broken lessons end red at the right step (MISTAKES="caches|CPU")
	@$(PREPARE)
	@clusters/compile
	@rm -f $(BROKEN)
	@$(MVN) verify -Dit.test=BrokenLessons $(RUN) $(if $(MISTAKES),"-Dbroken.mistakes=$(MISTAKES)")
	@echo "Each broken lesson ended red as it must:" && .ci/count $(BROKEN)

docs: ## write a site from the last run: target/site/index.html
	@$(MVN) exec:java -Dexec.mainClass=workshop.report.cucumber.LivingDocs -Dexec.args="target/report/lesson.ndjson target/site"

report-check: ## open the last run's report in Debian's Chromium, and check it
	@clusters/browser
	@$(MVN) surefire:test -Dtest=ReportBrowserAcceptance -Dreport.html=target/report/lesson.html

# make validate: the content, its page where that isn't found by itself, and what to compare it
# with (features, manifests, cluster, or some of them with commas between); else with all three.
CONTENT ?= src/test/resources/workspace
PAGE ?=
ONLY ?=
VALIDATE = $(MVN) exec:java -Dexec.mainClass=workshop.cli.ValidateContent $(RUN) -Dexec.args="\
	--content '$(CONTENT)' --report target/validate $(if $(PAGE),--page '$(PAGE)') $(if $(ONLY),--only '$(ONLY)')"

# Its exit code is 0 for content that is true, 1 for false, 2 where that could not be told; make
# prints it and ends with a 2 of its own for both of the latter.
.PHONY: validate
validate: ## compare page, manifests and cluster (CONTENT=<folder> PAGE=<file> ONLY=features|manifests|cluster)
	@$(if $(and $(ONLY),$(if $(findstring cluster,$(ONLY)),,no)),true,clusters/engine/ensure && $(PREPARE))
	@clusters/compile
	@rm -rf target/validate
	@code=0; $(VALIDATE) || code=$$?; \
	if [ -z "$(ONLY)" ] && [ $$code -lt 2 ]; then \
	  echo; echo "The lesson's features on the same content:"; \
	  $(MVN) verify $(RUN) "-Dcontent.folder=$(CONTENT)" || code=1; \
	fi; \
	exit $$code

clean: ## remove target/, and what runs that were killed left on the engine
	@clusters/compile
	@! docker info >/dev/null 2>&1 || $(MVN) exec:java -Dexec.mainClass=workshop.cluster.docker.StaleRuns
	@$(MVN) clean
