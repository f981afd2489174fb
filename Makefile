# Stride. `make play` opens the trainer, `make test` tests it; both install what they need where
# they may. Everything that is made lies under build/. V=1 shows the commands, MODE=san builds with
# the address and undefined-behaviour sanitizers into a folder of its own. MODE, PREFIX, CC, CPPFLAGS,
# CFLAGS and LDFLAGS may be given on the command line or in the environment.

MODE   ?= release
PREFIX ?= /usr/local
ifeq ($(origin CC),default)
CC := cc
endif

B_release := build
B_san     := build/san
B         := $(B_$(MODE))
$(if $(B),,$(error MODE is "release" or "san", not "$(MODE)"))

Q := $(if $(V),,@)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all play test lint fuzz bench oracle mutate install clean FORCE

# --- what is there to build with ------------------------------------------------------------

# Which packages the goals need beyond the compiler; .ci/setup says what the sets are.
NEEDS := build $(filter test lint fuzz oracle,$(MAKECMDGOALS))
NEEDS += $(if $(filter lint fuzz bench,$(MAKECMDGOALS)),test)

ifneq ($(MAKECMDGOALS),clean)
ifneq ($(shell CC="$(CC)" sh .ci/setup $(NEEDS) >&2 && echo ready),ready)
$(error Nothing was built)
endif
PACKAGES       := libcjson sqlite3
# What these bring is loaded by the commands that need it (src/library.h).
LOADED         := libedit md4c libcurl libarchive libsodium
PACKAGE_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) $(LOADED))
LIBS           := $(shell pkg-config --libs libcjson) -lm
TRAINER_LIBS   := $(shell pkg-config --libs $(PACKAGES)) -lm -ldl
TEST_LIBS      := $(shell pkg-config --libs cmocka 2>/dev/null)
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wundef -Wvla -Wformat=2 -Wwrite-strings \
	-Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes
MODE_release := -O2 -g
MODE_san     := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
MODE_FLAGS   := $(MODE_$(MODE))
DEFINES      := -D_GNU_SOURCE

# What a user gives comes last, and so wins, but takes nothing away.
COMPILE = $(CC) -std=c17 $(DEFINES) -I. $(WARNINGS) $(PACKAGE_CFLAGS) $(MODE_FLAGS) $(CPPFLAGS) \
	$(CFLAGS)
# What is bound at the start need not be bound again by each process that is forked from it.
LINK    = $(CC) $(MODE_FLAGS) $(CFLAGS) -Wl,-z,now $(LDFLAGS)

# The kit's innermost loops are worth vectors; fast-math, which would change results, never is.
KIT_FLAGS := -O3

# What objects depend on without its being a file. It is written only when it changed: then all is
# made anew, and else someone who may only read the tree can still `make play`.
ALL_FLAGS = $(subst ','\'',$(COMPILE) $(KIT_FLAGS) $(LDFLAGS) $(TRAINER_LIBS))

$(B)/flags: FORCE
	@echo '$(ALL_FLAGS)' | cmp -s - $@ || \
		{ mkdir -p $(@D) && echo '$(ALL_FLAGS)' >$@.new && mv $@.new $@; }

# --- the programs ---------------------------------------------------------------------------

KIT     := $(patsubst %.c,$(B)/obj/%.o,$(wildcard exercises/kit/*.c))
GRADER  := $(patsubst %.c,$(B)/obj/%.o,$(wildcard grader/*.c grader/exercise/*.c grader/report/*.c))
TRAINER := $(patsubst %.c,$(B)/obj/%.o,$(filter-out src/door.c,$(wildcard src/*.c src/*/*.c)))

# The few files that a grade needs, and none that would bring a library of the trainer's.
DOOR    := $(patsubst %,$(B)/obj/src/%.o,door command cmd_grade content desk file grading options \
	output pack/installed pack/pack reports screen source store/home suggest tracks typed)

