#include "grader/runner/patch.h"

#include <string.h>

static bool fits(int64_t number, int bits)
{
	int64_t most = INT64_C(1) << (bits - 1);

	return number >= -most && number < most;
}

static uint64_t address_of(const void *place)
{
	return (uint64_t)(uintptr_t)place;
}

#if defined(__x86_64__)

enum form { FORM_WORD, FORM_HALF, FORM_NEAR, FORM_FAR };

struct patch patch_for(uint32_t kind)
{
	switch (kind) {
	case R_X86_64_NONE:
		return (struct patch){OF_NOTHING, 0, 0};
	case R_X86_64_64:
		return (struct patch){OF_SYMBOL, FORM_WORD, 8};
	case R_X86_64_PC64:
		return (struct patch){OF_SYMBOL, FORM_FAR, 8};
	case R_X86_64_PC32:
		return (struct patch){OF_SYMBOL, FORM_NEAR, 4};
	case R_X86_64_PLT32:
		return (struct patch){OF_CALL, FORM_NEAR, 4};
	case R_X86_64_GOTPCREL:
	case R_X86_64_GOTPCRELX:
	case R_X86_64_REX_GOTPCRELX:
		return (struct patch){OF_SLOT, FORM_NEAR, 4};
	case R_X86_64_TLSGD:
		return (struct patch){OF_VARIABLE, FORM_NEAR, 4};
	case R_X86_64_TLSLD:
		return (struct patch){OF_MODULE, FORM_NEAR, 4};
	case R_X86_64_DTPOFF32:
		return (struct patch){OF_OFFSET, FORM_HALF, 4};
	case R_X86_64_DTPOFF64:
		return (struct patch){OF_OFFSET, FORM_WORD, 8};
	default:
		return (struct patch){OF_UNKNOWN, 0, 0};
	}
}

/* Numbers lie in memory as the machine has them: the low byte first. */
bool patch_write(struct patch patch, char *place, uint64_t address)
{
	bool is_relative = patch.form == FORM_NEAR || patch.form == FORM_FAR;
	uint64_t number = is_relative ? address - address_of(place) : address;

	if (patch.bytes == 4 && !fits((int64_t)number, 32))
		return false;
	memcpy(place, &number, patch.bytes);
	return true;
}

/* jmp *slot(%rip) */
void patch_write_jump(char *place, const uint64_t *slot)
{
	static const unsigned char JUMP[] = {0xFF, 0x25};
	int32_t distance = (int32_t)(address_of(slot) - address_of(place + 6));

	memcpy(place, JUMP, sizeof JUMP);
	memcpy(place + sizeof JUMP, &distance, sizeof distance);
}

#elif defined(__aarch64__)

enum form {
	FORM_WORD,
	FORM_FAR,
	FORM_NEAR,
	FORM_PAGE,     /* adrp: how many pages away */
	FORM_CLOSE,    /* adr */
	FORM_BRANCH26, /* b, bl: how many instructions away */
	FORM_BRANCH19,
	FORM_BRANCH14,
	FORM_IN_PAGE, /* add, and loads and stores of 1, 2, 4, 8 and 16 bytes: where in its page */
	FORM_IN_PAGE_2,
	FORM_IN_PAGE_4,
	FORM_IN_PAGE_8,
	FORM_IN_PAGE_16,
};

