# Stride. `make play` opens the trainer, `make test` tests it; both install what they need where
# they may. Everything that is made lies under build/. V=1 shows the commands, MODE=san builds with
# the address and undefined-behaviour sanitizers into a folder of its own.

MODE    := release
PREFIX  := /usr/local
CC      := cc

B_release := build
B_san     := build/san
B         := $(B_$(MODE))
$(if $(B),,$(error MODE is "release" or "san", not "$(MODE)"))

Q := $(if $(V),,@)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all play test lint fuzz bench oracle install clean FORCE

# --- what is there to build with ------------------------------------------------------------

# Which packages the goals need beyond the compiler; .ci/setup says what the sets are.
NEEDS := build $(filter test lint fuzz oracle,$(MAKECMDGOALS))
NEEDS += $(if $(filter lint fuzz bench,$(MAKECMDGOALS)),test)

ifneq ($(MAKECMDGOALS),clean)
ifneq ($(shell CC="$(CC)" .ci/setup $(NEEDS) >&2 && echo ready),ready)
$(error Nothing was built)
endif
PACKAGE_CFLAGS := $(shell pkg-config --cflags libcjson)
LIBS           := $(shell pkg-config --libs libcjson) -lm
TEST_LIBS      := $(shell pkg-config --libs cmocka 2>/dev/null)
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wundef -Wvla -Wformat=2 -Wwrite-strings \
	-Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes
CFLAGS_release := -O2 -g
CFLAGS_san     := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
CFLAGS  := $(CFLAGS_$(MODE))
DEFINES := -D_GNU_SOURCE
COMPILE  = $(CC) -std=c17 $(DEFINES) -I. $(CFLAGS) $(WARNINGS) $(PACKAGE_CFLAGS)

# The kit's innermost loops are worth vectors; fast-math, which would change results, never is.
KIT_CFLAGS := -O3

# What objects depend on without its being a file; written anew only when it changed.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(COMPILE) $(KIT_CFLAGS) $(LIBS))' >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# --- the program ----------------------------------------------------------------------------

KIT     := $(patsubst %.c,$(B)/obj/%.o,$(wildcard exercises/kit/*.c))
GRADER  := $(patsubst %.c,$(B)/obj/%.o,$(wildcard grader/*.c))
PROGRAM := $(patsubst %.c,$(B)/obj/%.o,$(wildcard src/*.c))

all: $(B)/stride

$(B)/stride: $(PROGRAM) $(GRADER)
	@echo "  LINK  $@"
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(B)/obj/%.o: %.c $(B)/flags
	@echo "  CC    $<"
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(KIT): CFLAGS += $(if $(filter release,$(MODE)),$(KIT_CFLAGS))

play: $(B)/stride
	@$(B)/stride

install: $(B)/stride
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/stride/exercises/kit"
	install -m 755 $(B)/stride "$(DESTDIR)$(PREFIX)/bin/stride"
	install -m 644 exercises/kit/*.[ch] "$(DESTDIR)$(PREFIX)/share/stride/exercises/kit"

clean:
	rm -rf build

# --- tests ----------------------------------------------------------------------------------

UNIT_TESTS  := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))
UNIT_COMMON := $(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
TESTED      := $(UNIT_COMMON) $(GRADER) $(KIT) $(filter-out $(B)/obj/src/main.o,$(PROGRAM))

test: $(B)/stride $(UNIT_TESTS)
	@tests/run $(B)

$(B)/tests/unit/test_%: $(B)/obj/tests/unit/test_%.o $(TESTED)
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(TEST_LIBS) $(LIBS)

# --- numbers from the real library ----------------------------------------------------------

# Asks JAX and Flax again, and fails if anything differs from what is committed. ACCEPT=1 takes the
# new answers instead.
PYTHON := build/oracle/python/bin/python

oracle: $(PYTHON)
	$(Q)rm -rf build/oracle/answers
	$(Q)$(PYTHON) data/oracle/make.py build/oracle/answers
	$(Q)if [ -n "$(ACCEPT)" ]; then mkdir -p data/conformance && \
		cp build/oracle/answers/*.json data/conformance/; fi
	$(Q)diff -rq build/oracle/answers data/conformance || { \
		echo "The answers differ from data/conformance. To take them: make oracle ACCEPT=1"; \
		exit 1; }
	@echo "All answers are as committed, byte for byte."

$(PYTHON): data/oracle/requirements.txt
	$(Q)rm -rf build/oracle/python
	$(Q)python3 -m venv build/oracle/python
	$(Q)$@ -m pip install --quiet --requirement $<
	$(Q)touch $@

# --- the rest -------------------------------------------------------------------------------

SOURCES := $(wildcard exercises/kit/*.c grader/*.c src/*.c tests/*/*.c)
HEADERS := $(wildcard exercises/kit/*.h grader/*.h src/*.h tests/*/*.h)

# cppcheck does not read the system's headers and has to be told what this macro is.
FOR_EACH := 'cJSON_ArrayForEach(item, list)=while ((item = next_of(list)))'

lint:
	$(Q)clang-format --dry-run --Werror $(SOURCES) $(HEADERS)
	$(Q)for compiler in gcc clang; do \
		$$compiler -std=c17 $(DEFINES) -I. -O2 $(WARNINGS) $(PACKAGE_CFLAGS) -Werror \
			-fsyntax-only $(SOURCES) || exit 1; done
	$(Q)cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr --library=posix \
		--enable=warning,performance,portability -I. $(DEFINES) -D$(FOR_EACH) $(SOURCES)
	$(Q)printf '%s\n' $(SOURCES) | xargs -P 2 -I FILE clang-tidy --quiet FILE -- -std=c17 \
		$(DEFINES) -I. $(PACKAGE_CFLAGS) 2>&1 | \
		{ ! grep -v '^[0-9]* warnings* generated'; }
	@echo "clang-format, gcc, clang, cppcheck and clang-tidy have nothing to say."

BENCHES := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/bench_*.c))

bench: $(BENCHES)
	@tests/bench/run $(B)

$(B)/tests/bench/bench_%: tests/bench/bench_%.c $(KIT) $(B)/flags
	@echo "  LINK  $@"
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(KIT_CFLAGS) -o $@ $< $(KIT) $(LIBS)

# FUZZ_SECONDS for each target; what a target finds is left under build/fuzz.
FUZZ_SECONDS := 60
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZED  := $(wildcard exercises/kit/*.c grader/*.c) $(filter-out src/main.c,$(wildcard src/*.c))

fuzz: $(FUZZERS)
	$(Q)for target in $^; do mkdir -p $$target.corpus && echo "$$target" && \
		$$target -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=$$target- -verbosity=0 \
			-print_final_stats=1 $$target.corpus || exit 1; done

build/fuzz/%: tests/fuzz/%.c $(FUZZED) $(B)/flags
	@echo "  FUZZ  $@"
	@mkdir -p $(@D)
	$(Q)clang -std=c17 $(DEFINES) -I. -O1 -g -fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=all $(PACKAGE_CFLAGS) -o $@ $< $(FUZZED) $(LIBS)

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
