/*
 * What makes mistakes show. Memory from malloc and the stack below the call hold a poison that
 * differs between the passes, so that a result made of memory that was never written differs too,
 * and is far from any right one. After the call the stack that it used is overwritten before the
 * result is read: an array that lived there is gone, every time. Arguments lie against pages that
 * cannot be touched.
 *
 * A misuse of the kit comes back here by a jump. A signal is noted, with the place in the object
 * and the argument next to which it happened, and then ends the process as it would have anyway.
 * When time is up the supervisor sends one more, so that the place of an endless loop can be noted;
 * a submission that does not listen loses no more than that place.
 */
#include "grader/runner/child.h"

#include "exercises/kit/kit.h"
#include "grader/cage.h"
#include "grader/clock.h"
#include "grader/runner/checks.h"
#include "grader/runner/guard.h"
#include "grader/runner/imports.h"

#include <fenv.h>
#include <limits.h>
#include <malloc.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

enum {
	STACK_MAX = 8 << 20,
	POISONED_STACK = 16 << 10,
	SIGNAL_STACK = 64 << 10,
	SCANNED_STACK = 16 << 10, /* bytes of it that are searched for a return into the object */
};

static struct {
	const struct arena *arena;
	struct answers *answers;
	const struct image *image;
	struct guard guards[ARENA_ARGS_MAX];
	struct packed_options options[ARENA_ARGS_MAX]; /* whose texts the arguments point at */
	struct answer *answer; /* of the case that runs; NULL between cases */
	bool returned;         /* the function did; what is wrong now has no place in it */
	sigjmp_buf back;
	uintptr_t stack_top;
} the_child;

/* --- what went wrong -------------------------------------------------------------------------- */

static bool is_code(uintptr_t address)
{
	const struct image *image = the_child.image;

	return address - (uintptr_t)image->base < image->code_bytes;
}

/* How far into the object an instruction is, from 1; 0 for what is none of its code. */
static uint64_t inside_object(uintptr_t address)
{
	const struct image *image = the_child.image;
	size_t at = address - (uintptr_t)image->base;

	for (int i = 0; i < image->code_count; i++)
		if (at >= image->code[i].from && at < image->code[i].to)
			return at + 1;
	return 0;
}

/* The nearest place in the object: where it is, or the call of it that is still under way. */
static uint64_t nearest_code(uintptr_t counter, uintptr_t stack)
{
	uint64_t code = counter ? inside_object(counter) : 0;
	uintptr_t end = stack + SCANNED_STACK;

	if (is_code(counter))
		return code; /* it is there, even if nobody knows that code by name */

	if (end > the_child.stack_top)
		end = the_child.stack_top;
	for (stack &= ~(uintptr_t)7; code == 0 && stack < end; stack += 8) {
		uintptr_t word;

		memcpy(&word, (void *)stack, sizeof word);
		code = inside_object(word - 1); /* a return address is behind its call */
	}
	return code;
}

static uintptr_t counter_of(const ucontext_t *context)
{
#if defined(__x86_64__)
	return (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
#else
	return (uintptr_t)context->uc_mcontext.pc;
#endif
}

static uintptr_t stack_of(const ucontext_t *context)
{
#if defined(__x86_64__)
	return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#else
	return (uintptr_t)context->uc_mcontext.sp;
#endif
}

static void note_fault(const siginfo_t *info, const ucontext_t *context, struct answer *answer)
{
	struct answer_fault *fault = &answer->fault;
	uintptr_t at = (uintptr_t)info->si_addr, stack = stack_of(context);

#if defined(__x86_64__)
	fault->writing = context->uc_mcontext.gregs[REG_ERR] >> 1 & 1;
#else
	fault->writing = -1;
#endif
	fault->tensor = -1;
	for (int i = 0; i < ARENA_ARGS_MAX; i++)
		if (guard_holds(&the_child.guards[i], info->si_addr, &fault->index))
			fault->tensor = i;
	fault->overflow = info->si_signo == SIGSEGV && fault->tensor < 0 &&
			  stack + STACK_MAX < the_child.stack_top + (1 << 20) &&
			  at + POISONED_STACK > stack && at < the_child.stack_top;
	fault->code = nearest_code(counter_of(context), stack);
	if (fault->tensor < 0 && !fault->overflow)
		checks_tell(
		    info->si_addr, fault->writing, answer->sentence, sizeof answer->sentence);
}

/* The handler is gone by now: going back repeats the fault, which then ends the process. */
static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number;
	if (the_child.answer)
		note_fault(info, context, the_child.answer);
}

