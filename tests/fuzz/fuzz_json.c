/* Anything at all as a JSON file: an error or a value, and then the value can be printed. */
#include "grader/json.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = {""};
	cJSON *root = json_parse((const char *)data, size, "input", &error);

	if (!root && !error.text[0])
		abort();
	free(root ? cJSON_PrintUnformatted(root) : NULL);
	cJSON_Delete(root);
	return 0;
}
