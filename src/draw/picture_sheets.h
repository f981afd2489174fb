/*
 * picture_sheets.h - the sheets of a picture: what the kernel stands on, the kernel, the output.
 */
#ifndef SRC_DRAW_PICTURE_SHEETS_H
#define SRC_DRAW_PICTURE_SHEETS_H

#include "src/draw/picture.h"
#include "src/draw/sheet.h"

enum { PICTURE_CHANNELS_MOST = 4 };

/* Two for each channel of a grid that is shown, and the output. */
enum { PICTURE_SHEETS_MOST = 2 * PICTURE_CHANNELS_MOST + 1 };

/* Makes them, in the order in which they are read. Returns how many; -1 without memory, and then
 * there is nothing to release. */
int picture_sheets(struct sheet *sheets, const struct picture *picture);

/* How many of the channels are shown. */
int picture_channels(const struct window *window);

/* Whether there is a place of the output to be looked at. */
bool picture_has_place(const struct picture *picture);

#endif
