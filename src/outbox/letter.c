#include "src/outbox/letter.h"

#include "grader/text.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

/* What comes from a command line may be no UTF-8, which JSON has to be. */
static cJSON *add_text(cJSON *to, const char *name, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), false) : NULL;
	cJSON *added = !text       ? cJSON_AddNullToObject(to, name)
		       : printable ? cJSON_AddStringToObject(to, name, printable)
				   : NULL;

	free(printable);
	return added;
}

char *letter_write(const struct letter *letter)
{
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(root, "schema", "stride/delivery/v1") &&
		    add_text(root, "key", letter->key) &&
		    add_text(root, "learner", letter->learner) &&
		    cJSON_AddNumberToObject(root, "made_at", (double)letter->made_at) &&
		    cJSON_AddRawToObject(root, "result", letter->result);
	char *text = made ? cJSON_PrintUnformatted(root) : NULL;

	cJSON_Delete(root);
	return text;
}