# What runs submissions is never built with the sanitizers: they do not fit into its limits.
BARE    := $(if $(filter san,$(MODE)),$(B)/bare,$(B)/obj)
RUNNER  := $(patsubst %.c,$(BARE)/%.o,$(wildcard grader/runner/*.c exercises/kit/*.c) grader/cage.c \
	grader/clock.c grader/error.c grader/handover.c grader/packed_options.c)

PROGRAMS := $(B)/stride $(B)/stride-trainer $(B)/stride-runner

all: $(PROGRAMS)

# What one calls: it grades, and for all else becomes the trainer.
$(B)/stride: $(DOOR) $(GRADER)
	@echo "  LINK  $@"
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(B)/stride-trainer: $(TRAINER) $(GRADER) $(KIT)
	@echo "  LINK  $@"
	$(Q)$(LINK) -o $@ $^ $(TRAINER_LIBS)

# What runs submissions: a program of its own, so that nothing of ours is in its memory. It brings
# along for them, whether it uses any itself or not, the mathematics, and what a compiler calls of
# its own for what a processor cannot do at once, as to multiply complex numbers.
RUNNER_LIBS := -Wl,--no-as-needed -lm -ldl -lgcc_s

$(B)/stride-runner: $(RUNNER)
	@echo "  LINK  $@"
	$(Q)$(CC) $(MODE_release) $(CFLAGS) -Wl,-z,now $(LDFLAGS) -o $@ $^ $(RUNNER_LIBS)

$(B)/obj/%.o: %.c $(B)/flags
	@echo "  CC    $<"
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(B)/bare/%.o: private MODE_FLAGS = $(MODE_release)
$(B)/bare/%.o: %.c $(B)/flags
	@echo "  CC    $<"
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# Private, or what the kit is made of, $(B)/flags among it, would see these flags too.
$(KIT): private MODE_FLAGS += $(if $(filter release,$(MODE)),$(KIT_FLAGS))

play: all
	@$(B)/stride

SHARE := "$(DESTDIR)$(PREFIX)/share/stride"

MAN := "$(DESTDIR)$(PREFIX)/share/man/man1"
BASH_COMPLETION := "$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
ZSH_COMPLETION := "$(DESTDIR)$(PREFIX)/share/zsh/site-functions"

install: all
	install -d "$(DESTDIR)$(PREFIX)/bin" $(SHARE)
	install -m 755 $(PROGRAMS) "$(DESTDIR)$(PREFIX)/bin"
	cp -R --no-preserve=all exercises $(SHARE)
	install -d $(SHARE)/data
	cp -R --no-preserve=all data/vectors data/skeleton $(SHARE)/data
	install -d $(MAN) $(BASH_COMPLETION) $(ZSH_COMPLETION)
	$(B)/stride help --man >$(MAN)/stride.1
	$(B)/stride help --bash >$(BASH_COMPLETION)/stride
	$(B)/stride help --zsh >$(ZSH_COMPLETION)/_stride

clean:
	rm -rf build

# --- tests ----------------------------------------------------------------------------------

TEST_SCRIPTS := $(filter-out tests/tap.sh,$(wildcard tests/*.sh tests/session/*.sh)) \
	tests/hostile/run.sh
UNIT_TESTS  := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))
UNIT_COMMON := $(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/unit/test_% tests/unit/sanitized.c, \
	$(wildcard tests/unit/*.c)))
SANITIZED   := $(patsubst exercises/%/reference.c,$(B)/tests/sanitized/%,$(wildcard exercises/*/reference.c))
LOADER      := $(patsubst %,grader/runner/%.c,checks gaps image imports layout object patch)
TESTED      := $(UNIT_COMMON) $(patsubst %.c,$(B)/obj/%.o,$(LOADER)) $(GRADER) $(KIT) $(filter-out $(B)/obj/src/main.o,$(TRAINER))

test: all $(UNIT_TESTS) $(SANITIZED) $(B)/tests/terminal $(B)/tests/http-server
	@sh tests/run $(B) $(TEST_SCRIPTS) $(UNIT_TESTS) $(SANITIZED)

$(B)/tests/unit/test_%: $(B)/obj/tests/unit/test_%.o $(TESTED)
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(TEST_LIBS) $(TRAINER_LIBS)

# What it loads is linked with what the runner brings along.
$(B)/tests/unit/test_image: private TEST_LIBS += $(RUNNER_LIBS)

