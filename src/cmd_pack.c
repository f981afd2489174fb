/*
 * pack: exercises that others have published, added, listed, verified, updated and removed.
 */
#include "grader/stop.h"
#include "src/options.h"
#include "src/output.h"
#include "src/pack/adding.h"
#include "src/pack/installed.h"
#include "src/pack/place.h"
#include "src/pack/record.h"
#include "src/session.h"
#include "src/suggest.h"
#include "src/typed.h"
#include "src/words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHA256, KEY, FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [SHA256] = {"sha256", "SUM"},
    [KEY] = {"key", "KEY"},
    [FORMAT] = {"format", "text|json"},
};

/* A pack command with its words. */
struct call {
	struct session *session;
	struct options options;
	struct installed_names names;
	struct error error;
};

static void say_waits(void)
{
	typed_complain(
	    "Another \"pack\" is at work; waiting for its end. Ctrl-C ends the waiting.");
}

/* --- add -------------------------------------------------------------------------------------- */

static void say_added(const struct session *session, const struct installation *done)
{
	const struct pack *pack = &done->pack;
	const struct screen *screen = &session->screen;
	int count = 0;

	for (int i = 0; i < pack->tracks.count; i++)
		count += pack->tracks.list[i].count;
	if (done->unchanged)
		screen_say(screen, stdout, "%s %s is installed already, and unchanged.", pack->name,
		    pack->version);
	else if (done->before)
		screen_say(screen, stdout, "%s %s is installed, in place of %s: %d exercise%s%s.",
		    pack->name, pack->version, done->before, count, count == 1 ? "" : "s",
		    done->is_signed ? ", with a good signature" : "");
	else
		screen_say(screen, stdout,
		    "%s %s is installed: %d exercise%s%s. \"list\" shows %s; \"show %s/%s\" is the "
		    "first lesson.",
		    pack->name, pack->version, count, count == 1 ? "" : "s",
		    done->is_signed ? ", with a good signature" : "", count == 1 ? "it" : "them",
		    pack->name, tracks_numbered(&pack->tracks, 1));
}

/* 64 hexadecimal digits, made lower case. */
static int take_sum(char sum[HASH_HEX], const char *word, struct error *error)
{
	if (strlen(word) != HASH_HEX - 1 || strspn(word, "0123456789abcdefABCDEF") != HASH_HEX - 1)
		return error_set(
		    error, "--sha256 is 64 hexadecimal digits, not \"%s\"", typed(word).text);
	for (int i = 0; i < HASH_HEX; i++)
		sum[i] = (char)tolower((unsigned char)word[i]);
	return 0;
}

static enum status add(struct call *call)
{
	const struct options *options = &call->options;
	struct adding what = {
	    .from = options->count == 1 ? options->arguments[0] : NULL,
	    .shows_progress = call->session->screen.moves,
	    .waits = say_waits,
	};
	struct signature_key key;
	struct installation done;
	char sum[HASH_HEX];

	if (!what.from) {
		error_set(&call->error, "it needs a folder, an archive or a URL, and nothing more: "
					"pack add filters-1.2.tar.zst");
		return STATUS_USAGE;
	}
	if (options->value[SHA256] && take_sum(sum, options->value[SHA256], &call->error) != 0)
		return STATUS_USAGE;
	if (options->value[KEY] && signature_read_key(&key, options->value[KEY], &call->error) != 0)
		return STATUS_USAGE;
	if (!adding_is_url(what.from) && access(what.from, F_OK) != 0) {
		error_set(
		    &call->error, "there is no folder and no file \"%s\"", typed(what.from).text);
		return STATUS_USAGE;
	}
	what.sha256 = options->value[SHA256] ? sum : NULL;
	what.key = options->value[KEY] ? &key : NULL;
	int result = adding(&what, &done, &call->error);

	if (result == 0)
		say_added(call->session, &done);
	installation_release(&done);
	session_forget_content(call->session);
	return result == 0 ? STATUS_DONE : STATUS_BROKEN;
}

/* --- those that are meant --------------------------------------------------------------------- */

/* One that is named, or all. */
static enum status take_names(struct call *call)
{
	const char *word = call->options.count > 0 ? call->options.arguments[0] : NULL;
	struct suggestion best = suggest_start(word ? word : "");

	if (call->options.count > 1) {
		error_set(&call->error, "it takes the name of one pack, not several");
		return STATUS_USAGE;
	}
	installed_find(&call->names);
	for (int i = 0; word && i < call->names.count; i++) {
		suggest_consider(&best, call->names.list[i]);
		if (strcmp(call->names.list[i], word) == 0) {
			char *found = call->names.list[i];

			call->names.list[i] = call->names.list[0];
			call->names.list[0] = found;
			for (; call->names.count > 1; call->names.count--)
				free(call->names.list[call->names.count - 1]);
			return STATUS_DONE;
		}
	}
	if (!word)
		return STATUS_DONE;
	if (best.name)
		error_set(&call->error, "there is no pack \"%s\"; did you mean \"%s\"?",
		    typed(word).text, best.name);
	else
		error_set(&call->error, "there is no pack \"%s\"; \"pack list\" shows them all",
		    typed(word).text);
	return STATUS_USAGE;
}

