#include "grader/own.h"

#include "grader/cache.h"
#include "grader/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_text(struct own *own, struct error *error)
{
	char path[4096];
	struct stat status;
	ssize_t got = -1;

	snprintf(path, sizeof path, "%s/%s", own->job.exercise->folder, own->job.file);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
	    status.st_size <= SOURCE_MAX && (own->text = malloc((size_t)status.st_size + 1)))
		got = read(fd, own->text, (size_t)status.st_size);
	if (fd >= 0)
		close(fd);
	if (got < 0)
		return error_set(error, "cannot read %s; an exercise needs its programs", path);
	own->length = (size_t)got;
	return 0;
}

int own_open(struct own *own, const struct own_job *job, struct error *error)
{
	*own = (struct own){.job = *job};
	if (read_text(own, error) != 0)
		return -1;
	const struct source source = {job->file, own->text, own->length};

	kept_name(own->key, job->compiler, job->workshop->kit, job->stage->include, &source);
	return 0;
}

/* --- running it ------------------------------------------------------------------------------- */

/* What has no line need not be about the program. */
static int refused(const struct own_job *job, const struct compilation *made, struct error *error)
{
	bool has_said = made->diagnostic_count > 0;
	bool has_line = has_said && made->diagnostics[0].line > 0;

	return error_set(error, "%s of %s does not compile: %s%s", job->file, job->exercise->id,
	    has_said ? made->diagnostics[0].message : made->message,
	    has_line ? "" : "; is the compiler installed whole?");
}

/* A descriptor of the object, the caller's. */
static int make_object(struct own *own, struct error *error)
{
	const struct own_job *job = &own->job;
	struct source source = {job->file, own->text, own->length};
	struct stage stage;
	struct compilation made = {.fd = -1};
	int object = -1;
	int done = stage_make(&stage, job->workshop, job->exercise, &source, error);

	if (done == 0)
		done = compile(&made, job->cage, job->compiler, &stage, job->seconds, error);
	if (done == 0 && !made.accepted)
		refused(job, &made, error);
	if (done == 0 && made.accepted) {
		object = made.fd;
		made.fd = -1;
		cache_keep(job->workshop->cache, own->key, object);
	}
	compilation_release(&made);
	stage_release(&stage);
	return object;
}

static int run_object(struct own *own, int object, struct error *error)
{
	struct run_job job = {
	    .workshop = own->job.workshop,
	    .cage = own->job.cage,
	    .exercise = own->job.exercise,
	    .cases = own->job.cases,
	    .case_count = own->job.case_count,
	    .passes = own->job.passes,
	    .deaths = own->job.deaths,
	    .compact = own->job.compact,
	    .empty_folder = own->job.stage->empty,
	};

	own->running = true;
	if (run_start(&own->run, &job, error) != 0)
		return -1;
	return run_deliver(&own->run, object, own->job.seconds, error);
}

/* From the cache if it is there and `anew` is not set. */
static int start_object(struct own *own, bool anew, struct error *error)
{
	int object = anew ? -1 : cache_open(own->job.workshop->cache, own->key);

	own->cached = object >= 0;
	if (object < 0)
		object = make_object(own, error);
	if (object < 0)
		return -1;
	int done = run_object(own, object, error);

	close(object);
	return done;
}

int own_start(struct own *own, struct error *error)
{
	return start_object(own, false, error);
}

int own_finish(struct own *own, struct error *error)
{
	return run_finish(&own->run, error);
}

int own_repeat(struct own *own, struct error *error)
{
	run_release(&own->run);
	if (start_object(own, true, error) != 0)
		return -1;
	return own_finish(own, error);
}

void own_release(struct own *own)
{
	if (own->running)
		run_release(&own->run);
	free(own->text);
	*own = (struct own){0};
}
