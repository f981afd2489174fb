#include "src/stats/book_report.h"

#include "grader/version.h"
#include "src/output.h"
#include "src/stats/book_tables.h"
#include "src/stats/item_report.h"

#include <stdlib.h>
#include <string.h>

/* --- entries ---------------------------------------------------------------------------------- */

static bool add_mistakes(cJSON *to, const struct course *course, const struct attempt *attempt)
{
	cJSON *mistakes = cJSON_AddArrayToObject(to, "mistakes");
	char *ids = attempt->diagnosis ? strdup(attempt->diagnosis) : NULL;
	bool made = mistakes && (ids || !attempt->diagnosis);

	for (char *rest = ids, *id; made && (id = strsep(&rest, ","));) {
		cJSON *mistake = cJSON_CreateObject();

		made = cJSON_AddItemToArray(mistakes, mistake) &&
		       cJSON_AddStringToObject(mistake, "id", id) &&
		       cJSON_AddStringToObject(
			   mistake, "title", course_mistake(course, attempt->exercise, id));
	}
	free(ids);
	return made;
}

static bool fill_entry(cJSON *to, const struct study *study, const struct entry *entry)
{
	const struct attempt *attempt = entry->attempt;

	return cJSON_AddStringToObject(to, "learner", entry->learner) &&
	       cJSON_AddStringToObject(to, "exercise", entry->exercise) &&
	       output_add_points(to, "score", attempt->score) &&
	       output_add_points(to, "max_score", attempt->max_score) &&
	       cJSON_AddStringToObject(to, "verdict", verdict_name(attempt->verdict)) &&
	       cJSON_AddNumberToObject(to, "stars", attempt->stars) &&
	       add_mistakes(to, &study->course, attempt) &&
	       cJSON_AddNumberToObject(to, "tries", entry->tries) &&
	       cJSON_AddNumberToObject(to, "graded_at", (double)attempt->started_at) &&
	       cJSON_AddStringToObject(to, "sha256", attempt->sha256) &&
	       (entry->group >= 0
		       ? cJSON_AddStringToObject(to, "program", book_program(study, entry).text)
		       : cJSON_AddNullToObject(to, "program"));
}

static bool add_entries(cJSON *root, const struct study *study)
{
	cJSON *list = cJSON_AddArrayToObject(root, "entries");
	bool made = list != NULL;

	for (int i = 0; made && i < study->book.entry_count; i++) {
		cJSON *entry = cJSON_CreateObject();

		made = cJSON_AddItemToArray(list, entry) &&
		       fill_entry(entry, study, &study->book.entries[i]);
	}
	return made;
}

/* --- groups ----------------------------------------------------------------------------------- */

static bool fill_group(cJSON *to, const struct study *study, const struct group *group)
{
	const struct entry *entries = study->book.entries;
	struct book_program program = book_program(study, &entries[group->entries[0]]);
	cJSON *learners;
	bool made = cJSON_AddStringToObject(to, "program", program.text) &&
		    cJSON_AddStringToObject(to, "exercise", group->exercise) &&
		    cJSON_AddNumberToObject(to, "tokens", group->tokens) &&
		    (learners = cJSON_AddArrayToObject(to, "learners"));

	for (int i = 0; made && i < group->count; i++)
		made = cJSON_AddItemToArray(
		    learners, cJSON_CreateString(entries[group->entries[i]].learner));
	return made;
}

static bool add_groups(cJSON *root, const struct study *study)
{
	const struct book *book = &study->book;
	cJSON *list = cJSON_AddArrayToObject(root, "programs");
	bool made = list != NULL;

	for (int i = 0; made && i < book->group_count; i++) {
		cJSON *group = cJSON_CreateObject();

		made =
		    cJSON_AddItemToArray(list, group) && fill_group(group, study, &book->groups[i]);
	}
	return made;
}

/* --- what has no score ------------------------------------------------------------------------ */

static bool add_ungraded(cJSON *root, const struct records *records)
{
	cJSON *list = cJSON_AddArrayToObject(root, "ungraded");
	bool made = list != NULL;

	for (int i = 0; made && i < records->ungraded_count; i++) {
		const struct ungraded *of = &records->ungraded[i];
		cJSON *ungraded = cJSON_CreateObject();

		made = cJSON_AddItemToArray(list, ungraded) &&
		       cJSON_AddStringToObject(ungraded, "learner", of->learner) &&
		       cJSON_AddStringToObject(ungraded, "exercise", of->exercise) &&
		       cJSON_AddStringToObject(ungraded, "path", of->path) &&
		       cJSON_AddStringToObject(ungraded, "message", of->message);
	}
	return made;
}

int book_report_json(FILE *out, const struct study *study, const struct screen *screen)
{
	cJSON *root = cJSON_CreateObject(), *items = item_json_list(study);
	bool made = cJSON_AddStringToObject(root, "schema", "stride/gradebook/v1") &&
		    add_entries(root, study) && add_groups(root, study) &&
		    add_ungraded(root, &study->records);

	(void)screen;
	if (items && cJSON_AddItemToObject(root, "exercises", items))
		items = NULL;
	made = made && cJSON_HasObjectItem(root, "exercises") &&
	       cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION);
	cJSON_Delete(items);
	return item_json_write(out, root, made);
}
