#include "src/stats/item_report.h"

#include "grader/version.h"

static bool add_median(cJSON *to, const char *name, struct median median)
{
	return (median.known ? cJSON_AddNumberToObject(to, name, median.value)
			     : cJSON_AddNullToObject(to, name)) != NULL;
}

static bool add_verdicts(cJSON *to, const struct item *item)
{
	cJSON *verdicts = cJSON_AddObjectToObject(to, "verdicts");
	bool made = verdicts != NULL;

	for (int i = 0; made && i < VERDICT_COUNT; i++)
		if (item->verdicts[i] > 0)
			made = cJSON_AddNumberToObject(verdicts, verdict_name((enum verdict)i),
				   item->verdicts[i]) != NULL;
	return made;
}

static bool add_scores(cJSON *to, const struct item *item)
{
	cJSON *scores = cJSON_AddArrayToObject(to, "scores");
	bool made = scores != NULL;

	for (int i = 0; made && i < SCORE_BINS; i++)
		made = cJSON_AddItemToArray(scores, cJSON_CreateNumber(item->scores[i]));
	return made;
}

static bool add_mistakes(cJSON *to, const struct item *item, const struct course *course)
{
	cJSON *mistakes = cJSON_AddArrayToObject(to, "mistakes");
	bool made = mistakes != NULL;

	for (int i = 0; made && i < item->mistake_count; i++) {
		const struct item_mistake *of = &item->mistakes[i];
		cJSON *mistake = cJSON_CreateObject();

		made = cJSON_AddItemToArray(mistakes, mistake) &&
		       cJSON_AddStringToObject(mistake, "id", of->id) &&
		       cJSON_AddStringToObject(
			   mistake, "title", course_mistake(course, item->exercise, of->id)) &&
		       cJSON_AddNumberToObject(mistake, "learners", of->learners) &&
		       cJSON_AddNumberToObject(mistake, "tries", of->attempts);
	}
	return made;
}

static bool fill_case(cJSON *to, const struct item_case *of)
{
	return cJSON_AddStringToObject(to, "name", of->name) &&
	       cJSON_AddStringToObject(to, "category", of->category) &&
	       cJSON_AddNumberToObject(to, "tried", of->tried) &&
	       cJSON_AddNumberToObject(to, "failed", of->failed) &&
	       cJSON_AddNumberToObject(to, "first_tried", of->first_tried) &&
	       cJSON_AddNumberToObject(to, "first_failed", of->first_failed) &&
	       (of->discriminates
		       ? cJSON_AddNumberToObject(to, "discrimination", of->discrimination)
		       : cJSON_AddNullToObject(to, "discrimination"));
}

static bool add_cases(cJSON *to, const struct item *item)
{
	cJSON *cases = cJSON_AddArrayToObject(to, "cases");
	bool made = cases != NULL;

	for (int i = 0; made && i < item->case_count; i++) {
		cJSON *of = cJSON_CreateObject();

		made = cJSON_AddItemToArray(cases, of) && fill_case(of, &item->cases[i]);
	}
	return made;
}

static bool fill_item(cJSON *to, const struct item *item, const struct course *course)
{
	return cJSON_AddStringToObject(to, "exercise", item->exercise) &&
	       cJSON_AddStringToObject(to, "title", course_title(course, item->exercise)) &&
	       cJSON_AddNumberToObject(to, "learners", item->learners) &&
	       cJSON_AddNumberToObject(to, "passed", item->passed) &&
	       cJSON_AddNumberToObject(to, "waiting", item->waiting) &&
	       cJSON_AddNumberToObject(to, "tries", item->attempts) &&
	       add_median(to, "tries_to_pass", item->tries_to_pass) &&
	       add_median(to, "ms_to_pass", item->ms_to_pass) &&
	       cJSON_AddNumberToObject(to, "hints", item->hints) &&
	       cJSON_AddNumberToObject(to, "hint_learners", item->hint_learners) &&
	       cJSON_AddNumberToObject(to, "solutions_seen", item->solutions) &&
	       add_verdicts(to, item) && add_scores(to, item) && add_mistakes(to, item, course) &&
	       add_cases(to, item);
}

cJSON *item_json_list(const struct study *study)
{
	cJSON *list = cJSON_CreateArray();
	bool made = list != NULL;

	for (int i = 0; made && i < study->items.count; i++) {
		cJSON *item = cJSON_CreateObject();

		made = cJSON_AddItemToArray(list, item) &&
		       fill_item(item, &study->items.list[i], &study->course);
	}
	if (made)
		return list;
	cJSON_Delete(list);
	return NULL;
}

int item_json_write(FILE *out, cJSON *root, bool made)
{
	char *text = made ? cJSON_Print(root) : NULL;

	if (text)
		fprintf(out, "%s\n", text);
	cJSON_Delete(root);
	cJSON_free(text);
	return text ? 0 : -1;
}

int item_report_json(FILE *out, const struct study *study, const struct screen *screen)
{
	cJSON *root = cJSON_CreateObject(), *list = item_json_list(study);
	bool made = cJSON_AddStringToObject(root, "schema", "stride/item-analysis/v1") &&
		    cJSON_AddNumberToObject(root, "learners", study->records.count);

	(void)screen;
	if (made && list && cJSON_AddItemToObject(root, "exercises", list))
		list = NULL;
	made = made && !list && cJSON_HasObjectItem(root, "exercises") &&
	       cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION);
	cJSON_Delete(list);
	return item_json_write(out, root, made);
}
