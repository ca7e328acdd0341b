/* Characters become runs: what stands together without white space, in one type, on one line. */

#include "classes.h"
#include "layout.h"

#include <math.h>

enum { RETURN = 0x0D, LINE_FEED = 0x0A };

/* One character among its like. */
typedef struct {
    const float *box, *line;
    float size;
    int angle;
    uint32_t code;
} Glyph;

static Glyph glyph_at(const Glyphs *glyphs, int k)
{
    return (Glyph){glyphs->boxes + 4 * (size_t)k, glyphs->lines + 4 * (size_t)k, glyphs->sizes[k], glyphs->angles[k],
                   glyphs->codes[k]};
}

static bool is_finite(const Glyph *glyph)
{
    for (int side = 0; side < 4; side++)
        if (!isfinite(glyph->box[side]) || !isfinite(glyph->line[side]))
            return false;
    return isfinite(glyph->size);
}

/* Whether a character is the one before it printed a second time on the spot, to look bold. */
static bool is_doubled(const Glyphs *glyphs, int k)
{
    if (k == 0 || glyphs->codes[k] != glyphs->codes[k - 1])
        return false;
    const float *box = glyphs->boxes + 4 * (size_t)k, *before = box - 4;
    float near = (float)DOUBLED * (box[2] - box[0]);
    return fabsf(box[0] - before[0]) < near && fabsf(box[1] - before[1]) < near;
}

static bool is_digit(uint32_t code, const Digits *digits)
{
    for (int k = 0; k < digits->count; k++)
        if (digits->codes[k] == code)
            return true;
    return false;
}

static float base_line(const Glyph *glyph) { return glyph->line[3] - (float)DESCENT * glyph->size; }

static float middle(float a, float b) { return (a + b) / 2; }

/* Whether a ruling stands between the middles of two characters, at the height of the second. */
static bool is_fenced(const Glyph *last, const Glyph *next, const Rulings *rulings)
{
    float from = middle(last->line[0], last->line[2]), to = middle(next->line[0], next->line[2]);
    float height = middle(next->line[1], next->line[3]);
    for (int k = 0; k < rulings->count; k++) {
        const double *row = rulings->rows + 3 * (size_t)k;
        float x = (float)row[0];
        if (from < x && x < to && (float)row[1] <= height && height <= (float)row[2])
            return true;
    }
    return false;
}

/* Whether a run ends between two characters without white space between them. */
static bool is_parted(const Glyph *last, const Glyph *next, const Rulings *rulings)
{
    float large = next->size > last->size ? next->size : last->size;
    float small = next->size < last->size ? next->size : last->size;
    float gap = next->line[0] - last->line[2];
    float shift = fabsf(base_line(next) - base_line(last));
    bool uneven = small < (float)SCRIPT_SIZE * large;
    float jump = (float)JUMP * large;
    return gap > word_gap(last->code, next->code) * large || next->line[0] < last->line[0] - jump || shift > jump ||
           (uneven && shift > (float)LEVEL * large) || next->angle != last->angle || is_fenced(last, next, rulings);
}

static void begin_run(Work *work, const Glyph *glyph, bool spaced)
{
    Run *run = work->runs + work->run_count;
    Box box = {glyph->box[0], glyph->box[1], glyph->box[2], glyph->box[3]};
    Box frame = {glyph->line[0], glyph->line[1], glyph->line[2], glyph->line[3]};
    *run = (Run){box, frame, glyph->size, work->kept_count, 0, work->run_count, glyph->angle, spaced, false};
    work->run_count++;
}

static void extend_run(Run *run, const Glyph *glyph, const Digits *digits)
{
    Box box = {glyph->box[0], glyph->box[1], glyph->box[2], glyph->box[3]};
    Box frame = {glyph->line[0], glyph->line[1], glyph->line[2], glyph->line[3]};
    run->box = around_both(run->box, box);
    run->frame = around_both(run->frame, frame);
    run->size = larger(run->size, glyph->size);
    run->has_digit |= is_digit(glyph->code, digits);
    run->count++;
}

bool find_runs(const Glyphs *glyphs, const Rulings *rulings, const Digits *digits, Work *work)
{
    bool white = true, spaced = true; /* since the last kept character */
    Glyph last = {.box = NULL};
    for (int k = 0; k < glyphs->count; k++) {
        if (glyphs->white[k]) {
            white = true;
            /* PDFium puts a line break of its own before raised type; only a space parts two runs for certain. */
            spaced |= glyphs->codes[k] != RETURN && glyphs->codes[k] != LINE_FEED;
            continue;
        }
        if (is_doubled(glyphs, k))
            continue;
        Glyph next = glyph_at(glyphs, k);
        if (!is_finite(&next))
            return false;
        if (white || is_parted(&last, &next, rulings))
            begin_run(work, &next, spaced);
        extend_run(work->runs + work->run_count - 1, &next, digits);
        work->kept[work->kept_count++] = k;
        last = next;
        white = spaced = false;
    }
    return true;
}
