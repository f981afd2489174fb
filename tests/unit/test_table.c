/* Tables on a screen, in a spreadsheet and on a page, and the charts beside them: whatever their
 * texts are. */
#include "src/text/table.h"

#include "src/draw/chart.h"
#include "src/text/csv.h"
#include "src/text/html.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static char *text;
static size_t length;
static FILE *out;

static int begin(void **state)
{
	(void)state;
	text = NULL;
	out = open_memstream(&text, &length);
	return out ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	free(text);
	return 0;
}

/* What was written; nothing more can be. */
static const char *written(void)
{
	assert_int_equal(fclose(out), 0);
	return text;
}

/* --- spreadsheets ----------------------------------------------------------------------------- */

static void cells_are_quoted_where_they_must_be(void **state)
{
	static const char *const CELLS[] = {
	    "plain", "a,b", "say \"so\"", "two\r\nlines", " blank", "", "it's", "é"};

	(void)state;
	for (size_t i = 0; i < sizeof CELLS / sizeof *CELLS; i++)
		csv_put(out, i == 0, CELLS[i]);
	csv_end(out);
	assert_string_equal(
	    written(), "plain,\"a,b\",\"say \"\"so\"\"\",\"two\r\nlines\",\" blank\",,it's,é\r\n");
}

static void formulas_become_texts(void **state)
{
	static const char *const CELLS[] = {
	    "=1", "+1", "-1", "@a", "\t=1", "  =1", "|x", "%x", "1-1", "a=b"};

	(void)state;
	for (size_t i = 0; i < sizeof CELLS / sizeof *CELLS; i++)
		csv_put(out, i == 0, CELLS[i]);
	csv_put_number(out, false, "-0.5");
	assert_string_equal(written(), "\"'=1\",\"'+1\",\"'-1\",\"'@a\",\"'\t=1\",\"'  =1\","
				       "\"'|x\",\"'%x\",1-1,a=b,-0.5");
}

/* --- tables ----------------------------------------------------------------------------------- */

static struct table two_columns(void)
{
	struct table table = {.title = "A & <b>"};

	table_column(&table, "na\"me", TABLE_TEXT);
	table_column(&table, "n", TABLE_NUMBER);
	return table;
}

static void cells_that_are_not_put_are_empty(void **state)
{
	struct table table = two_columns();

	(void)state;
	for (int i = 0; i < 5; i++) {
		table_row(&table);
		table_put(&table, "row %d", i);
		if (i == 3)
			table_put(&table, "%d", -i);
	}
	assert_false(table.lost);
	assert_string_equal(table_cell(&table, 4, 0), "row 4");
	assert_string_equal(table_cell(&table, 4, 1), "");
	table_write_csv(out, &table);
	assert_string_equal(
	    written(), "\"na\"\"me\",n\r\nrow 0,\r\nrow 1,\r\nrow 2,\r\nrow 3,-3\r\nrow 4,\r\n");
	table_release(&table);
	table_release(&table);
}

static void what_does_not_fit_is_lost_and_said(void **state)
{
	struct table table = two_columns(), early = two_columns(), wide = {0};

	(void)state;
	table_row(&table);
	for (int i = 0; i < 3; i++)
		table_put(&table, "%d", i);
	assert_true(table.lost);
	table_put(&early, "before the first row");
	assert_true(early.lost);
	for (int i = 0; i <= TABLE_COLUMNS_MAX; i++)
		table_column(&wide, "x", TABLE_TEXT);
	assert_true(wide.lost);
	table_release(&table);
	table_release(&early);
	table_release(&wide);
	written();
}

/* A long name leaves room for the others, and is broken where one would break it. */
static void long_words_are_broken(void **state)
{
	const struct screen screen = {.width = 40, .ascii = true};
	struct table table = two_columns();

	(void)state;
	table_row(&table);
	table_put(&table, "both-flipped-kernel-and-length-off-by-one");
	table_put(&table, "1");
	table_row(&table);
	table_put(&table, "%s", "aaaaaaaaaabbbbbbbbbbccccccccccdd");
	table_show(out, &screen, &table);
	assert_non_null(strstr(written(), "both-flipped-kernel-and- "));
	assert_non_null(strstr(text, "\nlength-off-by-one "));
	assert_non_null(strstr(text, "\naaaaaaaaaabbbbbbbbbbcccc "));
	assert_non_null(strstr(text, "\nccccccdd "));
	table_release(&table);
}

static void a_page_escapes_all_of_it(void **state)
{
	struct table table = two_columns();

	(void)state;
	html_table(out, &table);
	table_row(&table);
	table_put(&table, "</td><script>\"&");
	html_table(out, &table);
	html_say(out, "p class=\"x\"", "%s", "<i>");
	assert_string_equal(written(),
	    "<div class=\"wide\"><table>\n<caption>A &amp; &lt;b&gt;</caption>\n"
	    "<thead><tr><th scope=\"col\">na&quot;me</th><th scope=\"col\" class=\"n\">n</th>"
	    "</tr></thead>\n<tbody>\n<tr><th "
	    "scope=\"row\">&lt;/td&gt;&lt;script&gt;&quot;&amp;</th>"
	    "<td class=\"n\"></td></tr>\n</tbody>\n</table></div>\n<p class=\"x\">&lt;i&gt;</p>\n");
	table_release(&table);
}

/* --- charts ----------------------------------------------------------------------------------- */

static void draw(const char *label, double value, double most)
{
	const struct chart_bar bar = {label, value, CHART_PLAIN};
	const struct chart chart = {
	    .id = "c", .title = "<t>", .bars = &bar, .count = 1, .most = most, .unit = " %"};

	chart_rows(out, &chart);
	chart_columns(out, &chart);
}

static void a_chart_is_described(void **state)
{
	(void)state;
	draw("a<b", 50, 100);
	assert_non_null(strstr(written(), "<title id=\"c-title\">&lt;t&gt;</title>\n"
					  "<desc id=\"c-text\">a&lt;b: 50 %</desc>"));
	/* Half of the room. */
	assert_non_null(strstr(text, "width=\"88.0\" height=\"16.0\""));
	assert_non_null(strstr(text, "height=\"60.0\""));
}

/* In lines at blanks, never within a letter. */
static void labels_are_broken_and_cut(void **state)
{
	char label[400] = "";

	(void)state;
	for (int i = 0; i < 100; i++)
		strcat(label, "é"); /* NOLINT(clang-analyzer-security.insecureAPI.strcpy) */
	draw(label, 0, 0);
	draw("one two three four five six seven eight nine ten eleven twelve thirteen", 0, 0);
	assert_non_null(strstr(written(), ">one two three four five</text>"));
	assert_non_null(strstr(text, ">six seven eight nine</text>"));
	assert_non_null(strstr(text, ">ten eleven twelve…</text>"));
	assert_non_null(strstr(text, "éé…</text>"));
	assert_null(strstr(text, "\xc3<"));
	assert_null(strstr(text, "nan"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	    TEST(cells_are_quoted_where_they_must_be),
	    TEST(formulas_become_texts),
	    TEST(cells_that_are_not_put_are_empty),
	    TEST(what_does_not_fit_is_lost_and_said),
	    TEST(long_words_are_broken),
	    TEST(a_page_escapes_all_of_it),
	    TEST(a_chart_is_described),
	    TEST(labels_are_broken_and_cut),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
