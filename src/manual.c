#include "src/manual.h"

#include "grader/version.h"
#include "src/command.h"
#include "src/explanation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { SUB_INDENT = 2 };

/* --- man -------------------------------------------------------------------------------------- */

/* A text of ours in roff: a backslash, a dash, and a dot or a quote at the beginning of a line mean
 * something there. */
static void put_text(const char *text)
{
	bool at_start = true;

	for (; *text; text++) {
		if (at_start && (*text == '.' || *text == '\''))
			fputs("\\&", stdout);
		if (*text == '\\')
			fputs("\\e", stdout);
		else if (*text == '-')
			fputs("\\-", stdout);
		else
			putchar(*text);
		at_start = *text == '\n';
	}
}

/* Words in capitals are what the user puts in. */
static void put_usage(const struct command *command)
{
	bool alone = !*command->arguments;

	printf(alone ? ".B %s\n" : ".BI \"%s \" \"", command->name);
	put_text(command->arguments);
	fputs(alone ? "" : "\"\n", stdout);
}

/* A term hangs below the command, and its own options below it. */
static void put_part(const struct explanation_part *part)
{
	if (!*part->term) {
		puts(".IP");
		put_text(part->text);
		putchar('\n');
		return;
	}
	puts(part->indent > SUB_INDENT ? ".RS 11" : ".RS");
	puts(*part->text ? ".TP" : ".IP");
	put_text(part->term);
	putchar('\n');
	if (*part->text) {
		put_text(part->text);
		putchar('\n');
	}
	puts(".RE");
}

static void put_more(const char *more)
{
	struct explanation_part part;

	while (explanation_next(&more, &part))
		if (*part.term || *part.text)
			put_part(&part);
}

static void put_command(const struct command *command)
{
	puts(".TP");
	put_usage(command);
	puts(".br");
	put_text(command->summary);
	putchar('\n');
	if (command->more)
		put_more(command->more);
	fputs(".IP\nExample:\n.B stride ", stdout);
	put_text(command->example);
	putchar('\n');
}

static const struct {
	const char *title, *text;
} SECTIONS_BEHIND[] = {
    {"OPTIONS OF EVERY COMMAND",
	".TP\n.B \\-\\-plain\nASCII only, without colours and without cursor movement.\n"
	".TP\n.BI \\-\\-color \" auto|always|never\"\nColours; the variable NO_COLOR says never, "
	"too.\n"
	".TP\n.BI \\-\\-work \" DIR\"\nThe folder with your files, one for each exercise; else "
	"$STRIDE_WORK, else ./stride\\-work.\n"},
    {"EXIT STATUS", ".TP\n.B 0\nDone, and every submission passed.\n"
		    ".TP\n.B 1\nA submission did not pass.\n"
		    ".TP\n.B 2\nThe command line has no meaning; the message names the mistake.\n"
		    ".TP\n.B 3\nThe work itself could not be done; never the learner's fault.\n"},
    {"FILES", ".TP\n.I ~/.local/share/stride/progress.db\nAttempts and progress; the folder is "
	      "$STRIDE_HOME, else $XDG_DATA_HOME/stride.\n"
	      ".TP\n.I ~/.cache/stride\nCompiled programs of exercises; it may be deleted.\n"},
};

void manual_print_page(void)
{
	printf(".TH STRIDE 1 \"\" \"Stride %s\" \"User Commands\"\n", STRIDE_VERSION);
	puts(
	    ".SH NAME\nstride \\- learn convolution by exercises, and grade them\n"
	    ".SH SYNOPSIS\n.B stride\n.RI [ COMMAND \" [\" ARGUMENT ...]]\n"
	    ".SH DESCRIPTION\nStride teaches convolution at a terminal. You read a lesson, write a "
	    "C "
	    "function, and learn\nwithin a blink whether it is right and, if not, which mistake it "
	    "makes.\nWithout a command it opens a prompt, where the same commands are typed; from "
	    "a "
	    "pipe it\nreads one command from each line.\n.PP\nEX is an exercise: its id, a "
	    "beginning "
	    "that only it has, or its number in the list;\nleft out, the current one.\n.SH "
	    "COMMANDS");
	for (const struct command *const *command = COMMANDS; *command; command++)
		put_command(*command);
	for (size_t i = 0; i < sizeof SECTIONS_BEHIND / sizeof *SECTIONS_BEHIND; i++)
		printf(".SH %s\n%s", SECTIONS_BEHIND[i].title, SECTIONS_BEHIND[i].text);
}

/* --- shells ----------------------------------------------------------------------------------- */

void manual_print_bash(void)
{
	puts("# Completion of stride for bash: what may stand here is asked of stride itself.\n"
	     "_stride() {\n"
	     "\tlocal line=${COMP_LINE:0:COMP_POINT}\n"
	     "\tmapfile -t COMPREPLY < <(\"$1\" help --complete \"${line#*[[:space:]]}\" "
	     "2>/dev/null)\n"
	     "\t[[ ${#COMPREPLY[@]} = 1 && ${COMPREPLY[0]} = */ ]] && compopt -o nospace\n"
	     "}\n"
	     "complete -F _stride stride");
}

void manual_print_zsh(void)
{
	puts("#compdef stride\n"
	     "# Completion of stride for zsh: what may stand here is asked of stride itself.\n"
	     "_stride() {\n"
	     "\tlocal -a found folders\n"
	     "\tlocal line=\"${(j: :)words[2,CURRENT]}\"\n"
	     "\tfound=(\"${(@f)$(\"${words[1]}\" help --complete \"$line\" 2>/dev/null)}\")\n"
	     "\tfolders=(${(M)found:#*/})\n"
	     "\tfound=(${found:#*/})\n"
	     "\t(( ${#folders} )) && compadd -S '' -a folders\n"
	     "\t(( ${#found} )) && compadd -a found\n"
	     "}\n"
	     "_stride \"$@\"");
}