/* Its time is up: there is nothing to go back to. */
static void on_time_up(int number, siginfo_t *info, void *context)
{
	(void)number;
	(void)info;
	if (the_child.answer && !the_child.returned)
		the_child.answer->fault.code = nearest_code(counter_of(context), stack_of(context));
	_exit(1);
}

static void watch_signals(void)
{
	static const int SIGNALS[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
	static char stack[SIGNAL_STACK];
	const stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
	struct sigaction action = {
	    .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK | (int)SA_RESETHAND};

	sigaltstack(&alternate, NULL);
	for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
		sigaction(SIGNALS[i], &action, NULL);
	action.sa_sigaction = on_time_up;
	sigaction(CHILD_TIME_UP, &action, NULL);
}

static void on_kit_fault(enum kit_fault fault, const char *sentence)
{
	struct answer *answer = the_child.answer;

	if (!answer)
		_exit(1);
	snprintf(answer->sentence, sizeof answer->sentence, "%s", sentence);
	answer->state = fault == KIT_OUT_OF_MEMORY ? ANSWER_NO_MEMORY : ANSWER_MISUSE;
	if (!the_child.returned)
		answer->fault.code = nearest_code(0, (uintptr_t)__builtin_frame_address(0));
	siglongjmp(the_child.back, 1);
}

/* --- one case --------------------------------------------------------------------------------- */

static __attribute__((noinline)) void poison_stack(int byte)
{
	char stack[POISONED_STACK];

	memset(stack, byte, sizeof stack);
	__asm__ volatile("" : : "r"(stack) : "memory"); /* somebody may look at it */
}

/* What lies behind the end of a text differs between the passes. */
static void poison_rest(char text[OPTIONS_TEXT_MAX], int poison)
{
	size_t used = strlen(text) + 1;

	memset(text + used, poison, OPTIONS_TEXT_MAX - used);
}

/* From a copy, which belongs to the function. */
static struct conv_options place_options(
    struct packed_options *copy, const struct packed_options *from, int poison)
{
	*copy = *from;
	poison_rest(copy->padding, poison);
	for (int i = 0; i < 3; i++)
		poison_rest(copy->dimension_numbers[i], poison);
	return packed_options_open(copy);
}

static void place_arguments(
    struct stride_call *call, const struct arena_case *of, bool behind, int poison)
{
	const float *floats =
	    (const void *)((const char *)the_child.arena + the_child.arena->floats_offset);

	for (uint32_t i = 0; i < the_child.arena->arg_count; i++) {
		const struct arena_arg *arg = &of->args[i];
		tensor *t = &call->tensors[i];

		call->integers[i] = arg->integer;
		call->reals[i] = arg->real;
		if (arg->kind == ARENA_OPTIONS)
			call->options[i] =
			    place_options(&the_child.options[i], &arg->options, poison);
		if (arg->kind != ARENA_TENSOR)
			continue;
		guard_place(&the_child.guards[i], floats + arg->offset, arg->size, behind, poison);
		t->data = the_child.guards[i].data;
		t->rank = arg->rank;
		memcpy(t->shape, arg->shape, sizeof t->shape);
	}
}

/* How many floats a result has; -1 if its shape is none. */
static int64_t count_floats(const tensor *t)
{
	int64_t size = 1;

	if (t->rank < 0 || t->rank > TENSOR_MAX_RANK)
		return -1;
	for (int i = 0; i < t->rank; i++) {
		if (t->shape[i] < 0)
			return -1;
		size *= t->shape[i];
		if (size > INT_MAX)
			return -1;
	}
	return size;
}

static void take_result(
    struct answer *answer, const struct stride_call *call, float *to, uint32_t room)
{
	const tensor *t = &call->result;
	int64_t size = count_floats(t);
	uintptr_t data = (uintptr_t)t->data, here = (uintptr_t)__builtin_frame_address(0);

	answer->integer = call->integer;
	answer->rank = t->rank;
	memcpy(answer->shape, t->shape, sizeof answer->shape);
	if (size > 0 && t->data && (uint64_t)size <= room) {
		memcpy(to, t->data, (size_t)size * sizeof(float));
		answer->stored = (uint32_t)size;
	}
	answer->state = size > 0 && data < here && data + STACK_MAX > here ? ANSWER_LOCAL_ARRAY
									   : ANSWER_RETURNED;
}

typedef void call_function(struct stride_call *call);

static void run_case(call_function *function, int index, enum arena_pass pass)
{
	static struct stride_call call;
	const struct arena_case *of = &the_child.arena->cases[index];
	struct answers *answers = the_child.answers;
	bool second = pass == PASS_SECOND;
	int poison = second ? 0xFE : 0x7F;
	struct answer *answer = &answers->of[index][pass];
	float *to =
	    (float *)(void *)((char *)answers + the_child.arena->result_offset) + of->result[pass];

	memset(&call, 0, sizeof call);
	place_arguments(&call, of, !second, poison);
	answer->fault = (struct answer_fault){.tensor = -1};
	answer->state = ANSWER_RUNNING;
	import_note_refusals(&answer->allocation_failed);
	the_child.answer = answer;
	the_child.returned = false;
	__atomic_add_fetch(&answers->begun, 1, __ATOMIC_RELEASE);
	if (sigsetjmp(the_child.back, 0) == 0) {
		uint64_t start = clock_ns();

		poison_stack(poison);
		function(&call);
		the_child.returned = true;
		fesetenv(FE_DFL_ENV); /* whatever it did to rounding and traps ends here */
		answer->nanoseconds = clock_ns() - start;
		poison_stack(poison);
		kit_check();
		take_result(answer, &call, to, of->room);
	}
	the_child.answer = NULL;
	kit_release();
}

/* --- the process ------------------------------------------------------------------------------ */

static void make_guards(const struct arena *arena, const int *order, int count)
{
	for (uint32_t i = 0; i < arena->arg_count; i++) {
		size_t largest = 0;

		for (int each = 0; each < count; each++) {
			const struct arena_arg *arg = &arena->cases[order[each]].args[i];

			if (arg->kind == ARENA_TENSOR && arg->size > largest)
				largest = arg->size;
		}
		if (guard_make(&the_child.guards[i], largest) != 0)
			_exit(1);
	}
}

/* Puts fresh memory where something was mapped, so that nothing of it can come back. */
static void cover(void *memory, size_t bytes)
{
	if (mmap(memory, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
		0) == MAP_FAILED)
		_exit(1);
}

static void blank_hidden_cases(struct arena *arena)
{
	float *floats = (float *)(void *)((char *)arena + arena->floats_offset);

	for (uint32_t i = 0; i < arena->case_count; i++) {
		struct arena_case *of = &arena->cases[i];

		for (uint32_t arg = 0; arg < arena->arg_count && !of->example; arg++)
			memset(
			    floats + of->args[arg].offset, 0, of->args[arg].size * sizeof(float));
		if (!of->example)
			memset(of->args, 0, sizeof of->args);
	}
}

/*
 * What this process prints is shown, so it must not know a hidden case: neither from the arena, nor
 * from the answers, where an earlier child may have left a note. What it answers is not looked at.
 */
static void forget_hidden_cases(struct arena *arena, struct answers *answers)
{
	size_t bytes = arena->bytes;
	struct arena *copy =
	    mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (copy == MAP_FAILED)
		_exit(1);
	memcpy(copy, arena, bytes);
	blank_hidden_cases(copy);
	cover(answers, arena->answers_bytes);
	cover(arena, bytes);
	memcpy(arena, copy, bytes);
	munmap(copy, bytes);
}

static void take_descriptors(enum arena_pass pass)
{
	int printed = RUNNER_PRINTED + (int)pass;

	if (dup2(printed, STDOUT_FILENO) < 0 || dup2(printed, STDERR_FILENO) < 0 ||
	    syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, 0) != 0)
		_exit(1);
}

