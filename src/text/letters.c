#include "src/text/letters.h"

#include "grader/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sorted by the letter, of which the order as bytes is the order as code points. */
static const struct letter {
	const char *text;
	const char *entity; /* NULL if it has no name in HTML, or one that nobody uses */
	const char *ascii;
} LETTERS[] = {{"\"", "quot", "\""}, {"&", "amp", "&"}, {"'", "apos", "'"}, {"<", "lt", "<"},
    {">", "gt", ">"}, {"\xc2\xa0", "nbsp", " "}, {"¡", "iexcl", "!"}, {"¢", "cent", "c"},
    {"£", "pound", "GBP"}, {"§", "sect", "section "}, {"©", "copy", "(c)"}, {"«", "laquo", "<<"},
    {"\xc2\xad", "shy", ""}, {"®", "reg", "(R)"}, {"°", "deg", " degrees"}, {"±", "plusmn", "+/-"},
    {"²", "sup2", "^2"}, {"³", "sup3", "^3"}, {"´", "acute", "'"}, {"µ", "micro", "u"},
    {"·", "middot", "*"}, {"¹", "sup1", "^1"}, {"»", "raquo", ">>"}, {"¼", "frac14", "1/4"},
    {"½", "frac12", "1/2"}, {"¾", "frac34", "3/4"}, {"¿", "iquest", "?"}, {"À", "Agrave", "A"},
    {"Á", "Aacute", "A"}, {"Â", "Acirc", "A"}, {"Ã", "Atilde", "A"}, {"Ä", "Auml", "Ae"},
    {"Å", "Aring", "A"}, {"Æ", "AElig", "AE"}, {"Ç", "Ccedil", "C"}, {"È", "Egrave", "E"},
    {"É", "Eacute", "E"}, {"Ê", "Ecirc", "E"}, {"Ë", "Euml", "E"}, {"Ì", "Igrave", "I"},
    {"Í", "Iacute", "I"}, {"Î", "Icirc", "I"}, {"Ï", "Iuml", "I"}, {"Ñ", "Ntilde", "N"},
    {"Ò", "Ograve", "O"}, {"Ó", "Oacute", "O"}, {"Ô", "Ocirc", "O"}, {"Õ", "Otilde", "O"},
    {"Ö", "Ouml", "Oe"}, {"×", "times", "x"}, {"Ø", "Oslash", "O"}, {"Ù", "Ugrave", "U"},
    {"Ú", "Uacute", "U"}, {"Û", "Ucirc", "U"}, {"Ü", "Uuml", "Ue"}, {"Ý", "Yacute", "Y"},
    {"ß", "szlig", "ss"}, {"à", "agrave", "a"}, {"á", "aacute", "a"}, {"â", "acirc", "a"},
    {"ã", "atilde", "a"}, {"ä", "auml", "ae"}, {"å", "aring", "a"}, {"æ", "aelig", "ae"},
    {"ç", "ccedil", "c"}, {"è", "egrave", "e"}, {"é", "eacute", "e"}, {"ê", "ecirc", "e"},
    {"ë", "euml", "e"}, {"ì", "igrave", "i"}, {"í", "iacute", "i"}, {"î", "icirc", "i"},
    {"ï", "iuml", "i"}, {"ñ", "ntilde", "n"}, {"ò", "ograve", "o"}, {"ó", "oacute", "o"},
    {"ô", "ocirc", "o"}, {"õ", "otilde", "o"}, {"ö", "ouml", "oe"}, {"÷", "divide", "/"},
    {"ø", "oslash", "o"}, {"ù", "ugrave", "u"}, {"ú", "uacute", "u"}, {"û", "ucirc", "u"},
    {"ü", "uuml", "ue"}, {"ý", "yacute", "y"}, {"ÿ", "yuml", "y"}, {"ă", NULL, "a"},
    {"ą", NULL, "a"}, {"ć", NULL, "c"}, {"Č", NULL, "C"}, {"č", NULL, "c"}, {"ę", NULL, "e"},
    {"ě", NULL, "e"}, {"ğ", NULL, "g"}, {"Ł", NULL, "L"}, {"ł", NULL, "l"}, {"ń", NULL, "n"},
    {"ň", NULL, "n"}, {"ő", NULL, "o"}, {"œ", "oelig", "oe"}, {"ř", NULL, "r"}, {"Ś", NULL, "S"},
    {"ś", NULL, "s"}, {"Š", "Scaron", "S"}, {"š", "scaron", "s"}, {"ů", NULL, "u"},
    {"ű", NULL, "u"}, {"Ź", NULL, "Z"}, {"ź", NULL, "z"}, {"Ż", NULL, "Z"}, {"ż", NULL, "z"},
    {"Ž", NULL, "Z"}, {"ž", NULL, "z"}, {"Γ", "Gamma", "Gamma"}, {"Δ", "Delta", "Delta"},
    {"Θ", "Theta", "Theta"}, {"Λ", "Lambda", "Lambda"}, {"Ξ", "Xi", "Xi"}, {"Π", "Pi", "Pi"},
    {"Σ", "Sigma", "Sigma"}, {"Φ", "Phi", "Phi"}, {"Ψ", "Psi", "Psi"}, {"Ω", "Omega", "Omega"},
    {"α", "alpha", "alpha"}, {"β", "beta", "beta"}, {"γ", "gamma", "gamma"},
    {"δ", "delta", "delta"}, {"ε", "epsilon", "epsilon"}, {"ζ", "zeta", "zeta"},
    {"η", "eta", "eta"}, {"θ", "theta", "theta"}, {"ι", "iota", "iota"}, {"κ", "kappa", "kappa"},
    {"λ", "lambda", "lambda"}, {"μ", "mu", "mu"}, {"ν", "nu", "nu"}, {"ξ", "xi", "xi"},
    {"π", "pi", "pi"}, {"ρ", "rho", "rho"}, {"ς", "sigmaf", "sigma"}, {"σ", "sigma", "sigma"},
    {"τ", "tau", "tau"}, {"φ", "phi", "phi"}, {"χ", "chi", "chi"}, {"ψ", "psi", "psi"},
    {"ω", "omega", "omega"}, {"ᵢ", NULL, "_i"}, {"\xe2\x80\x82", "ensp", " "},
    {"\xe2\x80\x83", "emsp", " "}, {"\xe2\x80\x89", "thinsp", " "}, {"\xe2\x80\x8b", NULL, ""},
    {"‐", NULL, "-"}, {"‑", NULL, "-"}, {"‒", NULL, "-"}, {"–", "ndash", "-"}, {"—", "mdash", "--"},
    {"‘", "lsquo", "'"}, {"’", "rsquo", "'"}, {"‚", "sbquo", "'"}, {"“", "ldquo", "\""},
    {"”", "rdquo", "\""}, {"„", "bdquo", "\""}, {"†", "dagger", "+"}, {"•", "bull", "*"},
    {"…", "hellip", "..."}, {"\xe2\x80\xaf", NULL, " "}, {"′", "prime", "'"}, {"″", "Prime", "''"},
    {"‹", "lsaquo", "<"}, {"›", "rsaquo", ">"}, {"⁄", "frasl", "/"}, {"⁰", NULL, "^0"},
    {"⁴", NULL, "^4"}, {"⁵", NULL, "^5"}, {"⁶", NULL, "^6"}, {"⁷", NULL, "^7"}, {"⁸", NULL, "^8"},
    {"⁹", NULL, "^9"}, {"⁺", NULL, "^+"}, {"⁻", NULL, "^-"}, {"ⁿ", NULL, "^n"}, {"₀", NULL, "_0"},
    {"₁", NULL, "_1"}, {"₂", NULL, "_2"}, {"₃", NULL, "_3"}, {"₄", NULL, "_4"}, {"₅", NULL, "_5"},
    {"₆", NULL, "_6"}, {"₇", NULL, "_7"}, {"₈", NULL, "_8"}, {"₉", NULL, "_9"}, {"ₖ", NULL, "_k"},
    {"ₙ", NULL, "_n"}, {"€", "euro", "EUR"}, {"ℓ", NULL, "l"}, {"ℕ", NULL, "N"}, {"ℝ", NULL, "R"},
    {"™", "trade", "(TM)"}, {"ℤ", NULL, "Z"}, {"←", "larr", "<-"}, {"↑", "uarr", "^"},
    {"→", "rarr", "->"}, {"↓", "darr", "v"}, {"↔", "harr", "<->"}, {"↦", NULL, "|->"},
    {"⇐", "lArr", "<="}, {"⇒", "rArr", "=>"}, {"⇔", "hArr", "<=>"}, {"∀", "forall", "for all "},
    {"∂", "part", "d"}, {"∃", "exist", "there is "}, {"∅", "empty", "{}"}, {"∈", "isin", " in "},
    {"∉", "notin", " not in "}, {"∏", "prod", "product"}, {"∑", "sum", "sum"}, {"−", "minus", "-"},
    {"∕", NULL, "/"}, {"∗", "lowast", "*"}, {"∘", NULL, "o"}, {"√", "radic", "sqrt"},
    {"∞", "infin", "infinity"}, {"∧", "and", " and "}, {"∨", "or", " or "},
    {"∫", "int", "integral"}, {"≈", "asymp", "~="}, {"≠", "ne", "!="}, {"≡", "equiv", "=="},
    {"≤", "le", "<="}, {"≥", "ge", ">="}, {"≪", NULL, "<<"}, {"≫", NULL, ">>"},
    {"⊕", "oplus", "(+)"}, {"⊗", "otimes", "(x)"}, {"⊙", NULL, "(.)"}, {"⋅", "sdot", "*"},
    {"⋮", NULL, ":"}, {"⋯", NULL, "..."}, {"⌈", "lceil", "ceil("}, {"⌉", "rceil", ")"},
    {"⌊", "lfloor", "floor("}, {"⌋", "rfloor", ")"}, {"─", NULL, "-"}, {"│", NULL, "|"},
    {"┌", NULL, "+"}, {"┐", NULL, "+"}, {"└", NULL, "+"}, {"┘", NULL, "+"}, {"├", NULL, "+"},
    {"┤", NULL, "+"}, {"┬", NULL, "+"}, {"┴", NULL, "+"}, {"┼", NULL, "+"}, {"═", NULL, "="},
    {"║", NULL, "|"}, {"█", NULL, "#"}, {"░", NULL, "."}, {"▒", NULL, ":"}, {"▓", NULL, "#"},
    {"■", NULL, "#"}, {"□", NULL, "."}, {"▪", NULL, "*"}, {"▲", NULL, "^"}, {"▶", NULL, ">"},
    {"▸", NULL, ">"}, {"▼", NULL, "v"}, {"◀", NULL, "<"}, {"○", NULL, "o"}, {"●", NULL, "*"},
    {"◦", NULL, "o"}, {"★", NULL, "*"}, {"☆", NULL, "."}, {"✓", NULL, "+"}, {"✔", NULL, "+"},
    {"✗", NULL, "x"}, {"✘", NULL, "x"}, {"⟨", NULL, "<"}, {"⟩", NULL, ">"}, {"ⱼ", NULL, "_j"}};

