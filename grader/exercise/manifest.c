#include "grader/exercise/manifest.h"

#include "grader/exercise/cases.h"
#include "grader/exercise/dims.h"
#include "grader/exercise/params.h"
#include "grader/exercise/sketch.h"
#include "grader/json.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	FORMAT = 1,
	FILE_BYTES_MAX = 256 << 10,
	ID_BYTES_MAX = 40,
	VERSION_MAX = 1000000,
	HINTS_MIN = 2,
	LIST_MAX = 32, /* tags, hints, pitfalls, categories */
	POINTS_MAX = 1000,
	TIME_MS_MIN = 10,
	TIME_MS_MAX = 10000, /* a whole grade ends within 15 seconds */
	MEMORY_MB_MIN = 16,
	MEMORY_MB_MAX = 4096,
	OUTPUT_KB_MAX = 4096,
};

/* --- its own small parts --- */

static bool is_id(const char *text)
{
	size_t length = strlen(text);

	if (!islower((unsigned char)text[0]) || length > ID_BYTES_MAX)
		return false;
	return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static char *read_id(const struct place *at, const cJSON *json)
{
	char *id = form_text(at, json, FORM_NAME_MAX);

	if (id && !is_id(id)) {
		place_fault(at,
		    "is \"%s\"; an id has lower-case letters, digits and \"-\", begins with a "
		    "letter and has at most %d of them",
		    id, ID_BYTES_MAX);
		free(id);
		return NULL;
	}
	return id;
}

static void read_version(struct draft *draft, const struct place *at, const cJSON *json)
{
	form_int(at, json, 1, VERSION_MAX, &draft->exercise->version);
}

static void read_title(struct draft *draft, const struct place *at, const cJSON *json)
{
	draft->exercise->title = form_text(at, json, FORM_NAME_MAX);
}

static void read_difficulty(struct draft *draft, const struct place *at, const cJSON *json)
{
	static const char *const WORDS[] = {"easy", "medium", "hard", NULL};

	if (form_word(at, json, WORDS) >= 0)
		draft->exercise->difficulty = form_text(at, json, FORM_NAME_MAX);
}

static void read_function(struct draft *draft, const struct place *at, const cJSON *json)
{
	draft->exercise->function = params_read_c_name(at, json);
}

static void read_tags(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	int count = form_texts(at, json, 0, LIST_MAX, "tags", &e->tags);

	e->tag_count = count < 0 ? 0 : count;
}

static void read_hints(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	int count = form_texts(at, json, HINTS_MIN, LIST_MAX, "hints", &e->hints);

	e->hint_count = count < 0 ? 0 : count;
}

static void read_returns(struct draft *draft, const struct place *at, const cJSON *json)
{
	static const char *const MEMBERS[] = {"type", NULL}, *const TYPES[] = {
								 "tensor", "int", NULL};
	static const enum value_kind KINDS[] = {VALUE_TENSOR, VALUE_INT};

	form_no_others(at, json, MEMBERS);
	if (!form_object(at, json, MEMBERS, 1))
		return;
	struct place place = place_member(at, "type");
	int type = form_word(&place, cJSON_GetObjectItemCaseSensitive(json, "type"), TYPES);

	if (type >= 0)
		draft->exercise->returns = KINDS[type];
	draft->returns_known = type >= 0;
}

static void read_limits(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct limits *limits = &draft->exercise->limits;
	static const char *const MEMBERS[] = {"time_ms", "memory_mb", "output_kb", NULL};
	static const int LOW[] = {TIME_MS_MIN, MEMORY_MB_MIN, 1};
	static const int HIGH[] = {TIME_MS_MAX, MEMORY_MB_MAX, OUTPUT_KB_MAX};
	int *const fields[] = {&limits->time_ms, &limits->memory_mb, &limits->output_kb};

	form_no_others(at, json, MEMBERS);
	form_object(at, json, MEMBERS, 3);
	for (int i = 0; i < 3; i++) {
		const cJSON *member = cJSON_GetObjectItemCaseSensitive(json, MEMBERS[i]);
		struct place place = place_member(at, MEMBERS[i]);

		if (member)
			form_int(&place, member, LOW[i], HIGH[i], fields[i]);
	}
}

static void read_kit(struct draft *draft, const struct place *at, const cJSON *json)
{
#define KIT_TEXT(name, text) text,
	static const char *const HEADERS[] = {KIT_HEADERS(KIT_TEXT) NULL};
#undef KIT_TEXT
	const cJSON *item;
	int i = 0;

	if (form_list(at, json, 0, KIT_HEADER_COUNT, "headers") < 0)
		return;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i++);
		int header = form_word(&place, item, HEADERS);

		if (header >= 0 && draft->exercise->kit & 1U << header)
			place_fault(&place, "is \"%s\" again; keep one", HEADERS[header]);
		if (header >= 0)
			draft->exercise->kit |= 1U << header;
	}
}

static void read_points(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	int count = form_map(at, json, 1, LIST_MAX, "categories"), faults = 0;
	const cJSON *member;
	double sum = 0;

	e->categories = count < 0 ? NULL : form_alloc(at, count, sizeof *e->categories);
	if (!e->categories)
		return;
	cJSON_ArrayForEach (member, json) {
		struct category *category = &e->categories[e->category_count++];
		struct place place = place_member(at, member->string);

		category->name = form_copy(&place, member->string, FORM_NAME_MAX);
		faults += !category->name;
		faults += form_number(&place, member, 0, POINTS_MAX, &category->points) != 0;
		sum += category->points;
	}
	if (faults == 0 && sum <= 0)
		place_fault(at, "gives no points at all; give some");
	draft->categories_known = faults == 0;
}