static void say_none(const struct session *session)
{
	screen_say(&session->screen, stdout,
	    "No pack is installed. \"pack add\" takes a folder, an archive or a URL.");
}

/* --- list ------------------------------------------------------------------------------------- */

/* What is known of one that is installed. */
struct entry {
	const char *name;
	struct pack pack; /* empty if it cannot be read */
	struct record record;
	char *source; /* as it may be shown */
	struct error error;
	int count; /* of its exercises */
};

static void read_entry(struct entry *entry, const char *name)
{
	char *version = installed_version(name);

	*entry = (struct entry){.name = name};
	if (installed_read(&entry->pack, name, &entry->error) == 0 && version)
		record_read(&entry->record, version, &entry->error);
	entry->source = entry->record.source ? record_shown(entry->record.source) : NULL;
	for (int i = 0; i < entry->pack.tracks.count; i++)
		entry->count += entry->pack.tracks.list[i].count;
	free(version);
}

static void release_entry(struct entry *entry)
{
	pack_release(&entry->pack);
	record_release(&entry->record);
	free(entry->source);
}

static void put_entry(const struct screen *screen, const struct entry *entry)
{

	const char *strong = screen_style(screen, STYLE_STRONG),
		   *plain = screen_style(screen, STYLE_PLAIN);

	if (*entry->error.text) {
		screen_say(screen, stdout, "%s%s%s is damaged: %s", strong, entry->name, plain,
		    typed(entry->error.text).text);
		return;
	}
	screen_say(screen, stdout, "%s%s%s %s  %s", strong, entry->name, plain, entry->pack.version,
	    entry->pack.title);
	screen_say(screen, stdout, "    %d exercise%s, from %s%s%s", entry->count,
	    entry->count == 1 ? "" : "s", typed(entry->source ? entry->source : "").text,
	    entry->record.key ? ", signed by " : "", entry->record.key ? entry->record.key : "");
}