enum { LETTER_COUNT = sizeof LETTERS / sizeof *LETTERS };

/* A letter of n bytes takes at most so many times n in ASCII, spelled or as a stand-in. */
enum { ASCII_PER_BYTE = 4 };

/* --- stand-ins -------------------------------------------------------------------------------- */

/* A letter as it lies in a text, without a NUL behind it. */
struct piece {
	const char *text;
	size_t length;
};

static int compare(const void *wanted, const void *entry)
{
	const struct piece *piece = wanted;
	const struct letter *letter = entry;
	int order = strncmp(piece->text, letter->text, piece->length);

	return order != 0 ? order : letter->text[piece->length] ? -1 : 0;
}

/* NULL if it has none. */
static const char *stand_in(struct piece piece)
{
	const struct letter *letter =
	    bsearch(&piece, LETTERS, LETTER_COUNT, sizeof *LETTERS, compare);

	return letter ? letter->ascii : NULL;
}

static char *spell(char *to, struct piece piece)
{
	static const char DIGITS[] = "0123456789abcdef";

	for (size_t i = 0; i < piece.length; i++) {
		unsigned char byte = (unsigned char)piece.text[i];

		*to++ = '\\';
		*to++ = 'x';
		*to++ = DIGITS[byte >> 4];
		*to++ = DIGITS[byte & 15];
	}
	return to;
}