struct patch patch_for(uint32_t kind)
{
	static const struct {
		uint32_t kind;
		struct patch patch;
	} KINDS[] = {
	    {R_AARCH64_NONE, {OF_NOTHING, 0, 0}},
	    {R_AARCH64_ABS64, {OF_SYMBOL, FORM_WORD, 8}},
	    {R_AARCH64_PREL64, {OF_SYMBOL, FORM_FAR, 8}},
	    {R_AARCH64_PREL32, {OF_SYMBOL, FORM_NEAR, 4}},
	    {R_AARCH64_CALL26, {OF_CALL, FORM_BRANCH26, 4}},
	    {R_AARCH64_JUMP26, {OF_CALL, FORM_BRANCH26, 4}},
	    {R_AARCH64_CONDBR19, {OF_CALL, FORM_BRANCH19, 4}},
	    {R_AARCH64_TSTBR14, {OF_CALL, FORM_BRANCH14, 4}},
	    {R_AARCH64_ADR_PREL_LO21, {OF_SYMBOL, FORM_CLOSE, 4}},
	    {R_AARCH64_ADR_PREL_PG_HI21, {OF_SYMBOL, FORM_PAGE, 4}},
	    {R_AARCH64_ADD_ABS_LO12_NC, {OF_SYMBOL, FORM_IN_PAGE, 4}},
	    {R_AARCH64_LDST8_ABS_LO12_NC, {OF_SYMBOL, FORM_IN_PAGE, 4}},
	    {R_AARCH64_LDST16_ABS_LO12_NC, {OF_SYMBOL, FORM_IN_PAGE_2, 4}},
	    {R_AARCH64_LDST32_ABS_LO12_NC, {OF_SYMBOL, FORM_IN_PAGE_4, 4}},
	    {R_AARCH64_LDST64_ABS_LO12_NC, {OF_SYMBOL, FORM_IN_PAGE_8, 4}},
	    {R_AARCH64_LDST128_ABS_LO12_NC, {OF_SYMBOL, FORM_IN_PAGE_16, 4}},
	    {R_AARCH64_ADR_GOT_PAGE, {OF_SLOT, FORM_PAGE, 4}},
	    {R_AARCH64_LD64_GOT_LO12_NC, {OF_SLOT, FORM_IN_PAGE_8, 4}},
	};

	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		if (KINDS[i].kind == kind)
			return KINDS[i].patch;
	return (struct patch){OF_UNKNOWN, 0, 0};
}

static bool set_bits(char *place, unsigned from, int count, uint64_t number)
{
	uint32_t mask = ((UINT32_C(1) << count) - 1) << from, word;

	memcpy(&word, place, sizeof word);
	word = (word & ~mask) | ((uint32_t)(number << from) & mask);
	memcpy(place, &word, sizeof word);
	return true;
}

static bool write_number(char *place, int64_t number, int bytes)
{
	if (bytes == 4 && !fits(number, 32))
		return false;
	memcpy(place, &number, (size_t)bytes);
	return true;
}

/* adr and adrp keep the two lowest bits of their number apart. */
static bool write_split(char *place, int64_t number)
{
	return fits(number, 21) && set_bits(place, 29, 2, (uint64_t)number) &&
	       set_bits(place, 5, 19, (uint64_t)number >> 2);
}

static bool write_branch(char *place, unsigned from, int bits, int64_t distance)
{
	return distance % 4 == 0 && fits(distance, bits + 2) &&
	       set_bits(place, from, bits, (uint64_t)distance >> 2);
}

bool patch_write(struct patch patch, char *place, uint64_t address)
{
	uint64_t in_page = address & 0xFFF, page = address - in_page;
	uint64_t here = address_of(place);
	int64_t distance = (int64_t)(address - here);
	unsigned scale = patch.form >= FORM_IN_PAGE ? patch.form - (unsigned)FORM_IN_PAGE : 0;

	switch ((enum form)patch.form) {
	case FORM_WORD:
		return write_number(place, (int64_t)address, 8);
	case FORM_FAR:
	case FORM_NEAR:
		return write_number(place, distance, patch.bytes);
	case FORM_PAGE:
		return write_split(place, (int64_t)(page - (here & ~UINT64_C(0xFFF))) / 4096);
	case FORM_CLOSE:
		return write_split(place, distance);
	case FORM_BRANCH26:
		return write_branch(place, 0, 26, distance);
	case FORM_BRANCH19:
		return write_branch(place, 5, 19, distance);
	case FORM_BRANCH14:
		return write_branch(place, 5, 14, distance);
	default:
		return in_page % (1U << scale) == 0 && set_bits(place, 10, 12, in_page >> scale);
	}
}

/* adrp x16, slot; ldr x17, [x16, slot]; br x17 */
void patch_write_jump(char *place, const uint64_t *slot)
{
	static const uint32_t JUMP[] = {0x90000010, 0xF9400211, 0xD61F0220};

	memcpy(place, JUMP, sizeof JUMP);
	patch_write((struct patch){OF_SLOT, FORM_PAGE, 4}, place, address_of(slot));
	patch_write((struct patch){OF_SLOT, FORM_IN_PAGE_8, 4}, place + 4, address_of(slot));
}

#endif
