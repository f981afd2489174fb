// expect: wrong-shape
// mistake: none
// One stride for all axes, the first.
#include "stride.h"
#include <ctype.h>
#include <string.h>

/* Schritt fuer Schritt, alles wird wirklich hingeschrieben. */

static float *stelle(tensor t, const int *i)
{
	int flach = 0;
	for (int a = 0; a < t.rank; a++)
		flach = flach * t.shape[a] + i[a];
	return t.data + flach;
}

/* naechster Index, die letzte Achse zuerst; 0 am Ende */
static int weiter(int *i, const int *groesse, int rang)
{
	for (int a = rang - 1; a >= 0; a--) {
		if (++i[a] < groesse[a]) return 1;
		i[a] = 0;
	}
	return 0;
}

/* Achse a des Ergebnisses ist die von t, die ebenso heisst */
static tensor umordnen(tensor t, const char *ist, const char *soll)
{
	int groesse[8], woher[8], i[8] = {0}, j[8];
	for (int a = 0; a < t.rank; a++) {
		woher[a] = strchr(ist, soll[a]) - ist;
		groesse[a] = t.shape[woher[a]];
	}
	tensor r = tensor_of(groesse, t.rank);
	if (tensor_size(r) == 0) return r;
	do {
		for (int a = 0; a < t.rank; a++) j[woher[a]] = i[a];
		*stelle(r, i) = *stelle(t, j);
	} while (weiter(i, groesse, t.rank));
	return r;
}

/* Raumachsen (ab 2): Eintrag i kommt nach lo + i * d, in einer Achse dieser Laenge */
static tensor spreizen(tensor t, const int *d, const int *lo, const int *laenge)
{
	int groesse[8], i[8] = {0}, j[8];
	for (int a = 0; a < t.rank; a++) groesse[a] = a < 2 ? t.shape[a] : laenge[a - 2];
	tensor r = tensor_of(groesse, t.rank);
	if (tensor_size(r) == 0) return r;
	do {
		int drin = 1;
		for (int a = 0; a < t.rank; a++) {
			j[a] = a < 2 ? i[a] : lo[a - 2] + i[a] * d[a - 2];
			if (j[a] < 0 || j[a] >= groesse[a]) drin = 0;
		}
		if (drin) *stelle(r, j) = *stelle(t, i);
	} while (weiter(i, t.shape, t.rank));
	return r;
}

static int heisst(const char *a, const char *b)
{
	while (*a && toupper((unsigned char) *a) == *b) a++, b++;
	return *a == 0 && *b == 0;
}

tensor my_conv_general_dilated(tensor lhs, tensor rhs, struct conv_options o)
{
	char wort[3][16] = {"NCuvwx", "OIuvwx", "NCuvwx"}, xw[16] = "NC", ww[16] = "OI";
	int n = lhs.rank - 2, null[8] = {0};
	for (int i = 0; i < 3; i++)
		if (o.dimension_numbers[i]) strcpy(wort[i], o.dimension_numbers[i]);
		else wort[i][lhs.rank] = 0;
	int z = 2;
	for (char *c = wort[1]; *c; c++)
		if (*c != 'O' && *c != 'I') xw[z] = *c, ww[z] = *c, z++;
	tensor x = umordnen(lhs, wort[0], xw), w = umordnen(rhs, wort[1], ww);

	int s[4], ld[4], rd[4], lo[4], px[4], pw[4], groesse[8];
	for (int a = 0; a < n; a++) {
		s[a] = o.window_strides[0] > 0 ? o.window_strides[0] : 1;
		ld[a] = o.lhs_dilation[a] > 0 ? o.lhs_dilation[a] : 1;
		rd[a] = o.rhs_dilation[a] > 0 ? o.rhs_dilation[a] : 1;
		int L = x.shape[2 + a], K = w.shape[2 + a];
		int l = o.pads[a][0], r = o.pads[a][1];
		pw[a] = 1 + (K - 1) * rd[a];
		if (o.padding != NULL && !heisst(o.padding, "VALID")) {
			int orte = L / s[a] + (L % s[a] != 0);
			int fehlt = (orte - 1) * s[a] + pw[a] - L;
			if (fehlt < 0) fehlt = 0;
			l = r = fehlt / 2;
			if (fehlt % 2) *(heisst(o.padding, "SAME") ? &r : &l) += 1;
		}
		px[a] = l + 1 + (L - 1) * ld[a] + r;
		lo[a] = l;
		groesse[2 + a] = px[a] >= pw[a] ? (px[a] - pw[a]) / s[a] + 1 : 0;
	}
	x = spreizen(x, ld, lo, px);
	w = spreizen(w, rd, null, pw);

	int fg = o.feature_group_count > 0 ? o.feature_group_count : 1;
	int bg = o.batch_group_count > 0 ? o.batch_group_count : 1;
	groesse[0] = x.shape[0] / bg;
	groesse[1] = w.shape[0];
	tensor y = tensor_of(groesse, n + 2);
	int i[8] = {0};
	if (tensor_size(y) > 0) do {
		int f = i[1], k[8] = {0}, j[8], q[8];
		int eintrag = i[0] + f / (w.shape[0] / bg) * groesse[0];
		int erster = f / (w.shape[0] / fg) * w.shape[1];
		double summe = 0;
		do {                                     /* k[0] = Eingang, k[1..] = Zahn */
			j[0] = eintrag; j[1] = erster + k[0];
			q[0] = f; q[1] = k[0];
			for (int a = 0; a < n; a++) {
				j[2 + a] = i[2 + a] * s[a] + k[1 + a];
				q[2 + a] = k[1 + a];
			}
			summe += *stelle(x, j) * *stelle(w, q);
		} while (weiter(k, w.shape + 1, n + 1));
		*stelle(y, i) = summe;
	} while (weiter(i, groesse, n + 2));
	return umordnen(y, xw, wort[2]);
}
