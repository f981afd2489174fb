#include "grader/judge.h"

#include "grader/compare.h"
#include "grader/text.h"
#include "grader/value.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct finding {
	enum verdict verdict;
	char message[512];
};

static const char *signal_name(int number)
{
	const char *name = sigabbrev_np(number);

	return name ? name : "?";
}

/* --- one outcome ------------------------------------------------------------------------------ */

/* What came back, over the run's own memory; nothing to release. */
static struct value returned(const struct exercise *exercise, const struct outcome *outcome)
{
	const struct answer *answer = &outcome->answer;
	struct value value = {.kind = exercise->returns, .integer = answer->integer};

	/* Who makes the call by itself can leave a tensor where an int is wanted. */
	if (exercise->returns != VALUE_TENSOR)
		return value;
	value.tensor.rank = answer->rank;
	memcpy(value.tensor.shape, answer->shape, sizeof value.tensor.shape);
	if (answer->stored > 0)
		value.tensor.data = (float *)(uintptr_t)outcome->floats;
	return value;
}

/* "kernel[3] was read, but kernel has 3 numbers" */
static void tell_access(struct finding *finding, const struct exercise *exercise,
    const struct test_case *of, const struct answer_fault *fault)
{
	const char *name = exercise->params[fault->tensor].name;
	const char *done = fault->writing == 1 ? "written" : "read";
	size_t size = value_size(&of->args[fault->tensor]);

	if (fault->index < 0)
		snprintf(finding->message, sizeof finding->message,
		    "%s[%lld] was %s, but %s begins with %s[0]", name, (long long)fault->index,
		    done, name, name);
	else
		snprintf(finding->message, sizeof finding->message,
		    "%s[%lld] was %s, but %s has %zu number%s", name, (long long)fault->index, done,
		    name, size, size == 1 ? "" : "s");
}

static void find_signal(struct finding *finding, const struct exercise *exercise,
    const struct test_case *of, const struct outcome *outcome)
{
	const struct answer_fault *fault = &outcome->answer.fault;
	int number = (int)outcome->end.detail;

	finding->verdict = number == SIGSYS    ? VERDICT_FORBIDDEN
			   : number == SIGXCPU ? VERDICT_TIME_LIMIT
					       : VERDICT_RUNTIME_ERROR;
	if (number == SIGSYS)
		snprintf(finding->message, sizeof finding->message,
		    "it asked the system for something that no exercise needs");
	else if (number == SIGKILL)
		snprintf(finding->message, sizeof finding->message, "it was killed");
	else if (fault->overflow)
		snprintf(finding->message, sizeof finding->message,
		    "the stack overflowed: a recursion without end, or an array too large for it");
	else if (fault->tensor >= 0 && fault->tensor < exercise->param_count)
		tell_access(finding, exercise, of, fault);
	else if (number == SIGSEGV && outcome->answer.sentence[0])
		snprintf(finding->message, sizeof finding->message, "%s", outcome->answer.sentence);
	else if (number == SIGFPE)
		snprintf(
		    finding->message, sizeof finding->message, "an integer was divided by zero");
	else if (number == SIGABRT)
		snprintf(finding->message, sizeof finding->message,
		    "it ended itself: abort, a failed assert, or a broken heap");
	else
		snprintf(finding->message, sizeof finding->message,
		    "it crashed (SIG%s): memory was used that is not its own", signal_name(number));
}

static void find_returned(struct finding *finding, const struct exercise *exercise,
    const struct test_case *of, const struct outcome *outcome)
{
	struct value value = returned(exercise, outcome);

	switch (outcome->answer.state) {
	case ANSWER_RETURNED:
		finding->verdict =
		    compare_value(of, &value, finding->message, sizeof finding->message);
		if (finding->verdict == VERDICT_WRONG_ANSWER && exercise->returns == VALUE_TENSOR &&
		    outcome->answer.stored == 0) {
			finding->verdict = VERDICT_RUNTIME_ERROR;
			snprintf(finding->message, sizeof finding->message,
			    "the result has numbers in its shape, but its data is NULL");
		}
		break;
	case ANSWER_MISUSE:
		finding->verdict = VERDICT_RUNTIME_ERROR;
		snprintf(finding->message, sizeof finding->message, "%s", outcome->answer.sentence);
		break;
	case ANSWER_NO_MEMORY:
		finding->verdict = VERDICT_MEMORY_LIMIT;
		snprintf(finding->message, sizeof finding->message, "%s", outcome->answer.sentence);
		break;
	case ANSWER_LOCAL_ARRAY:
		finding->verdict = VERDICT_WRONG_ANSWER;
		snprintf(finding->message, sizeof finding->message,
		    "the result lies in a local array, which is gone when the function returns");
		break;
	default:
		finding->verdict = VERDICT_RUNTIME_ERROR;
		snprintf(finding->message, sizeof finding->message, "it left before it returned");
	}
}

