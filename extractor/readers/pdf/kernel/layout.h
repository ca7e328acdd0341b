/* A page's characters become runs (`runs.c`), lines of runs (`lines.c`), and words in segments (`words.c`).

   The rules are those of `text/runs.py` and `layout/lines.py`, where they are explained; what is held there in float32
   is `float` here. The tolerances are those
   of `document/layout_settings.py`: a test compares them by their names. */

#ifndef GAUGER_LAYOUT_H
#define GAUGER_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WORD_GAP 0.3
#define DIGIT_GAP 0.5
#define KANA_GAP 0.5
#define FULL_WIDTH_GAP 0.95
#define JUMP 0.5
#define DOUBLED 0.25
#define LAP 0.5
#define TWICE 0.15
#define BASE_TOLERANCE 0.3
#define WIDE_GAP 1.0
#define HANGING 0.4
#define LEVEL 0.1
#define BELOW 2.0
#define OFF_LEVEL 0.8
#define MARGIN 0.5
#define RULING 0.15
#define GLUE 0.08
#define SCRIPT_SIZE 0.86
#define DESCENT 0.2

/* A page's characters as `Glyphs` has them, one each: code, box and line (x0, top, x1, bottom), height of type, angle,
   and whether it is white space or not shown. */
typedef struct {
    int count;
    const uint32_t *codes;
    const float *boxes, *lines, *sizes;
    const int16_t *angles;
    const uint8_t *white;
} Glyphs;

/* Upright rulings from the left to the right: x, top, bottom a row. */
typedef struct {
    int count;
    const double *rows;
} Rulings;

/* Codes that are digits, of all those on the page. */
typedef struct {
    int count;
    const uint32_t *codes;
} Digits;

typedef struct {
    double x0, top, x1, bottom;
} Box;

/* Characters set in one go: `count` of the kept ones from `first` on. `order` is its number in the file's order. */
typedef struct {
    Box box, frame;
    double size;
    int first, count, order;
    int angle;
    bool spaced, has_digit;
} Run;

/* Some runs of a page, by their numbers, on one base line. */
typedef struct {
    int *runs;
    int count;
    double base;
} Line;

/* What a sort goes by: two numbers, then the place before it, so that equals keep their order. */
typedef struct {
    double key, second;
    int number, place;
} Sorted;

/* What one page takes while it is laid out: so many kept characters, and as many runs and lines at most. */
typedef struct {
    int kept_count, run_count;
    int *kept;       /* places of the characters that are neither white nor printed a second time */
    Run *runs;
    int *numbers;    /* of one angle's runs, line by line */
    int *scratch;
    Line *lines;
    Sorted *sorting;
} Work;

/* Fills `kept` and `runs`; false where a place is not finite, for Python orders such in its own way. */
bool find_runs(const Glyphs *glyphs, const Rulings *rulings, const Digits *digits, Work *work);

/* Lines of the runs that `numbers` names, from top to bottom, each from left to right; returns how many. */
int find_lines(Work *work, int run_count);

void sort_by_keys(Sorted *items, int count);

/* The base line of a run, from the top. */
static inline double base_of(const Run *run) { return run->frame.bottom - DESCENT * run->size; }

/* As Python's min and max of two: the first where they are equal. */
static inline double lesser(double a, double b) { return b < a ? b : a; }
static inline double larger(double a, double b) { return b > a ? b : a; }

static inline Box around_both(Box a, Box b)
{
    return (Box){lesser(a.x0, b.x0), lesser(a.top, b.top), larger(a.x1, b.x1), larger(a.bottom, b.bottom)};
}

#endif