static bool add_entry(cJSON *list, const struct entry *entry)
{
	bool well = !*entry->error.text;
	cJSON *to = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(to, "name", entry->name) &&
		    output_add_text(to, "version", entry->pack.version) &&
		    output_add_text(to, "title", entry->pack.title) &&
		    cJSON_AddNumberToObject(to, "exercises", entry->count) &&
		    output_add_text(to, "source", entry->source) &&
		    output_add_text(to, "sha256", entry->record.sha256) &&
		    output_add_text(to, "key", entry->record.key) &&
		    output_add_text(to, "fault", well ? NULL : entry->error.text);

	if (made && cJSON_AddItemToArray(list, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static enum status list_json(const struct call *call)
{
	cJSON *root = cJSON_CreateObject();
	cJSON *list = cJSON_AddStringToObject(root, "schema", "stride/packs/v1")
			  ? cJSON_AddArrayToObject(root, "packs")
			  : NULL;
	bool made = list != NULL;

	for (int i = 0; made && i < call->names.count; i++) {
		struct entry entry;

		read_entry(&entry, call->names.list[i]);
		made = add_entry(list, &entry);
		release_entry(&entry);
	}
	return output_json(root, made) ? STATUS_DONE : STATUS_BROKEN;
}

static enum status list(struct call *call)
{
	if (take_names(call) != STATUS_DONE)
		return STATUS_USAGE;
	if (output_is_json(call->options.value[FORMAT]))
		return list_json(call);
	for (int i = 0; i < call->names.count; i++) {
		struct entry entry;

		read_entry(&entry, call->names.list[i]);
		put_entry(&call->session->screen, &entry);
		release_entry(&entry);
	}
	if (call->names.count == 0)
		say_none(call->session);
	return STATUS_DONE;
}

/* --- verify, update, remove ------------------------------------------------------------------- */

static enum status verify(struct call *call)
{
	enum status status = take_names(call);

	for (int i = 0; status != STATUS_USAGE && i < call->names.count; i++) {
		const char *name = call->names.list[i];
		struct error why = {""};

		if (install_verify(name, &why) == 0) {
			printf("%s is as it was installed.\n", name);
			continue;
		}
		typed_complain("pack verify: %s is damaged: %s; \"pack update %s\" mends it", name,
		    why.text, name);
		status = STATUS_BROKEN;
	}
	if (status == STATUS_DONE && call->names.count == 0)
		say_none(call->session);
	return status;
}

static int update_one(struct call *call, const char *name, struct error *error)
{
	char *version = installed_version(name);
	struct record record = {0};
	struct signature_key key;
	struct installation done = {0};
	int result = version ? record_read(&record, version, error)
			     : error_set(error, "it is not installed");

	if (result == 0 && record.key)
		result = signature_read_key(&key, record.key, error);
	if (result == 0) {
		const struct adding what = {
		    .from = record.source,
		    .name = name,
		    .key = record.key ? &key : NULL,
		    .shows_progress = call->session->screen.moves,
		    .waits = say_waits,
		};

		result = adding(&what, &done, error);
	}
	if (result == 0)
		say_added(call->session, &done);
	installation_release(&done);
	record_release(&record);
	free(version);
	return result;
}

static enum status update(struct call *call)
{
	enum status status = take_names(call);

	for (int i = 0; status != STATUS_USAGE && i < call->names.count && !stop_asked; i++) {
		struct error why = {""};

		if (update_one(call, call->names.list[i], &why) == 0)
			continue;
		typed_complain("pack update: %s: %s", call->names.list[i], why.text);
		status = STATUS_BROKEN;
	}
	session_forget_content(call->session);
	if (status == STATUS_DONE && call->names.count == 0)
		say_none(call->session);
	return status;
}

static enum status remove_one(struct call *call)
{
	if (call->options.count != 1) {
		error_set(
		    &call->error, "it needs the name of one pack, as in: pack remove filters");
		return STATUS_USAGE;
	}
	enum status status = take_names(call);
	int lock = status == STATUS_DONE ? place_lock(say_waits, &call->error) : -1;

	if (status != STATUS_DONE)
		return status;
	if (lock < 0 || place_remove(call->names.list[0], &call->error) != 0)
		status = STATUS_BROKEN;
	else
		screen_say(&call->session->screen, stdout,
		    "%s is removed. Your answers and your progress stay.", call->names.list[0]);
	if (lock >= 0)
		close(lock);
	session_forget_content(call->session);
	return status;
}

/* --- the whole -------------------------------------------------------------------------------- */

static const struct verb {
	const char *name;
	enum status (*run)(struct call *call);
} VERBS[] = {
    {"add", add},
    {"list", list},
    {"verify", verify},
    {"update", update},
    {"remove", remove_one},
};

static enum status say_unknown(const char *word)
{
	struct suggestion best = suggest_start(word);

	for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
		suggest_consider(&best, VERBS[i].name);
	if (best.name)
		typed_complain("pack: there is no \"%s\"; did you mean \"pack %s\"?",
		    typed(word).text, best.name);
	else
		typed_complain("pack: there is no \"%s\"; there are add, list, verify, update and "
			       "remove",
		    typed(word).text);
	return STATUS_USAGE;
}

static enum status run_verb(
    struct session *session, const struct verb *verb, int count, char **words)
{
	struct call call = {.session = session};
	enum status status = STATUS_USAGE;

	stop_on_signals();
	if (options_parse(&call.options, OPTIONS, OPTION_COUNT, count, words, &call.error) == 0 &&
	    output_format_known(call.options.value[FORMAT], &call.error))
		status = verb->run(&call);
	if (*call.error.text && !stop_asked)
		typed_complain("pack %s: %s", verb->name, call.error.text);
	installed_names_release(&call.names);
	session_stop(session);
	return status;
}

static enum status pack(struct session *session, int count, char **words)
{
	static char usual[] = "list";
	static char *const NONE[] = {usual, NULL};
	char *const *said = count > 0 ? words : NONE;

	for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
		if (strcmp(VERBS[i].name, said[0]) == 0)
			return run_verb(
			    session, &VERBS[i], count > 0 ? count - 1 : 0, words + (count > 0));
	return say_unknown(said[0]);
}

const struct command command_pack = {
    .name = "pack",
    .arguments = "VERB [DIR|FILE|URL|NAME]",
    .summary = "Adds exercises that others have published, lists, updates and removes them.",
    .example = "pack add filters-1.2.tar.zst",
    .more = "\n"
	    "  add DIR|FILE|URL       installs a pack: from a folder, an archive or a server\n"
	    "      --sha256 SUM       only if the archive has this sum\n"
	    "      --key KEY          only if KEY of minisign (RW... or a file) signed it,\n"
	    "                         and from then on every update\n"
	    "  list [NAME]            which packs there are, and from where (--format json)\n"
	    "  verify [NAME]          whether every file is as it was installed\n"
	    "  update [NAME]          fetches again what has changed\n"
	    "  remove NAME            takes it away; answers and progress stay\n"
	    "\n"
	    "The exercises of a pack stand behind all others in \"list\", as PACK/EXERCISE, and go "
	    "by that name, by its end alone, or by their number. A pack's programs are run in the "
	    "same cage as yours, and only there. Who publishes one makes it with \"author pack\".\n"
	    "A pack that comes by http and not by https may have been changed on its way: ask "
	    "for its sum or its key.",
    .max_arguments = WORDS_MAX,
    .run = pack,
};