static struct finding find(
    const struct exercise *exercise, const struct test_case *of, const struct outcome *outcome)
{
	struct finding finding = {VERDICT_TIME_LIMIT, ""};

	switch ((enum report_end)outcome->end.end) {
	case END_NONE:
		snprintf(
		    finding.message, sizeof finding.message, "not run: too much time was used");
		break;
	case END_RETURNED:
		find_returned(&finding, exercise, of, outcome);
		break;
	case END_SIGNAL:
		find_signal(&finding, exercise, of, outcome);
		break;
	case END_EXIT:
		finding.verdict = VERDICT_RUNTIME_ERROR;
		snprintf(finding.message, sizeof finding.message,
		    "it left before it returned, with status %u", outcome->end.detail);
		break;
	case END_TIME:
		snprintf(finding.message, sizeof finding.message, "it did not return within %d ms",
		    exercise->limits.time_ms);
		break;
	case END_DEADLINE:
		snprintf(finding.message, sizeof finding.message,
		    "all cases together took longer than a grade may");
		break;
	case END_OUTPUT:
		finding.verdict = VERDICT_OUTPUT_LIMIT;
		snprintf(finding.message, sizeof finding.message, "it printed more than %d kB",
		    exercise->limits.output_kb);
		break;
	}
	/* A program that was refused memory and then failed, failed for that. */
	if (outcome->answer.allocation_failed && finding.verdict != VERDICT_ACCEPTED &&
	    finding.verdict != VERDICT_FORBIDDEN) {
		finding.verdict = VERDICT_MEMORY_LIMIT;
		snprintf(finding.message, sizeof finding.message, "it asked for more than %d MB",
		    exercise->limits.memory_mb);
	}
	return finding;
}

/* --- both ------------------------------------------------------------------------------------- */

static bool same_answer(const struct outcome *a, const struct outcome *b)
{
	return a->end.end != END_RETURNED || b->end.end != END_RETURNED ||
	       (a->answer.stored == b->answer.stored && a->answer.integer == b->answer.integer &&
		   memcmp(a->floats, b->floats, a->answer.stored * sizeof(float)) == 0);
}

static const char CHANGES[] =
    "called again, it gave another result: it reads memory that was never "
    "written, or remembers earlier calls";

static void add_changes(struct finding *finding)
{
	size_t used = strlen(finding->message);

	snprintf(finding->message + used, sizeof finding->message - used, "%s%s", used ? "; " : "",
	    CHANGES);
}

/* Whether all numbers that the shape promises came back. */
static bool is_whole(const struct value *value, uint32_t stored)
{
	int size = compare_size(value->tensor);

	return size >= 0 && (uint32_t)size == stored;
}

void judge_case(struct case_result *to, const struct exercise *exercise,
    const struct outcome *first, const struct outcome *second)
{
	const struct outcome *deciding = judge_deciding(exercise, to->of, first, second);
	struct finding finding = find(exercise, to->of, deciding);
	struct value value = returned(exercise, deciding);

	if (second && second->end.end != END_NONE && finding.verdict == VERDICT_WRONG_ANSWER &&
	    !same_answer(first, second))
		add_changes(&finding);
	to->verdict = finding.verdict;
	to->skipped = deciding->end.end == END_NONE;
	to->time_ms = (double)first->answer.nanoseconds / 1e6;
	free(to->message);
	to->message = finding.verdict == VERDICT_ACCEPTED
			  ? NULL
			  : text_printable(finding.message, strlen(finding.message), false);
	if (deciding->end.end == END_RETURNED && deciding->answer.state == ANSWER_RETURNED &&
	    (value.kind == VALUE_INT || is_whole(&value, deciding->answer.stored)))
		value_copy(&to->got, &value);
}

/* Whether it went beyond the ends of an argument: that says more than what came of it. */
static bool left_argument(const struct outcome *outcome)
{
	return outcome->end.end == END_SIGNAL && outcome->answer.fault.tensor >= 0;
}

/* Whether it ended by what it did itself, and not by the time of all. */
static bool came_to_an_end(const struct outcome *outcome)
{
	return outcome->end.end != END_NONE && outcome->end.end != END_DEADLINE;
}

const struct outcome *judge_deciding(const struct exercise *exercise, const struct test_case *of,
    const struct outcome *first, const struct outcome *second)
{
	enum verdict verdict = find(exercise, of, first).verdict;

	if (!second || !came_to_an_end(second))
		return first;
	if (verdict == VERDICT_WRONG_ANSWER || verdict == VERDICT_WRONG_SHAPE)
		return left_argument(second) ? second : first;
	if (verdict != VERDICT_ACCEPTED)
		return first;
	return find(exercise, of, second).verdict == VERDICT_ACCEPTED ? first : second;
}

void judge_fault(
    struct fault *fault, const struct exercise *exercise, const struct outcome *outcome)
{
	const struct answer_fault *from = &outcome->answer.fault;
	bool signalled = outcome->end.end == END_SIGNAL;
	bool misuse = outcome->end.end == END_RETURNED && outcome->answer.state == ANSWER_MISUSE;
	bool late = outcome->end.end == END_TIME && from->code != 0;

	if (!signalled && !misuse && !late)
		return;
	fault->known = true;
	if (signalled)
		fault->signal = text_format("SIG%s", signal_name((int)outcome->end.detail));
	if (signalled && from->tensor >= 0 && from->tensor < exercise->param_count) {
		fault->tensor = text_format("%s", exercise->params[from->tensor].name);
		fault->index = (int)from->index;
		if (from->writing >= 0)
			fault->access = text_format("%s", from->writing ? "write" : "read");
	}
}
