/* Anything at all as exported progress: an error, or progress that can be written and read again,
 * and is the same then. The first byte chooses between bytes as they are and a good one spoiled. */
#include "src/store/progress_json.h"

#include "tests/fuzz/edited.h"

static const char GOOD[] =
    "{\"schema\": \"stride/progress/v1\", \"current\": null, \"exercises\": [{\"exercise\": \"a\", "
    "\"opened_at\": 5, \"solution_seen_at\": 0, \"hints_taken\": 2}], \"attempts\": [{\"uid\": "
    "\"0123456789abcdef0123456789abcdef\", \"exercise\": \"a\", \"exercise_version\": 1, \"kind\": "
    "\"check\", \"verdict\": \"accepted\", \"score\": 1.5, \"max_score\": 10, \"stars\": 0, "
    "\"diagnosis\": null, \"started_at\": 17, \"took_ms\": 3.5, \"seed\": \"7\", "
    "\"stride_version\": \"0.1.0\", \"sha256\": "
    "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\", \"source\": \"\", "
    "\"cases\": [{\"name\": \"b\", \"category\": \"c\", \"verdict\": null, \"time_ms\": 0}]}]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_text(const char *text, size_t length)
{
	struct error error = {""};
	struct progress progress, again;
	size_t first = 0, second = 0;

	if (progress_from_json(&progress, text, length, "input", &error) != 0) {
		if (!error.text[0] || progress.attempts.list || progress.current)
			abort();
		return;
	}
	char *written = progress_to_json(&progress, &first);

	if (!written || progress_from_json(&again, written, first, "written", &error) != 0)
		abort();
	char *rewritten = progress_to_json(&again, &second);

	if (!rewritten || first != second || memcmp(written, rewritten, first) != 0)
		abort();
	free(written);
	free(rewritten);
	progress_release(&progress);
	progress_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t length = size > 0 ? size - 1 : 0;

	if (size > 0 && data[0] % 8 == 0) {
		try_text((const char *)data + 1, length);
		return 0;
	}
	char *text = edited_text(GOOD, data + (size > 0), length, &length);

	try_text(text, length);
	free(text);
	return 0;
}