static char *to_ascii(const char *text)
{
	const char *end = text + strlen(text);
	char *ascii = malloc(ASCII_PER_BYTE * strlen(text) + 1), *to = ascii;

	while (ascii && text < end) {
		struct piece piece = {text,
		    text_utf8_length((const unsigned char *)text, (const unsigned char *)end)};
		const char *known = piece.length > 1 ? stand_in(piece) : NULL;

		if (piece.length <= 1)
			*to++ = *text;
		else if (known)
			to = stpcpy(to, known);
		else
			to = spell(to, piece);
		text += piece.length > 0 ? piece.length : 1;
	}
	if (ascii)
		*to = '\0';
	return ascii;
}

char *letters_shown(const char *text, size_t length, bool ascii, bool keep_lines)
{
	char *shown = text_printable(text, length, keep_lines);

	if (!shown || !ascii)
		return shown;
	char *plain = to_ascii(shown);

	free(shown);
	return plain;
}

/* --- entities --------------------------------------------------------------------------------- */

static bool encode(unsigned long point, char letter[LETTER_MAX])
{
	if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
		return false;
	memset(letter, 0, LETTER_MAX);
	if (point < 0x80) {
		letter[0] = (char)point;
		return true;
	}
	int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;

	letter[0] = (char)((0xF00 >> (more + 1) & 0xFF) | (point >> 6 * more));
	for (int i = 1; i <= more; i++)
		letter[i] = (char)(0x80 | (point >> 6 * (more - i) & 0x3F));
	return true;
}

static bool numbered(const char *digits, char letter[LETTER_MAX])
{
	bool hexadecimal = *digits == 'x' || *digits == 'X';

	return encode(strtoul(digits + hexadecimal, NULL, hexadecimal ? 16 : 10), letter);
}

bool letters_entity(const char *entity, size_t length, char letter[LETTER_MAX])
{
	char name[32];

	if (length < 3 || length - 2 >= sizeof name || entity[0] != '&' ||
	    entity[length - 1] != ';')
		return false;
	memcpy(name, entity + 1, length - 2);
	name[length - 2] = '\0';
	if (name[0] == '#')
		return numbered(name + 1, letter);
	for (int i = 0; i < LETTER_COUNT; i++)
		if (LETTERS[i].entity && strcmp(LETTERS[i].entity, name) == 0) {
			snprintf(letter, LETTER_MAX, "%s", LETTERS[i].text);
			return true;
		}
	return false;
}
