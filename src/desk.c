#include "src/desk.h"

#include "grader/exercise/exercise.h"

#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

int desk_open(struct desk *desk, const struct content *content, struct error *error)
{
	*desk = (struct desk){
	    .runner = content_runner(error), .kit = content_kit(content), .cache = content_cache()};
	desk->workshop =
	    (struct workshop){.runner = desk->runner, .kit = desk->kit, .cache = desk->cache};
	if (desk->runner && !desk->kit)
		error_set(error, "out of memory");
	return desk->runner && desk->kit ? 0 : -1;
}

void desk_release(struct desk *desk)
{
	workshop_release(&desk->workshop);
	free(desk->runner);
	free(desk->kit);
	free(desk->cache);
	*desk = (struct desk){0};
}

/* The hidden cases are read while the compiler works. */
static int load_and_grade(struct desk *desk, struct result *result, struct exercise *exercise,
    const struct desk_task *task, const char *vectors, struct faults *faults)
{
	struct grading *grading =
	    grade_begin(result, &desk->workshop, exercise, task->source, task->options);

	/* The cases are for the exercise by its own name, the report by that of its pack. */
	if (exercise_load_cases(exercise, vectors, faults) != 0 ||
	    exercise_rename(exercise, task->id) != 0) {
		grade_abandon(grading);
		result_release(result);
		return -1;
	}
	if (task->meanwhile)
		task->meanwhile(task->context);
	grade_end(result, grading);
	return 0;
}

int desk_grade(struct desk *desk, struct result *result, struct exercise *exercise,
    const struct desk_task *task, struct faults *faults)
{
	char *folder = content_folder(task->content, task->id);
	char *vectors = content_vectors(task->content, task->id);
	int done = -1;

	if (!folder || !vectors)
		faults_add(faults, "out of memory");
	else if (exercise_load(exercise, folder, NULL, faults) == 0)
		done = load_and_grade(desk, result, exercise, task, vectors, faults);
	free(folder);
	free(vectors);
	return done;
}

uint64_t desk_seed(void)
{
	uint32_t drawn = (uint32_t)time(NULL);

	/* Where there is no randomness, the time will do. */
	(void)!getrandom(&drawn, sizeof drawn, GRND_NONBLOCK);
	return drawn;
}
