# The commands that people type. `make` alone lists them.
SHELL := /bin/bash
MVN := mvn --batch-mode --quiet
# Passed on to Maven as they are: make lesson OPTIONS="-Dlesson.pace=block"
OPTIONS ?=
# One lesson, by the name of its folder; all without one.
LESSON ?=
# A run on a cluster: no unit tests before it, and lines drawn in place where there is a terminal.
RUN = -Dskip.unit.tests=true -Dscreen.terminal=$(if $(MAKE_TERMOUT),true,false) $(OPTIONS)
# Those features of a run that are asked for.
FEATURES = $(if $(LESSON),-Dcucumber.features=features/$(LESSON))
REPORTS = target/failsafe-reports
INTEGRATION_TEST = rm -f $(REPORTS)/failsafe-summary.xml && $(MVN) integration-test $(RUN)
OUTCOME = src/main/scripts/outcome
# Nothing to prepare for who names a node image, or a cluster that is there already.
EXISTING = $(findstring -Dcluster.kubeconfig=,$(OPTIONS))
ENGINE = $(if $(EXISTING),true,clusters/engine/ensure)
IMAGE = $(findstring -Dcluster.image=,$(OPTIONS))
BUILT = $(filter -Dcluster.image=built,$(OPTIONS))
PREPARE = $(if $(BUILT),clusters/node-image/build,$(if $(EXISTING)$(IMAGE),true,clusters/prepare))
# A command of the suite's own, with its arguments: $(call WORKSHOP,docs,…).
WORKSHOP = $(MVN) exec:java -Dexec.classpathScope=test -Dexec.mainClass=workshop.cli.Main -Dexec.args="$(1)" $(2)
# A filter that selects nothing is told before an engine is installed or an image built.
SELECT = $(if $(findstring -Dcucumber.,$(OPTIONS) $(FEATURES)),$(call WORKSHOP,select,$(FEATURES) $(OPTIONS)),true)

.DEFAULT_GOAL := help
.PHONY: help lesson test engine engine-stop node-image broken-lessons cluster cluster-stop clusters-check matrix docs report-check clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1~\2/p' $(MAKEFILE_LIST) | column -t -s '~'

lesson: ## run all lessons on a real cluster; prepares what is missing (LESSON=affinity OPTIONS="-Dlesson.pace=block")
	@src/main/scripts/compile
	@$(SELECT)
	@$(ENGINE)
	@$(PREPARE)
	@$(INTEGRATION_TEST) $(FEATURES)
	@$(OUTCOME)

test: ## run the fast tests, without a cluster
	@src/main/scripts/compile
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
# A lesson's own screen tells its failures, which .mvn/jvm.config leaves to it; here it has none.
TOLD_BY_FAILSAFE = -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.failsafe=info
BROKEN = $(REPORTS)/TEST-workshop.BrokenLessons.xml
broken-lessons: engine ## see broken lessons end red at the right step (LESSON=affinity MISTAKES="caches|CPU")
	@$(PREPARE)
	@src/main/scripts/compile
	@rm -f $(BROKEN)
	@$(INTEGRATION_TEST) -Dit.test=BrokenLessons $(TOLD_BY_FAILSAFE) $(if $(LESSON),-Dlesson=$(LESSON)) $(if $(MISTAKES),"-Dbroken.mistakes=$(MISTAKES)")
	@$(OUTCOME)
	@echo "Each broken lesson ended red as it must:" && .ci/count $(BROKEN)

cluster: ## start a cluster that stays, which `make lesson` and `make validate` use while it stands
	@src/main/scripts/compile
	@clusters/engine/ensure
	@$(PREPARE)
	@$(call WORKSHOP,cluster,$(RUN))

cluster-stop: ## remove the cluster that `make cluster` started
	@src/main/scripts/compile
	@$(call WORKSHOP,cluster-stop)

clusters-check: engine ## see clusters that stay given back as they were, and pulled images kept
	@$(PREPARE)
	@src/main/scripts/compile
	@clusters/check

# The node images; without any, those of clusters/versions.yaml.
IMAGES ?=
# How many at a time; by itself as many as memory and processors allow.
LANES ?=
# true: an image that can't be had is left out, not red.
LEAVE_OUT ?=
matrix: ## run the lessons on several versions of Kubernetes (IMAGES="… …" LANES=2 LEAVE_OUT=true)
	@src/main/scripts/compile
	@clusters/engine/ensure
	@rm -rf target/matrix
	@$(call WORKSHOP,matrix $(if $(LANES),--lanes $(LANES)) $(if $(filter true,$(LEAVE_OUT)),--leave-out) $(IMAGES),$(RUN) $(FEATURES))

docs: ## write the lessons as pages, from the last run: target/site/index.html
	@$(call WORKSHOP,docs)

report-check: ## open the last run's report and pages in Debian's Chromium, and check them
	@src/main/scripts/browser
	@$(MVN) surefire:test -Dtest=ReportBrowserAcceptance -Dreport.html=target/report/lesson.html $(if $(wildcard target/site),-Ddocs.site=target/site) $(if $(wildcard target/validate/report.html),-Dvalidation.report=target/validate/report.html)

# make validate: the content; the page, a folder of pages or all, where the lesson's isn't found by
# itself; what to compare with (features, manifests, cluster, or some of them with commas between),
# else with all three; and what is there before a page that is no lesson's: whole, none or a path.
CONTENT ?=
PAGE ?=
ONLY ?=
BASE ?=
# true: what couldn't be told doesn't fail.
ALLOW_UNCLEAR ?=
VALIDATE = $(call WORKSHOP,validate --report target/validate $(if $(CONTENT),--content '$(CONTENT)') \
	$(if $(LESSON),--lesson '$(LESSON)') $(if $(PAGE),--page '$(PAGE)') $(if $(ONLY),--only '$(ONLY)') \
	$(if $(BASE),--base '$(BASE)') $(if $(filter true,$(ALLOW_UNCLEAR)),--allow-unclear),$(RUN))

# Its exit code is 0 for content that is true, 1 for false, 2 where that could not be told; make
# prints it and ends with a 2 of its own for both of the latter.
.PHONY: validate
validate: ## compare page, manifests and cluster (LESSON=affinity CONTENT=<folder> PAGE=<file>|<folder>|all ONLY=features|manifests|cluster)
	@$(if $(and $(ONLY),$(if $(findstring cluster,$(ONLY)),,no)),true,$(ENGINE) && $(PREPARE))
	@src/main/scripts/compile
	@rm -rf target/validate
	@$(VALIDATE)

# A folder with content/, whose pages are all true, and broken/, with mistakes to make in them.
CORPUS ?= src/test/resources/corpus
# true: name every page and every mistake, too.
LIST ?=
.PHONY: validate-corpus
validate-corpus: ## measure how far the comparison with manifests can be believed (CORPUS=<folder> LIST=true)
	@src/main/scripts/compile
	@$(call WORKSHOP,validate-corpus $(if $(filter true,$(LIST)),--list) '$(CORPUS)')

clean: ## remove target/, and what runs that were killed left on the engine
	@src/main/scripts/compile
	@$(if $(EXISTING),false,! docker info >/dev/null 2>&1) || $(call WORKSHOP,clean,$(OPTIONS))
	@$(MVN) clean
