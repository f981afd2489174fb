#include "tests/unit/stored.h"

#include "src/store/store_sql.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { BUFFERS = 64 };

char stored_folder[64];
char stored_path[96];

static char version[] = "0.1.0", check[] = "check";

int stored_begin(void **state)
{
	(void)state;
	/* In memory nothing waits for a disk. */
	snprintf(stored_folder, sizeof stored_folder, "%s/stride-store-XXXXXX",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(stored_folder))
		return -1;
	snprintf(stored_path, sizeof stored_path, "%s/home/progress.db", stored_folder);
	return 0;
}

int stored_end(void **state)
{
	char line[256];

	(void)state;
	snprintf(line, sizeof line, "chmod -R u+rwx %s && rm -rf %s", stored_folder, stored_folder);
	return system(line); /* NOLINT(cert-env33-c,concurrency-mt-unsafe): the text is ours */
}

struct store *stored_open(void)
{
	struct error error = {""};
	struct store *store = store_open(stored_path, &error);

	if (!store)
		fail_msg("%s", error.text);
	return store;
}

struct attempt stored_attempt(int n, const char *exercise, enum verdict verdict)
{
	static char sources[BUFFERS][2000];
	static char first[] = "first", second[] = "second", basic[] = "basic";
	static struct attempt_case cases[] = {
	    {first, basic, VERDICT_ACCEPTED, false, 0.5},
	    {second, basic, VERDICT_WRONG_ANSWER, false, 0.25},
	};
	char *source = sources[n % BUFFERS];

	memset(source, '-', sizeof *sources);
	source[snprintf(source, sizeof *sources, "/* answer %d */", n)] = '-';
	return (struct attempt){
	    .exercise = (char *)exercise,
	    .exercise_version = 1,
	    .kind = check,
	    .source = source,
	    .source_length = sizeof *sources,
	    .verdict = verdict,
	    .score = verdict == VERDICT_ACCEPTED ? 10 : 3,
	    .max_score = 10,
	    .stars = verdict == VERDICT_ACCEPTED ? 2 : 0,
	    .started_at = 1700000000000 + n,
	    .took_ms = 12.5,
	    .seed = 7,
	    .stride_version = version,
	    .cases = cases,
	    .case_count = 2,
	};
}

void stored_add(struct store *store, struct attempt *attempt)
{
	struct error error = {""};

	if (store_add(store, attempt, &error) != 0)
		fail_msg("%s", error.text);
}

void stored_fill(int count)
{
	struct store *store = stored_open();

	for (int n = 0; n < count; n++) {
		struct attempt attempt = stored_attempt(
		    n, "conv1d-basic", n % 2 ? VERDICT_ACCEPTED : VERDICT_WRONG_ANSWER);

		stored_add(store, &attempt);
	}
	store_close(store);
}

int stored_count(struct store *store)
{
	const struct attempt_query everything = {0};
	struct error error = {""};
	struct attempts attempts;

	if (store_attempts(store, &attempts, &everything, &error) != 0)
		fail_msg("%s", error.text);
	int count = attempts.count;

	attempts_release(&attempts);
	return count;
}

bool stored_is_whole(const char *path)
{
	char said[64] = "";
	sqlite3 *db = NULL;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
		struct sql sql = sql_prepare(db, "PRAGMA integrity_check");

		if (sql_step(&sql))
			sql_get_name(&sql, said, sizeof said);
		sql_finish(&sql);
	}
	sqlite3_close(db);
	return strcmp(said, "ok") == 0;
}

char *stored_bytes(const char *path, size_t *length)
{
	struct stat status;
	FILE *file = fopen(path, "rb");

	if (!file)
		return NULL;
	assert_int_equal(fstat(fileno(file), &status), 0);
	*length = (size_t)status.st_size;
	char *bytes = malloc(*length + 1);

	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *length, file), *length);
	fclose(file);
	return bytes;
}

const char *stored_file(const char *beginning)
{
	static char path[400];
	char pattern[200];
	glob_t found = {0};

	snprintf(pattern, sizeof pattern, "%s/home/%s*", stored_folder, beginning);
	path[0] = '\0';
	if (glob(pattern, 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc && !path[0]; i++)
			if (!strstr(found.gl_pathv[i], "-wal") &&
			    !strstr(found.gl_pathv[i], "-shm"))
				snprintf(path, sizeof path, "%s", found.gl_pathv[i]);
	globfree(&found);
	return path[0] ? path : NULL;
}
