/*
 * play_json.h - what play draws, for programs.
 */
#ifndef SRC_DRAW_PLAY_JSON_H
#define SRC_DRAW_PLAY_JSON_H

#include "src/draw/question.h"

#include <cjson/cJSON.h>

/* The caller's; NULL without memory. */
cJSON *play_json(const struct question *question);

/* The same for shape. */
cJSON *shape_json(const struct question *question);

#endif