static void read_pitfall(struct pitfall *pitfall, const struct place *at, const cJSON *json)
{
	static const char *const MEMBERS[] = {"id", "title", "explain", "hint", NULL};
	char **const fields[] = {&pitfall->id, &pitfall->title, &pitfall->explain, &pitfall->hint};

	form_no_others(at, json, MEMBERS);
	form_object(at, json, MEMBERS, 4);
	for (int i = 0; i < 4; i++) {
		const cJSON *member = cJSON_GetObjectItemCaseSensitive(json, MEMBERS[i]);
		struct place place = place_member(at, MEMBERS[i]);

		if (member)
			*fields[i] = i == 0 ? read_id(&place, member)
					    : form_text(&place, member, FORM_TEXT_MAX);
	}
}

static void read_pitfalls(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	int count = form_list(at, json, 0, LIST_MAX, "pitfalls");
	const cJSON *item;

	e->pitfalls = count < 0 ? NULL : form_alloc(at, count, sizeof *e->pitfalls);
	if (!e->pitfalls)
		return;
	cJSON_ArrayForEach (item, json) {
		struct pitfall *pitfall = &e->pitfalls[e->pitfall_count];
		struct place place = place_item(at, e->pitfall_count++);

		read_pitfall(pitfall, &place, item);
		for (struct pitfall *other = e->pitfalls; pitfall->id && other < pitfall; other++)
			if (other->id && strcmp(other->id, pitfall->id) == 0)
				place_fault(&place,
				    "has the id \"%s\" again; give it one of its own", pitfall->id);
	}
}

/* --- the whole --- */

/* In the order in which they are read: each stands after what it refers to. */
static const struct {
	const char *name;
	bool optional;
	void (*read)(struct draft *draft, const struct place *at, const cJSON *json);
} MEMBERS[] = {
    {"format", false, NULL},
    {"id", false, NULL},
    {"version", false, read_version},
    {"title", false, read_title},
    {"difficulty", false, read_difficulty},
    {"tags", false, read_tags},
    {"function", false, read_function},
    {"dims", true, dims_read},
    {"params", false, params_read},
    {"where", true, dims_read_where},
    {"returns", false, read_returns},
    {"picture", true, sketch_read},
    {"limits", false, read_limits},
    {"kit", false, read_kit},
    {"points", false, read_points},
    {"examples", false, cases_read_examples},
    {"hints", false, read_hints},
    {"pitfalls", false, read_pitfalls},
};
enum { MEMBER_COUNT = sizeof MEMBERS / sizeof *MEMBERS };

bool manifest_format(const struct place *at, const cJSON *root)
{
	const cJSON *json = cJSON_GetObjectItemCaseSensitive(root, "format");
	struct place place = place_member(at, "format");
	int format = 0;

	if (!cJSON_IsObject(root))
		place_fault(at, "is not an object; write {..}");
	else if (!json)
		place_fault(at, "has no \"format\"; add \"format\": %d", FORMAT);
	else if (form_int(&place, json, 1, INT_MAX, &format) == 0 && format > FORMAT)
		place_fault(at, "is of format %d, this Stride reads format %d; update Stride",
		    format, FORMAT);
	return format == FORMAT;
}

static void read_own_id(
    struct exercise *e, const struct place *at, const cJSON *json, const char *id)
{
	char *own = read_id(at, json);

	if (own && strcmp(own, id) == 0) {
		e->id = own;
		return;
	}
	if (own)
		place_fault(
		    at, "is \"%s\", but the folder is \"%.200s\"; make them the same", own, id);
	free(own);
}

static void read_members(struct draft *draft, const struct place *at, const cJSON *root)
{
	const char *names[MEMBER_COUNT + 1] = {NULL};

	for (int i = 0; i < MEMBER_COUNT; i++)
		names[i] = MEMBERS[i].name;
	form_no_others(at, root, names);
	form_object(at, root, names, 0);
	for (int i = 0; i < MEMBER_COUNT; i++) {
		const cJSON *json = cJSON_GetObjectItemCaseSensitive(root, names[i]);
		struct place place = place_member(at, names[i]);

		if (!json && !MEMBERS[i].optional)
			place_fault(at, "has no \"%s\"; add it", names[i]);
		if ((json || MEMBERS[i].optional) && MEMBERS[i].read)
			MEMBERS[i].read(draft, &place, json);
	}
}

bool manifest_read(struct draft *draft, const char *path, const char *id, struct faults *faults)
{
	struct place file = place_file(faults, path), id_place = place_member(&file, "id");
	struct error error = {""};
	cJSON *root = json_read(path, FILE_BYTES_MAX, &error);
	const cJSON *own_id = cJSON_GetObjectItemCaseSensitive(root, "id");
	bool known_format = !root || manifest_format(&file, root);

	if (!root)
		faults_add(faults, "%s", error.text);
	if (root && known_format) {
		read_members(draft, &file, root);
		if (own_id)
			read_own_id(draft->exercise, &id_place, own_id, id);
	}
	cJSON_Delete(root);
	return known_format;
}
