#include "src/author/survivors.h"

#include "grader/exercise/form.h"
#include "grader/exercise/manifest.h"
#include "grader/json.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_BYTES_MAX = 1 << 20, SURVIVORS_MAX = 1000 };

static void read_one(struct survivor *survivor, const struct place *at, const cJSON *json)
{
	static const char *const MEMBERS[] = {"line", "becomes", "why", NULL};
	char **const fields[] = {&survivor->line, &survivor->becomes, &survivor->why};

	form_no_others(at, json, MEMBERS);
	form_object(at, json, MEMBERS, 3);
	for (int i = 0; i < 3; i++) {
		const cJSON *member = cJSON_GetObjectItemCaseSensitive(json, MEMBERS[i]);
		struct place place = place_member(at, MEMBERS[i]);

		if (member)
			*fields[i] = form_text(&place, member, FORM_TEXT_MAX);
	}
}

static void read_list(struct survivors *survivors, const struct place *at, const cJSON *json)
{
	int count = form_list(at, json, 0, SURVIVORS_MAX, "survivors");
	const cJSON *item;

	survivors->list = count > 0 ? form_alloc(at, count, sizeof *survivors->list) : NULL;
	if (!survivors->list)
		return;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, survivors->count);

		read_one(&survivors->list[survivors->count++], &place, item);
	}
}

void survivors_read(
    struct survivors *survivors, const char *path, const char *id, struct faults *faults)
{
	static const char *const MEMBERS[] = {"format", "survivors", NULL};
	struct place file = place_file(faults, path), all = place_member(&file, "survivors");
	struct place own = place_member(&all, id);
	struct error error = {""};

	*survivors = (struct survivors){0};
	if (access(path, F_OK) != 0)
		return;
	cJSON *root = json_read(path, FILE_BYTES_MAX, &error);

	if (!root) {
		faults_add(faults, "%s", error.text);
	} else if (manifest_format(&file, root) && form_object(&file, root, MEMBERS, 2)) {
		const cJSON *list = cJSON_GetObjectItemCaseSensitive(
		    cJSON_GetObjectItemCaseSensitive(root, "survivors"), id);

		if (list)
			read_list(survivors, &own, list);
	}
	cJSON_Delete(root);
}

struct survivor *survivors_find(
    const struct survivors *survivors, const char *line, const char *becomes)
{
	for (int i = 0; i < survivors->count; i++) {
		struct survivor *each = &survivors->list[i];

		if (each->line && each->becomes && strcmp(each->line, line) == 0 &&
		    strcmp(each->becomes, becomes) == 0)
			return each;
	}
	return NULL;
}

void survivors_release(struct survivors *survivors)
{
	for (int i = 0; i < survivors->count; i++) {
		free(survivors->list[i].line);
		free(survivors->list[i].becomes);
		free(survivors->list[i].why);
	}
	free(survivors->list);
	*survivors = (struct survivors){0};
}
