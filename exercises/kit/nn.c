#include "nn.h"

#include "kit.h"
#include "rotate.h"

#include <math.h>
#include <string.h>

struct nn_name {
	struct nn_name *before;
	char *name;
};

struct nn_module nn_init(int seed)
{
	return (struct nn_module){.key = random_key_from(seed)};
}

/*
 * The first word of the SHA-1 of a message of at most four bytes, which fits the one block with
 * which SHA-1 begins. Flax names a parameter's key by the hash of its number.
 */
static uint32_t sha1_of_short(const unsigned char *message, int length)
{
	static const uint32_t START[5] = {
	    0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
	static const uint32_t ADDEND[4] = {0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6};

	uint32_t word[80] = {0};
	uint32_t a = START[0], b = START[1], c = START[2], d = START[3], e = START[4];

	for (int i = 0; i <= length; i++)
		word[i / 4] |= (i < length ? (uint32_t)message[i] : 0x80) << (24 - i % 4 * 8);
	word[15] = (uint32_t)length * 8;
	for (int i = 16; i < 80; i++)
		word[i] = rotate_left(word[i - 3] ^ word[i - 8] ^ word[i - 14] ^ word[i - 16], 1);
	for (int i = 0; i < 80; i++) {
		uint32_t mixed = i < 20              ? (b & c) | (~b & d)
				 : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d)
						     : b ^ c ^ d;
		uint32_t next = rotate_left(a, 5) + mixed + e + ADDEND[i / 20] + word[i];

		e = d;
		d = c;
		c = rotate_left(b, 30);
		b = a;
		a = next;
	}
	return START[0] + a;
}

/* The key of the parameter with this number: its bytes, the highest first and none of them zero
 * in front, are hashed and folded in. */
static random_key param_key(random_key key, int number)
{
	unsigned char bytes[4];
	int length = 0;

	for (int shift = 24; shift >= 0; shift -= 8)
		if (number >> shift)
			bytes[length++] = (unsigned char)(number >> shift);
	return random_fold_in(key, sha1_of_short(bytes, length));
}

static void add_name(struct nn_module *module, const char *name)
{
	if (!name)
		kit_refuse("nn_param: a parameter needs a name, not NULL");
	for (struct nn_name *made = module->names; made; made = made->before)
		if (strcmp(made->name, name) == 0)
			kit_refuse("nn_param: this module has a parameter \"%s\" already", name);
	struct nn_name *made = kit_alloc(1, sizeof *made);
	size_t room = strlen(name) + 1;

	*made = (struct nn_name){module->names, kit_alloc(room, 1)};
	memcpy(made->name, name, room);
	module->names = made;
}

tensor nn_param_of(struct nn_module *module, const char *name, nn_initializer *initializer,
    const int *shape, int rank)
{
	struct kit_text what = {0};

	add_name(module, name);
	kit_text_add(&what, "nn_param \"%s\"", name);
	tensor_check_shape(shape, rank, what.bytes);
	module->params++;
	return initializer(param_key(module->key, module->params), shape, rank);
}

tensor nn_lecun_normal(random_key key, const int *shape, int rank)
{
	static const float STDDEV_OF_CUT_NORMAL = 0.87962566103423978F;

	if (rank < 2)
		kit_refuse("nn_lecun_normal: Can't compute input and output sizes of a "
			   "%d-dimensional weights tensor; it needs at least 2 axes",
		    rank);
	int size = tensor_check_shape(shape, rank, "nn_lecun_normal");
	tensor t = random_truncated_normal_of(key, -2, 2, shape, rank);
	double fan_in = 1;

	for (int axis = 0; axis < rank - 1; axis++)
		fan_in *= shape[axis];
	float stddev = sqrtf((float)(1 / fan_in)) / STDDEV_OF_CUT_NORMAL;

	for (int i = 0; i < size; i++)
		t.data[i] *= stddev;
	return t;
}

tensor nn_zeros(random_key key, const int *shape, int rank)
{
	(void)key;
	return tensor_zeros_for(shape, rank, "nn_zeros");
}
