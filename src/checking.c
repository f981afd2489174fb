#include "src/checking.h"

#include "grader/clock.h"
#include "grader/report.h"
#include "grader/stop.h"
#include "src/grading.h"
#include "src/source.h"
#include "src/typed.h"
#include "src/verdict.h"
#include "src/workspace.h"

#include <stdlib.h>
#include <string.h>

static enum status read_file(
    struct checking *checking, const struct session *session, const char *file, struct error *error)
{
	if (file)
		return source_read(&checking->source, file, error);
	if (!workspace_has(session->work, checking->id)) {
		error_set(
		    error, "%s is not started yet; type: start %s", checking->id, checking->id);
		return STATUS_USAGE;
	}
	checking->path = workspace_file(session->work, checking->id);
	if (!checking->path) {
		error_set(error, "out of memory");
		return STATUS_BROKEN;
	}
	return source_read(&checking->source, checking->path, error);
}

static void say_faulty(const char *id, const struct faults *faults, struct error *error)
{
	error_set(error, "%s cannot be graded with: %s%s", id,
	    faults->count > 0 ? faults->sentences[0] : "no reason is known",
	    faults->count > 1 ? " (\"author check\" lists all that is wrong)" : "");
}

/* What else there is to do with a store, which takes some time to open. */
struct errand {
	const struct checking *checking;
	struct session *session;
};

static void open_store(void *context)
{
	const struct errand *errand = context;

	if (errand->checking->chosen)
		session_set_current(errand->session, errand->checking->id);
	else
		session_store(errand->session);
}

/* What there is to grade has been read. */
static enum status grade_it(
    struct checking *checking, struct session *session, uint64_t seed, struct error *error)
{
	struct desk *desk = session_desk(session, error);
	struct grade_options options = {.seed = seed,
	    .fresh = GRADING_FRESH,
	    .sandbox_min = 1,
	    .diagnose = true,
	    .retrace = true,
	    .examples_only = checking->examples_only};
	struct errand errand = {checking, session};
	const struct desk_task task = {
	    .content = &session->content,
	    .id = checking->id,
	    .source = &checking->source,
	    .options = &options,
	    .meanwhile = open_store,
	    .context = &errand,
	};
	struct faults faults = {0};

	if (!desk)
		return STATUS_BROKEN;
	checking->started_at = clock_now_ms();
	int done = desk_grade(desk, &checking->result, &checking->exercise, &task, &faults);

	if (done != 0)
		say_faulty(checking->id, &faults, error);
	else if (stop_asked)
		done = error_set(error, "it was interrupted; nothing was recorded");
	faults_release(&faults);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

enum status checking_make(struct checking *checking, struct session *session, const char *id,
    const char *file, struct error *error)
{
	checking->id = id;
	enum status status = read_file(checking, session, file, error);

	return status == STATUS_DONE ? grade_it(checking, session, desk_seed(), error) : status;
}

enum status checking_repeat(struct checking *checking, struct session *session, const char *id,
    const struct attempt *attempt, struct error *error)
{
	checking->id = id;
	checking->repeated = true;
	checking->path = workspace_file(session->work, id);
	if (!checking->path) {
		error_set(error, "out of memory");
		return STATUS_BROKEN;
	}
	checking->source = (struct source){checking->path, attempt->source, attempt->source_length};
	return grade_it(checking, session, attempt->seed, error);
}

/* --- remembering ------------------------------------------------------------------------------ */

void checking_record(const struct checking *checking, struct session *session)
{
	struct store *store = session_store(session);
	struct error error = session->store_error;
	struct attempt attempt;

	if (checking->examples_only || checking->result.verdict == VERDICT_GRADER_ERROR)
		return;
	attempt_borrow(&attempt, &checking->exercise, &checking->source, &checking->result, "check",
	    checking->started_at);
	if (!store || store_add(store, &attempt, &error) != 0)
		session_say_unrecorded(session, "This attempt", &error);
	attempt_give_back(&attempt);
}

/* --- showing ---------------------------------------------------------------------------------- */

struct verdict_view checking_view(const struct checking *checking, struct session *session)
{
	struct standings standings = session_standings(session);
	const struct standing *standing = standings_find(&standings, checking->id);
	struct verdict_view view = {
	    .screen = &session->screen,
	    .result = &checking->result,
	    .exercise = &checking->exercise,
	    .source = &checking->source,
	    .examples_only = checking->examples_only,
	    .next = session_next_undone(session, checking->id),
	    .hints_left = checking->exercise.hint_count - (standing ? standing->hints_taken : 0),
	};

	if (view.next && strcmp(view.next, checking->id) == 0)
		view.next = NULL;
	standings_release(&standings);
	return view;
}

void checking_show(const struct checking *checking, struct session *session)
{
	struct verdict_view view = checking_view(checking, session);

	verdict_show(stdout, &view);
}

enum status checking_status(const struct checking *checking)
{
	return (enum status)verdict_status(checking->result.verdict);
}

void checking_release(struct checking *checking)
{
	result_release(&checking->result);
	exercise_release(&checking->exercise);
	if (!checking->repeated)
		source_release(&checking->source);
	free(checking->path);
	*checking = (struct checking){0};
}