# Plays sessions at a terminal.
$(B)/tests/terminal: $(patsubst %.c,$(B)/obj/%.o,$(wildcard tests/session/*.c)) $(GRADER) $(KIT)
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

# A server that misbehaves on demand. It is itself no part of what is tested.
$(B)/tests/http-server: tests/http/server.c $(B)/flags
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c17 $(DEFINES) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< \
		$$(pkg-config --cflags --libs libmicrohttpd)

# Every reference under the sanitizers, whatever the mode: a program that is named as its exercise,
# of the reference, the kit and tests/unit/sanitized.c. That also writes the stride.h it needs.
S           := $(B)/obj/sanitized
S_OBJECTS   := $(patsubst %.c,$(S)/%.o,tests/unit/sanitized.c $(wildcard exercises/kit/*.c))
S_COMPILE    = $(CC) -std=c17 $(DEFINES) $(WARNINGS) $(MODE_san)

$(S)/print-include: $(B)/obj/tests/unit/sanitized.o $(GRADER) $(KIT)
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(S)/include/%/stride.h: exercises/%/exercise.json $(S)/print-include
	@mkdir -p $(@D)
	$(Q)$(S)/print-include exercises/$* >$@

$(S)/references/%.o: exercises/%/reference.c $(S)/include/%/stride.h $(B)/flags
	@echo "  CC    $< (sanitized)"
	@mkdir -p $(@D)
	$(Q)$(S_COMPILE) -I$(S)/include/$* -Iexercises/kit -MMD -MP -c -o $@ $<

$(S_OBJECTS): $(S)/%.o: %.c $(B)/flags
	@echo "  CC    $< (sanitized)"
	@mkdir -p $(@D)
	$(Q)$(S_COMPILE) -I. $(PACKAGE_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/sanitized/%: $(S)/references/%.o $(S_OBJECTS) $(GRADER)
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(MODE_san) -Wl,--wrap=kit_alloc -o $@ $^ $(LIBS)

# --- numbers from the real library ----------------------------------------------------------

# Asks JAX and Flax again, and fails if anything differs from what is committed. ACCEPT=1 takes the
# new answers instead, file by file: whoever reads one meanwhile sees the old or the new.
# EXERCISE=conv-stride asks for the cases of that one alone. What pitfalls answer, beside the cases, is
# none of its business: "author answers" writes that.
PYTHON       := build/oracle/python/bin/python
PYTHON_READY := build/oracle/python/.installed
ORACLE_DIFF   = diff -rq --exclude="*.answers.json"

# Files that were not asked for are no difference.
ifneq ($(EXERCISE),)
ORACLE_DIFF = compare() { for file in $$1/*; do cmp $$file $$2/$${file\#\#*/} || return 1; done; }; compare
endif

oracle: $(PYTHON_READY)
	$(Q)rm -rf build/oracle/answers
	$(Q)$(PYTHON) data/oracle/make.py build/oracle/answers $(EXERCISE)
	$(Q)for set in $(if $(EXERCISE),,conformance) vectors; do \
		for file in $(if $(ACCEPT),build/oracle/answers/$$set/* $(if $(EXERCISE),,data/$$set/*)); do \
			name=$${file##*/}; \
			if [ -e build/oracle/answers/$$set/$$name ]; then \
				mkdir -p data/$$set && \
				cp build/oracle/answers/$$set/$$name data/$$set.new && \
				mv data/$$set.new data/$$set/$$name || exit 1; \
			else case $$name in *.answers.json) ;; *) rm -f data/$$set/$$name ;; esac; fi; \
		done; \
		$(ORACLE_DIFF) build/oracle/answers/$$set data/$$set || { \
			echo "The answers differ from data/$$set. To take them: make oracle ACCEPT=1"; \
			exit 1; }; \
	done
	@echo "All answers are as committed, byte for byte."

# Not $(PYTHON) itself, which is a link to the system's.
$(PYTHON_READY): data/oracle/requirements.txt
	$(Q)rm -rf $(@D)
	$(Q)python3 -m venv $(@D)
	$(Q)$(PYTHON) -m pip install --quiet --requirement $<
	$(Q)touch $@

# --- the rest -------------------------------------------------------------------------------