bool child_dies_with(pid_t parent)
{
	return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent;
}

_Noreturn void child_run(struct arena *arena, struct answers *answers, const struct image *image,
    enum arena_pass pass, const int *order, int count)
{
	static char printed[BUFSIZ];
	call_function *function;
	struct error error = {""};
	sigset_t none;

	memcpy(&function, &image->call, sizeof function);
	the_child.arena = arena;
	the_child.answers = answers;
	the_child.image = image;
	the_child.stack_top = (uintptr_t)__builtin_frame_address(0) + 4096;
	take_descriptors(pass);
	if (pass == PASS_PRINTED)
		forget_hidden_cases(arena, answers);
	make_guards(arena, order, count);
	mallopt(M_PERTURB, pass == PASS_SECOND ? 0x01 : 0x80);
	setvbuf(stdout, printed, _IOLBF, sizeof printed); /* a line before a crash is not lost */
	setvbuf(stdin, NULL, _IONBF, 0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	watch_signals();
	kit_on_fault(on_kit_fault);
	if (arena->checked)
		checks_begin(pass == PASS_FIRST, pass == PASS_SECOND ? 0xFE : 0x7F);
	if (cage_seal(&error) != 0)
		_exit(1);
	image_start(image);
	for (int i = 0; i < count; i++)
		run_case(function, order[i], pass);
	fflush(NULL);
	_exit(CHILD_FINISHED);
}
