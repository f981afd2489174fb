#include "src/outbox/letter.h"

#include "src/output.h"

#include <cjson/cJSON.h>

char *letter_write(const struct letter *letter)
{
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(root, "schema", "stride/delivery/v1") &&
		    output_add_foreign(root, "key", letter->key) &&
		    output_add_foreign(root, "learner", letter->learner) &&
		    cJSON_AddNumberToObject(root, "made_at", (double)letter->made_at) &&
		    cJSON_AddRawToObject(root, "result", letter->result);
	char *text = made ? cJSON_PrintUnformatted(root) : NULL;

	cJSON_Delete(root);
	return text;
}
