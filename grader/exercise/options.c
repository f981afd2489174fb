#include "grader/exercise/options.h"

#include "exercises/kit/tensor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* More than any of them has a use for; sums and products of two stay far below INT_MAX. */
enum { NUMBER_MAX = 10000 };

const char *const OPTIONS_PADDINGS[] = {"VALID", "SAME", "SAME_LOWER", NULL};

static int read_list(int *list, const struct place *at, const cJSON *json)
{
	const cJSON *item;
	int i = 0, faults = 0;

	if (form_list(at, json, 0, CONV_MAX_SPATIAL, "numbers") < 0)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		faults += form_int(&place, item, 0, NUMBER_MAX, &list[i++]) != 0;
	}
	return faults ? -1 : 0;
}

static int read_strides(struct packed_options *o, const struct place *at, const cJSON *json)
{
	return read_list(o->window_strides, at, json);
}

static int read_lhs_dilation(struct packed_options *o, const struct place *at, const cJSON *json)
{
	return read_list(o->lhs_dilation, at, json);
}

static int read_rhs_dilation(struct packed_options *o, const struct place *at, const cJSON *json)
{
	return read_list(o->rhs_dilation, at, json);
}

static int read_feature_groups(struct packed_options *o, const struct place *at, const cJSON *json)
{
	return form_int(at, json, 0, NUMBER_MAX, &o->feature_group_count);
}

static int read_batch_groups(struct packed_options *o, const struct place *at, const cJSON *json)
{
	return form_int(at, json, 0, NUMBER_MAX, &o->batch_group_count);
}

static int read_pair(int pair[2], const struct place *at, const cJSON *json)
{
	const cJSON *item;
	int i = 0, faults = 0;

	if (form_list(at, json, 2, 2, "numbers") < 0)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		faults += form_int(&place, item, -NUMBER_MAX, NUMBER_MAX, &pair[i++]) != 0;
	}
	return faults ? -1 : 0;
}

static int read_pads(struct packed_options *o, const struct place *at, const cJSON *json)
{
	const cJSON *item;
	int i = 0, faults = 0;

	if (form_list(at, json, 0, CONV_MAX_SPATIAL, "pairs") < 0)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		faults += read_pair(o->pads[i++], &place, item) != 0;
	}
	return faults ? -1 : 0;
}

static int read_padding(struct packed_options *o, const struct place *at, const cJSON *json)
{
	const char *text = cJSON_GetStringValue(json);

	for (int i = 0; text && OPTIONS_PADDINGS[i]; i++) {
		if (strcasecmp(text, OPTIONS_PADDINGS[i]) != 0)
			continue;
		snprintf(o->padding, sizeof o->padding, "%s", text);
		return 0;
	}
	return place_fault(at, "is none of VALID, SAME, SAME_LOWER, in any case");
}

static int read_layout(char *layout, const struct place *at, const cJSON *json)
{
	char *text = form_text(at, json, TENSOR_MAX_RANK);

	if (!text)
		return -1;
	snprintf(layout, OPTIONS_TEXT_MAX, "%s", text);
	free(text);
	return 0;
}

static int read_dimension_numbers(
    struct packed_options *o, const struct place *at, const cJSON *json)
{
	const cJSON *item;
	int i = 0, faults = 0;

	if (form_list(at, json, 3, 3, "layouts") < 0)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		faults += read_layout(o->dimension_numbers[i++], &place, item) != 0;
	}
	return faults ? -1 : 0;
}

static const struct {
	const char *name;
	int (*read)(struct packed_options *options, const struct place *at, const cJSON *json);
} MEMBERS[] = {
    {"window_strides", read_strides},
    {"padding", read_padding},
    {"pads", read_pads},
    {"lhs_dilation", read_lhs_dilation},
    {"rhs_dilation", read_rhs_dilation},
    {"feature_group_count", read_feature_groups},
    {"batch_group_count", read_batch_groups},
    {"dimension_numbers", read_dimension_numbers},
};
enum { MEMBER_COUNT = sizeof MEMBERS / sizeof *MEMBERS };

/* Looks at the members as a whole; how many faults there are. */
static int check_members(const struct place *at, const cJSON *json)
{
	const char *names[MEMBER_COUNT + 1] = {NULL};
	const struct faults *faults = at->faults;
	int before = faults->count + faults->more;

	for (int i = 0; i < MEMBER_COUNT; i++)
		names[i] = MEMBERS[i].name;
	if (form_object(at, json, names, 0))
		form_no_others(at, json, names);
	if (cJSON_GetObjectItemCaseSensitive(json, "padding") &&
	    cJSON_GetObjectItemCaseSensitive(json, "pads"))
		place_fault(at, "has \"padding\" and \"pads\"; keep one");
	return faults->count + faults->more - before;
}

int options_read(struct packed_options *options, const struct place *at, const cJSON *json)
{
	int faults = check_members(at, json);

	*options = (struct packed_options){0};
	for (int i = 0; i < MEMBER_COUNT; i++) {
		const cJSON *member = cJSON_GetObjectItemCaseSensitive(json, MEMBERS[i].name);
		struct place place = place_member(at, MEMBERS[i].name);

		if (member)
			faults += MEMBERS[i].read(options, &place, member) != 0;
	}
	return faults ? -1 : 0;
}