SOURCES := $(filter-out tests/hostile/% tests/places/%,$(wildcard exercises/kit/*.c grader/*.c grader/*/*.c src/*.c src/*/*.c tests/*/*.c))
HEADERS := $(wildcard exercises/kit/*.h grader/*.h grader/*/*.h src/*.h src/*/*.h tests/*/*.h)

# cppcheck does not read the system's headers and has to be told what this macro is; it takes -1
# for no descriptor of mmap, and memory that is mapped for good for lost.
FOR_EACH := 'cJSON_ArrayForEach(item, list)=while ((item = next_of(list)))'

lint:
	$(Q)clang-format --dry-run --Werror $(SOURCES) $(HEADERS)
	$(Q)for compiler in gcc clang; do \
		$$compiler -std=c17 $(DEFINES) -I. -O2 $(WARNINGS) $(PACKAGE_CFLAGS) -Werror \
			-fsyntax-only $(SOURCES) || exit 1; done
	$(Q)cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr --library=posix \
		--enable=warning,performance,portability -D__x86_64__ \
		--suppress=invalidFunctionArg --suppress=ctuuninitvar --suppress='memleak:grader/runner/*' \
		--suppress='leakReturnValNotUsed:grader/runner/*' -I. $(DEFINES) -D$(FOR_EACH) $(SOURCES)
	$(Q)printf '%s\n' $(SOURCES) | xargs -P 2 -I FILE clang-tidy --quiet FILE -- -std=c17 \
		$(DEFINES) -I. $(PACKAGE_CFLAGS) 2>&1 | \
		{ ! grep -v '^[0-9]* warnings* generated'; }
	@echo "clang-format, gcc, clang, cppcheck and clang-tidy have nothing to say."

# Every small mistake in a reference must be told from it by a hidden case, or be right as well, for
# a reason that stands in data/mutants.json.
mutate: all
	$(Q)$(B)/stride author mutate

BENCHES := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/bench_*.c))

BENCH_COMMON := $(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/bench/bench_%,$(wildcard tests/bench/*.c)))

bench: all $(BENCHES)
	@sh tests/bench/run $(B) $(BENCHES)

# With the kit's own flags, because its loops are compared with loops in the benchmark.
$(B)/tests/bench/bench_%: private BENCH_LIBS = $(LIBS)
$(B)/tests/bench/bench_%: tests/bench/bench_%.c $(BENCH_COMMON) $(GRADER) $(KIT) $(B)/flags
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(KIT_FLAGS) $(LDFLAGS) -o $@ $(filter %.c %.o,$^) $(BENCH_LIBS)

# This one fills a store, and types at a terminal.
$(B)/tests/bench/bench_trainer: private BENCH_LIBS = $(TRAINER_LIBS)
$(B)/tests/bench/bench_trainer: $(filter-out $(B)/obj/src/main.o,$(TRAINER)) $(B)/obj/tests/session/pty.o

# FUZZ_SECONDS for each target; what a target finds is left under build/fuzz.
FUZZ_SECONDS := 60
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZED  := $(wildcard exercises/kit/*.c grader/*.c grader/exercise/*.c grader/report/*.c) $(filter-out src/main.c src/door.c,$(wildcard src/*.c src/*/*.c))

fuzz: $(FUZZERS)
	$(Q)for target in $^; do mkdir -p $$target.corpus && echo "$$target" && \
		$$target -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=$$target- -verbosity=0 \
			-print_final_stats=1 $$target.corpus || exit 1; done

# The loader is part of another program than the rest of what is fuzzed.
build/fuzz/fuzz_image: private FUZZED += $(filter-out grader/runner/image.c grader/runner/layout.c,$(LOADER))

build/fuzz/%: tests/fuzz/%.c $(wildcard grader/runner/*.c) $(FUZZED) $(HEADERS) $(B)/flags
	@echo "  FUZZ  $@"
	@mkdir -p $(@D)
	$(Q)clang -std=c17 $(DEFINES) -I. -O1 -g -fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=all $(PACKAGE_CFLAGS) -o $@ $< $(FUZZED) $(TRAINER_LIBS)

-include $(shell find $(B)/obj $(B)/bare -name '*.d' 2>/dev/null)
