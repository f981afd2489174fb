#include "src/text/html.h"

#include "grader/text.h"
#include "grader/version.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Colours by name, so that the dark ones are said once; charts use them, too (chart.h). */
static const char STYLE[] =
    ":root{color-scheme:light dark;--ink:#1f2328;--faint:#5a636d;--line:#d5dae0;--paper:#ffffff;"
    "--bar:#0b6a8f;--good:#1a7f37;--bad:#c2410c}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#e4e8ed;--faint:#a0a9b4;--line:#3a424c;"
    "--paper:#14181d;--bar:#57b6dd;--good:#57c271;--bad:#f2925a}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:62rem;color:var(--ink);"
    "background:var(--paper);font:1rem/1.5 system-ui,-apple-system,'Segoe UI','DejaVu Sans',"
    "sans-serif}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}\n"
    "h2{font-size:1.35rem;line-height:1.25;margin:3rem 0 .6rem;padding-top:1.2rem;"
    "border-top:2px solid var(--line)}\n"
    "h3{font-size:1.05rem;margin:2rem 0 .3rem}\n"
    "p{margin:.4rem 0;max-width:46rem}\n"
    "code{font:.92em ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;"
    "color:var(--faint)}\n"
    ".lead{color:var(--faint)}\n"
    ".pair{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;align-items:flex-start}\n"
    ".pair>*{flex:1 1 17rem;min-width:0}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;margin:.8rem 0;font-size:.92rem;width:100%}\n"
    "caption{text-align:left;font-weight:600;padding:0 0 .35rem}\n"
    "th,td{text-align:left;vertical-align:top;padding:.28rem .9rem .28rem 0;"
    "border-bottom:1px solid var(--line);overflow-wrap:anywhere}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "thead th{border-bottom:2px solid var(--line);color:var(--faint);font-weight:600;"
    "overflow-wrap:normal}\n"
    "tbody th{font-weight:inherit}\n"
    ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    "figure{margin:.8rem 0}\n"
    "svg{display:block;width:100%;height:auto;max-width:27rem}\n"
    ".ink{fill:var(--ink)}.faint{fill:var(--faint)}.axis{stroke:var(--line)}"
    ".bar{fill:var(--bar)}.good{fill:var(--good)}.bad{fill:var(--bad)}\n"
    "footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line);"
    "color:var(--faint);font-size:.85rem}\n"
    "@media print{:root{color-scheme:light;--ink:#000000;--faint:#333333;--line:#999999;"
    "--paper:#ffffff;--bar:#555555;--good:#555555;--bad:#555555}"
    "body{max-width:none;padding:0;font-size:10pt}h2,h3{break-after:avoid}"
    "table{font-size:9pt}tr,figure{break-inside:avoid}thead{display:table-header-group}"
    ".wide{overflow:visible}"
    "svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n"
    "@page{margin:18mm}\n";

void html_say(FILE *out, const char *tag, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = text_vformat(format, arguments);

	va_end(arguments);
	fprintf(out, "<%s>", tag);
	text_put_markup(out, text ? text : "");
	fprintf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
	free(text);
}

void html_begin(FILE *out, const char *title)
{
	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
	      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	      "style-src 'unsafe-inline'\"/>\n",
	    out);
	html_say(out, "title", "%s", title);
	fprintf(out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", STYLE);
	html_say(out, "h1", "%s", title);
}

void html_end(FILE *out)
{
	fputs("</main>\n", out);
	html_say(out, "footer", "Made by Stride %s.", STRIDE_VERSION);
	fputs("</body>\n</html>\n", out);
}

static void put_cell(
    FILE *out, const char *tag, const char *scope, enum table_kind kind, const char *text)
{
	fprintf(out, "<%s%s%s>", tag, scope, kind == TABLE_NUMBER ? " class=\"n\"" : "");
	text_put_markup(out, text);
	fprintf(out, "</%s>", tag);
}

void html_table(FILE *out, const struct table *table)
{
	if (table->row_count == 0)
		return;
	fputs("<div class=\"wide\"><table>\n", out);
	if (table->title)
		html_say(out, "caption", "%s", table->title);
	fputs("<thead><tr>", out);
	for (int i = 0; i < table->column_count; i++)
		put_cell(
		    out, "th", " scope=\"col\"", table->columns[i].kind, table->columns[i].heading);
	fputs("</tr></thead>\n<tbody>\n", out);
	for (int row = 0; row < table->row_count; row++) {
		fputs("<tr>", out);
		for (int i = 0; i < table->column_count; i++)
			put_cell(out, i == 0 ? "th" : "td", i == 0 ? " scope=\"row\"" : "",
			    table->columns[i].kind, table_cell(table, row, i));
		fputs("</tr>\n", out);
	}
	fputs("</tbody>\n</table></div>\n", out);
}
