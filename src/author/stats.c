/*
 * author stats: what learners' progress, exports and batches show about exercises.
 */
#include "src/author/author.h"
#include "src/stats/item_report.h"
#include "src/stats/study_command.h"
#include "src/store/home.h"
#include "src/typed.h"

#include <stdlib.h>

static const struct study_format FORMATS[] = {
    {"text", item_report_text},
    {"json", item_report_json},
    {"csv", item_report_csv},
    {NULL, NULL},
};

static const struct study_format HTML = {"html", item_report_html};

enum status author_stats(const struct screen *screen, int count, char **words)
{
	struct error error = {""};
	char *usual = home_path(HOME_STORE, &error);
	struct study_command command = {
	    "author stats", FORMATS, &HTML, usual ? usual : "progress.db"};
	enum status status = study_command(&command, screen, count, words);

	free(usual);
	return status;
}
