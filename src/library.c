#include "src/library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static void *open_first(const char *names)
{
	void *library = NULL;

	while (*names && !library) {
		char name[64];
		size_t length = strcspn(names, " ");

		snprintf(name, sizeof name, "%.*s", (int)length, names);
		library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
		names += length + strspn(names + length, " ");
	}
	return library;
}

int library_load(const char *names, const struct library_symbol *symbols, struct error *error)
{
	void *library = open_first(names);

	if (!library)
		return error_set(
		    error, "cannot load %s, which this needs: install that library", names);
	for (const struct library_symbol *symbol = symbols; symbol->name; symbol++) {
		void *address = dlsym(library, symbol->name);

		if (!address)
			return error_set(
			    error, "%s has no %s: install a newer one", names, symbol->name);
		memcpy(symbol->pointer, &address, sizeof address);
	}
	return 0;
}
