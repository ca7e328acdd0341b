/* Boxes on a page: of texts that reach out of what clips them, and those in which a picture of the page changed. */

#include "kernel.h"

#include <stdbool.h>

enum { MOST_SEGMENTS = 64, CORNERS = 5 };

/* How far a text's box may reach out of its clip as ink seldom does: points at the side, its heights above and below. */
typedef struct {
    double side, heights;
} Slack;

/* A clip's outline: how many points it has, the first of them, and the box around all; none where `points` is
   nought. */
typedef struct {
    int points;
    double xs[CORNERS], ys[CORNERS];
    double x0, y0, x1, y1;
} Outline;

/* As Python's min and max: what comes first stays unless it is surely beaten. */
static void add_point(Outline *outline, double x, double y)
{
    int k = outline->points++;
    if (k < CORNERS) {
        outline->xs[k] = x;
        outline->ys[k] = y;
    }
    if (k == 0 || x < outline->x0) outline->x0 = x;
    if (k == 0 || x > outline->x1) outline->x1 = x;
    if (k == 0 || y < outline->y0) outline->y0 = y;
    if (k == 0 || y > outline->y1) outline->y1 = y;
}

static Outline outline_of(Handle clip, int path)
{
    Outline outline = {0};
    int count = pdfium.count_clip_segments(clip, path);
    for (int k = 0; k < count && k < MOST_SEGMENTS; k++) {
        Handle segment = pdfium.clip_segment(clip, path, k);
        float x = 0, y = 0;
        if (segment && pdfium.segment_point(segment, &x, &y))
            add_point(&outline, x, y);
    }
    return outline;
}

/* How many of the first points differ from all before them: in x, in y, or in either. */
static int distinct(const Outline *outline, bool by_x, bool by_y)
{
    int found = 0;
    for (int k = 0; k < outline->points; k++) {
        bool is_new = true;
        for (int j = 0; j < k && is_new; j++)
            is_new = (by_x && outline->xs[j] != outline->xs[k]) || (by_y && outline->ys[j] != outline->ys[k]);
        found += is_new;
    }
    return found;
}

/* Whether an outline's points are the corners of an upright rectangle, each of its x with each of its y. */
static bool is_rectangle(const Outline *outline)
{
    return outline->points <= CORNERS &&
           distinct(outline, true, true) == distinct(outline, true, false) * distinct(outline, false, true);
}

/* An outline that is no rectangle may cut a text out without its edges coming near it: it counts as one left. */
static bool leaves(const double box[4], const Outline *clip, Slack slack)
{
    if (clip->points == 0)
        return false;
    if (!is_rectangle(clip))
        return true;
    double reach = slack.heights * (box[3] - box[1]);
    bool level = box[0] < clip->x0 - slack.side || box[2] > clip->x1 + slack.side;
    return level || box[1] < clip->y0 - reach || box[3] > clip->y1 + reach;
}

/* For each text (boxes: x0, y0, x1, y1) whether it reaches out of one of its clips' outlines. */
EXPORT void gauger_clipped(size_t count, const uint64_t *texts, const double *boxes, double side, double heights,
                           uint8_t *clipped)
{
    Slack slack = {side, heights};
    for (size_t k = 0; k < count; k++) {
        Handle clip = pdfium.clip_path(as_handle(texts[k]));
        int paths = pdfium.count_clips(clip);
        for (int path = 0; path < paths && !clipped[k]; path++) {
            Outline outline = outline_of(clip, path);
            clipped[k] = leaves(boxes + 4 * k, &outline, slack);
        }
    }
}

static bool has_mark(const uint8_t *dots, int64_t across, const int64_t span[4])
{
    for (int64_t y = span[1]; y < span[3]; y++)
        for (int64_t x = span[0]; x < span[2]; x++)
            if (dots[y * across + x])
                return true;
    return false;
}

static int64_t within(int64_t value, int64_t end) { return value < 0 ? 0 : value > end ? end : value; }

/* For each span of dots (first and one past the last across, the same down: x0, y0, x1, y1) whether one of them is
   marked. `dots` are the picture's rows. */
EXPORT void gauger_marked(const uint8_t *dots, int64_t across, int64_t down, size_t count, const int64_t *spans,
                          uint8_t *marked)
{
    for (size_t k = 0; k < count; k++) {
        const int64_t *span = spans + 4 * k;
        int64_t inside[4] = {within(span[0], across), within(span[1], down), within(span[2], across),
                             within(span[3], down)};
        marked[k] = has_mark(dots, across, inside);
    }
}
