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

int desk_load(
    struct exercise *exercise, const struct content *content, const char *id, struct faults *faults)
{
	char *folder = content_folder(content, id);
	char *vectors = content_vectors(content, id);
	int done = -1;

	if (folder && vectors)
		done = exercise_load(exercise, folder, vectors, faults);
	if (!folder || !vectors || (done == 0 && exercise_rename(exercise, id) != 0)) {
		faults_add(faults, "out of memory");
		done = -1;
	}
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
