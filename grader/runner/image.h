/*
 * image.h - a compiled submission in memory.
 *
 * The system's own loader opens files and runs constructors in one go, which cannot be had behind
 * a filter without open; and it wants its objects linked, which takes a tenth of the time of a
 * grade. This one reads what the compiler made from a descriptor and needs only memory. Loading
 * runs none of the object's code; image_start does, and belongs behind the filter.
 */
#ifndef GRADER_RUNNER_IMAGE_H
#define GRADER_RUNNER_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { IMAGE_CODE_MAX = 8, IMAGE_NAME_MAX = 40 };

/* A part of the code: where in the image it is, and the name of its section. */
struct image_code {
	size_t from, to;
	char section[IMAGE_NAME_MAX];
};

struct image {
	char *base;
	size_t size;
	size_t code_bytes;                      /* its first so many hold all ordinary code */
	struct image_code code[IMAGE_CODE_MAX]; /* the parts of which a line can be told */
	int code_count;
	void *call;                  /* the function STRIDE_CALL_NAME */
	struct image_starts *starts; /* what runs before it is called */
};

enum image_trouble {
	IMAGE_FINE,
	IMAGE_BROKEN,    /* not an object that can be loaded; text says why */
	IMAGE_UNDEFINED, /* text is a name that is defined nowhere */
	IMAGE_TOO_LARGE,
	IMAGE_HAS_START, /* it has a main, or another way in, of its own: text is its name */
};

struct image_report {
	enum image_trouble trouble;
	char text[256];
	bool calls_conv; /* it refers to conv_general_dilated */
};

/* `kit` says which headers' functions it may use. The object is never unloaded. */
void image_load(struct image *image, int fd, unsigned kit, struct image_report *report);

/* Runs what an object does before anything is called in it. */
void image_start(const struct image *image);

#endif
