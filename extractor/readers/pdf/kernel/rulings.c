/* The straight lines drawn on a PDF page, level or upright, in the page's own coordinates. */

#include "kernel.h"

#include <math.h>
#include <stdbool.h>

enum { LINE_TO = 0, CURVE_TO = 1 };
enum { MOST_SEGMENTS = 400 };

/* What is a line: as `rulings.py` has it. `segments` and `curves` are the most that one path may have; a line leans by
   no more than `slant`, a filled box up to `thin` is one, and what is shorter than `shortest` is none. */
typedef struct {
    int segments, curves;
    double slant, thin, shortest;
} Limits;

/* The page's media box, and its quarter turns. */
typedef struct {
    double left, low, right, high;
    int quarters;
} Frame;

typedef struct {
    double x, y;
} Point;

/* A corner of a path: `first` begins an outline (a curve breaks one in two), from `closes` a line leads back to it. */
typedef struct {
    Point at;
    bool first, closes;
} Corner;

/* Rows of x0, top, x1, bottom. */
typedef struct {
    double *rows;
    size_t capacity, count;
} Edges;

static Point placed(double x, double y, const Frame *frame)
{
    switch (frame->quarters) {
    case 1: return (Point){y - frame->low, x - frame->left};
    case 2: return (Point){frame->right - x, y - frame->low};
    case 3: return (Point){frame->high - y, frame->right - x};
    default: return (Point){x - frame->left, frame->high - y};
    }
}

/* Adds the line between two points, if it is long enough, and level or upright but for a slant. */
static void add_line(Edges *edges, Point a, Point b, const Limits *limits)
{
    double across = fabs(a.x - b.x), down = fabs(a.y - b.y);
    if (!(most(across, down) >= limits->shortest && least(across, down) <= limits->slant))
        return;
    if (edges->count >= edges->capacity)
        return;
    double *row = edges->rows + 4 * edges->count++;
    bool lies = across > down;
    double x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
    row[0] = lies ? least(a.x, b.x) : x;
    row[1] = lies ? y : least(a.y, b.y);
    row[2] = lies ? most(a.x, b.x) : x;
    row[3] = lies ? y : most(a.y, b.y);
}

/* Adds an outline that is painted as a thin bar, by its middle line; false where it is none. */
static bool add_bar(Edges *edges, const Corner *corners, int count, const Limits *limits)
{
    Point low = corners[0].at, high = low;
    for (int k = 1; k < count; k++) {
        low = (Point){least(low.x, corners[k].at.x), least(low.y, corners[k].at.y)};
        high = (Point){most(high.x, corners[k].at.x), most(high.y, corners[k].at.y)};
    }
    double across = high.x - low.x, down = high.y - low.y;
    if (!(across <= limits->thin || down <= limits->thin))
        return false;
    double x = (low.x + high.x) / 2, y = (low.y + high.y) / 2;
    if (across >= down)
        add_line(edges, (Point){low.x, y}, (Point){high.x, y}, limits);
    else
        add_line(edges, (Point){x, low.y}, (Point){x, high.y}, limits);
    return true;
}

static void add_sides(Edges *edges, const Corner *corners, int count, const Limits *limits)
{
    for (int k = 0; k < count; k++) {
        if (k)
            add_line(edges, corners[corners[k - 1].closes ? 0 : k - 1].at, corners[k].at, limits);
        if (corners[k].closes)
            add_line(edges, corners[k].at, corners[0].at, limits);
    }
}

/* The corners of a path, moved by its matrix and set on the page; none where it is a drawing. */
static int corners_of(Handle path, const double m[6], const Frame *frame, const Limits *limits, Corner *corners)
{
    int count = pdfium.count_segments(path), curves = 0;
    if (count < 2 || count > limits->segments || count > MOST_SEGMENTS)
        return 0;
    for (int k = 0; k < count; k++) {
        Handle segment = pdfium.path_segment(path, k);
        int kind = pdfium.segment_kind(segment);
        float x = 0, y = 0;
        pdfium.segment_point(segment, &x, &y);
        corners[k].at = placed(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5], frame);
        corners[k].first = k == 0 || kind != LINE_TO;
        corners[k].closes = pdfium.segment_closes(segment) != 0;
        curves += kind == CURVE_TO;
    }
    return curves > limits->curves ? 0 : count;
}

static void add_path(Edges *edges, Handle path, const double m[6], const Frame *frame, const Limits *limits)
{
    int filled = 0, stroked = 0;
    pdfium.draw_mode(path, &filled, &stroked);
    if (!filled && !stroked)
        return;
    Corner corners[MOST_SEGMENTS];
    int count = corners_of(path, m, frame, limits, corners);
    for (int start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && !corners[end].first; end++)
            ;
        if (stroked || !add_bar(edges, corners + start, end - start, limits))
            add_sides(edges, corners + start, end - start, limits);
    }
}

/* The level and upright lines of some paths, in their order, up to a capacity; returns how many.

   `matrices` has six numbers a path, `frame` left, low, right, high of the media box, `sizes` slant, thin and shortest
   of `Limits`. */
EXPORT size_t gauger_edges(size_t count, const uint64_t *paths, const double *matrices, const double frame[4],
                           int quarters, int segments, int curves, const double sizes[3], size_t capacity, double *rows)
{
    Frame placing = {frame[0], frame[1], frame[2], frame[3], quarters};
    Limits limits = {segments, curves, sizes[0], sizes[1], sizes[2]};
    Edges edges = {rows, capacity, 0};
    for (size_t k = 0; k < count && edges.count < capacity; k++)
        add_path(&edges, as_handle(paths[k]), matrices + 6 * k, &placing, &limits);
    return edges.count;
}
