// expect: wrong-answer
// mistake: groups-interleaved
// The group of an output is its remainder.
#include "stride.h"
#include <string.h>
#include <strings.h>

#define NOT0(v) ((v) ? (v) : 1)

/* how far two neighbours of this axis are apart in memory */
static int apart(tensor t, int axis)
{
    int s = 1;
    while (++axis < t.rank) s *= t.shape[axis];
    return s;
}

static int where(const char *word, char letter) { return strchr(word, letter) - word; }

tensor my_conv_general_dilated(tensor lhs, tensor rhs, struct conv_options o)
{
    const char *lw = "NC1234", *rw = "OI1234", *yw = "NC1234";
    if (o.dimension_numbers[0]) {
        lw = o.dimension_numbers[0];
        rw = o.dimension_numbers[1];
        yw = o.dimension_numbers[2];
    }

    /* always four axes: those that are not there have size 1 */
    int L[4] = {1,1,1,1}, K[4] = {1,1,1,1}, n[4] = {1,1,1,1};
    int st[4] = {1,1,1,1}, ld[4] = {1,1,1,1}, rd[4] = {1,1,1,1}, lo[4] = {0}, hi[4] = {0};
    int xs[4] = {0}, ws[4] = {0}, ys[4] = {0};
    int shape[TENSOR_MAX_RANK], yaxis[4], m = 0;

    for (int i = 0; i < rhs.rank; i++) {
        if (rw[i] == 'O' || rw[i] == 'I') continue;
        int xi = where(lw, rw[i]);
        yaxis[m] = where(yw, rw[i]);
        L[m] = lhs.shape[xi];
        K[m] = rhs.shape[i];
        xs[m] = apart(lhs, xi);
        ws[m] = apart(rhs, i);
        st[m] = NOT0(o.window_strides[m]);
        ld[m] = NOT0(o.lhs_dilation[m]);
        rd[m] = NOT0(o.rhs_dilation[m]);
        lo[m] = o.pads[m][0];
        hi[m] = o.pads[m][1];
        int span = (K[m] - 1) * rd[m] + 1;
        if (o.padding && strcasecmp(o.padding, "VALID") != 0) {
            int need = ((L[m] + st[m] - 1) / st[m] - 1) * st[m] + span;
            int total = need > L[m] ? need - L[m] : 0;
            if (strcasecmp(o.padding, "SAME_LOWER") == 0) {
                hi[m] = total / 2;
                lo[m] = total - hi[m];
            } else {
                lo[m] = total / 2;
                hi[m] = total - lo[m];
            }
        }
        int padded = lo[m] + (L[m] - 1) * ld[m] + 1 + hi[m];
        if (padded < span)
            n[m] = 0;
        else
            n[m] = (padded - span) / st[m] + 1;
        shape[yaxis[m]] = n[m];
        m++;
    }
    int fg = NOT0(o.feature_group_count), bg = NOT0(o.batch_group_count);
    int xN = where(lw, 'N'), xC = where(lw, 'C'), wO = where(rw, 'O'), wI = where(rw, 'I');
    int yN = where(yw, 'N'), yC = where(yw, 'C');
    int N = lhs.shape[xN] / bg, O = rhs.shape[wO], I = rhs.shape[wI];
    shape[yN] = N;
    shape[yC] = O;
    tensor y = tensor_of(shape, lhs.rank);
    for (int a = 0; a < m; a++) ys[a] = apart(y, yaxis[a]);

    for (int b = 0; b < N; b++)
    for (int f = 0; f < O; f++) {
        int group = f % (fg * bg);
        int entry = bg > 1 ? b + group * N : b;
        int first = fg > 1 ? group * I : 0;
        float *x0 = lhs.data + entry * apart(lhs, xN) + first * apart(lhs, xC);
        float *w0 = rhs.data + f * apart(rhs, wO);
        float *y0 = y.data + b * apart(y, yN) + f * apart(y, yC);
        int p[4], k[4];
        for (p[0] = 0; p[0] < n[0]; p[0]++) for (p[1] = 0; p[1] < n[1]; p[1]++)
        for (p[2] = 0; p[2] < n[2]; p[2]++) for (p[3] = 0; p[3] < n[3]; p[3]++) {
            float sum = 0;
            for (k[0] = 0; k[0] < K[0]; k[0]++) for (k[1] = 0; k[1] < K[1]; k[1]++)
            for (k[2] = 0; k[2] < K[2]; k[2]++) for (k[3] = 0; k[3] < K[3]; k[3]++) {
                int xo = 0, wo = 0, hit = 1;
                for (int a = 0; a < 4; a++) {
                    int at = p[a] * st[a] + k[a] * rd[a] - lo[a];
                    if (at < 0 || at % ld[a] || at / ld[a] >= L[a]) { hit = 0; break; }
                    xo += at / ld[a] * xs[a];
                    wo += k[a] * ws[a];
                }
                if (!hit) continue;
                for (int c = 0; c < I; c++)
                    sum += x0[xo + c * apart(lhs, xC)] * w0[wo + c * apart(rhs, wI)];
            }
            y0[p[0] * ys[0] + p[1] * ys[1] + p[2] * ys[2] + p[3] * ys[3]] = sum;
        }
    }
    return y;
}
