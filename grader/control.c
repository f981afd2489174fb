#include "grader/control.h"

#include "grader/stage.h"

#include <errno.h>
#include <string.h>

/* Whether the learner can see what the compiler does not like. Of a full disk it may complain at
 * the end of the file. */
static bool has_placed_error(const struct compilation *made)
{
	for (int i = 0; i < made->diagnostic_count; i++) {
		const struct diagnostic *each = &made->diagnostics[i];

		if (strstr(each->message, strerror(ENOSPC)))
			return false;
		if (each->severity == SEVERITY_ERROR && each->line > 0)
			return true;
	}
	return false;
}

/* A refusal without a place may have nothing to do with the source: a full disk, a compiler that
 * lost a part of itself. Then it refuses a source that is surely right, too. */
int control_refusal(
    const struct control *control, const struct compilation *refused, struct error *error)
{
	static const char text[] = "#include \"stride.h\"\n";
	const struct source right = {"control.c", text, sizeof text - 1};
	struct compilation made = {.fd = -1};
	struct stage stage;

	if (has_placed_error(refused))
		return 0;
	int done = stage_make(&stage, control->workshop, control->exercise, &right, error);

	if (done == 0)
		done = compile(
		    &made, control->cage, control->compiler, &stage, control->seconds, error);
	if (done == 0 && !made.accepted)
		done = error_set(error,
		    "the compiler %s does not work here: %s; is there room in %s, and is it "
		    "installed whole?",
		    control->compiler->path,
		    made.diagnostic_count > 0 ? made.diagnostics[0].message : made.message,
		    stage.folder);
	compilation_release(&made);
	stage_release(&stage);
	return done;
}
