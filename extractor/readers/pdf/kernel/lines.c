/* Runs become lines: what stands on one base line, from left to right. */

#include "layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compared(const void *one, const void *other)
{
    const Sorted *a = one, *b = other;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->second != b->second)
        return a->second < b->second ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

void sort_by_keys(Sorted *items, int count)
{
    if (count > 1)
        qsort(items, (size_t)count, sizeof *items, compared);
}

/* Puts runs from left to right. */
static void sort_from_left(const Work *work, int *runs, int count)
{
    Sorted *items = work->sorting;
    for (int k = 0; k < count; k++)
        items[k] = (Sorted){work->runs[runs[k]].frame.x0, 0, runs[k], k};
    sort_by_keys(items, count);
    for (int k = 0; k < count; k++)
        runs[k] = items[k].number;
}

/* The height that half of all characters reach. */
static double typical_size(const Work *work, int count)
{
    Sorted *items = work->sorting;
    int64_t all = 0, passed = 0;
    for (int k = 0; k < count; k++) {
        const Run *run = work->runs + work->numbers[k];
        items[k] = (Sorted){run->size, 0, run->count, k};
        all += run->count;
    }
    sort_by_keys(items, count);
    for (int k = 0; k < count; k++) {
        passed += items[k].number;
        if (passed > all / 2)
            return items[k].key;
    }
    return 0.0;
}

/* Lines while they are found: a run points to the next one on its line. */
typedef struct {
    int head, tail, count;
    double base;
} Chain;

typedef struct {
    const Work *work;
    Chain *chains;
    int *next; /* of each run of the page */
    int count;
} Chains;

static void append(Chains *lines, Chain *line, int run)
{
    lines->next[run] = -1;
    if (line->count++)
        lines->next[line->tail] = run;
    else
        line->head = run;
    line->tail = run;
}

/* Adds a run to the lowest line from `first` on, or begins a line below it. */
static void place(Chains *lines, int first, int number)
{
    const Run *run = lines->work->runs + number;
    double base = base_of(run);
    if (lines->count > first) {
        Chain *last = lines->chains + lines->count - 1;
        double smaller = lesser(run->size, lines->work->runs[last->head].size);
        if (base - last->base <= BASE_TOLERANCE * smaller) {
            last->base += (base - last->base) / (last->count + 1);
            append(lines, last, number);
            return;
        }
    }
    Chain *line = lines->chains + lines->count++;
    *line = (Chain){-1, -1, 0, base};
    append(lines, line, number);
}

static double gap_between(const Run *one, const Run *other)
{
    return larger(one->frame.x0, other->frame.x0) - lesser(one->frame.x1, other->frame.x1);
}

/* Whether small type stands beside a larger run, raised or lowered by less than its height, and not over or under it. */
static bool hangs_on(const Run *small, const Run *large)
{
    double gap = gap_between(small, large);
    if (small->size >= SCRIPT_SIZE * large->size || gap < -small->size || gap > HANGING * large->size)
        return false;
    double overlap =
        lesser(small->frame.bottom, large->frame.bottom) - larger(small->frame.top, large->frame.top);
    return overlap >= HANGING * small->size;
}

static bool hangs_on_any(const Chains *lines, const Run *small, const Chain *line)
{
    for (int k = line->head; k >= 0; k = lines->next[k])
        if (hangs_on(small, lines->work->runs + k))
            return true;
    return false;
}

/* The first of some lines (by the height of their bases) that is not above a height, or is below it. */
static int first_from(const Sorted *heights, int count, double height, bool below)
{
    int low = 0, high = count;
    while (low < high) {
        int half = low + (high - low) / 2;
        if (heights[half].key < height || (below && heights[half].key == height))
            low = half + 1;
        else
            high = half;
    }
    return low;
}

/* The line on which, or glued to a word of which, small type stands; none is NULL. */
static Chain *host_of(const Chains *lines, const Run *run, const Sorted *heights, int count)
{
    Chain *best = NULL;
    double nearest = INFINITY;
    int first = first_from(heights, count, run->frame.top - run->size, false);
    int last = first_from(heights, count, run->frame.bottom + BELOW * run->size, true);
    for (int k = first; k < last; k++) {
        Chain *line = lines->chains + heights[k].number;
        double distance = fabs(heights[k].key - base_of(run));
        bool is_on_it = distance <= BASE_TOLERANCE * run->size;
        if ((is_on_it || hangs_on_any(lines, run, line)) && distance < nearest) {
            best = line;
            nearest = distance;
        }
    }
    return best;
}

/* Sorts the lines found so far by their bases, into the work's room for sorting. */
static Sorted *by_base(const Chains *lines)
{
    Sorted *items = lines->work->sorting;
    for (int k = 0; k < lines->count; k++)
        items[k] = (Sorted){lines->chains[k].base, 0, k, k};
    sort_by_keys(items, lines->count);
    return items;
}

/* Small type goes to the line of the larger type that it touches; the rest makes lines of its own. */
static void place_small(Chains *lines, const int *small, int count)
{
    int hosts = lines->count;
    const Sorted *heights = by_base(lines);
    for (int k = 0; k < count; k++) {
        Chain *host = host_of(lines, lines->work->runs + small[k], heights, hosts);
        if (host)
            append(lines, host, small[k]);
        else
            place(lines, hosts, small[k]);
    }
}

/* Runs on one base line together, lines from top to bottom: chains, not yet in order. */
static void chain_up(Chains *lines, int count)
{
    const Work *work = lines->work;
    double script = SCRIPT_SIZE * typical_size(work, count);
    Sorted *items = work->sorting;
    for (int k = 0; k < count; k++) {
        const Run *run = work->runs + work->numbers[k];
        items[k] = (Sorted){base_of(run), run->frame.x0, work->numbers[k], k};
    }
    sort_by_keys(items, count);
    int *small = work->scratch, smalls = 0;
    for (int k = 0; k < count; k++) {
        if (work->runs[items[k].number].size < script)
            small[smalls++] = items[k].number;
        else
            place(lines, 0, items[k].number);
    }
    place_small(lines, small, smalls);
}

/* Writes the chains out as lines, from top to bottom, their runs in `numbers` from left to right. */
static int write_out(const Chains *lines, Work *work)
{
    Sorted *order = by_base(lines);
    for (int k = 0; k < lines->count; k++)
        work->scratch[k] = order[k].number;
    int *at = work->numbers;
    for (int k = 0; k < lines->count; k++) {
        const Chain *chain = lines->chains + work->scratch[k];
        Line *line = work->lines + k;
        *line = (Line){at, chain->count, chain->base};
        for (int run = chain->head; run >= 0; run = lines->next[run])
            *at++ = run;
        sort_from_left(work, line->runs, line->count);
    }
    return lines->count;
}

/* Whether a line's base is off another's by less than a line, in type of one size. */
static bool stands_off(const Work *work, const Line *line, const Line *host)
{
    const Run *one = work->runs + line->runs[0], *other = work->runs + host->runs[0];
    double small = lesser(one->size, other->size), large = larger(one->size, other->size);
    return SCRIPT_SIZE * large <= small && fabs(base_of(one) - base_of(other)) < OFF_LEVEL * small;
}

static bool has_digit(const Work *work, const Line *line)
{
    for (int k = 0; k < line->count; k++)
        if (work->runs[line->runs[k]].has_digit)
            return true;
    return false;
}

static int wide_gaps(const Work *work, const Line *line)
{
    int count = 0;
    for (int k = 1; k < line->count; k++) {
        const Run *a = work->runs + line->runs[k - 1], *b = work->runs + line->runs[k];
        count += gap_between(a, b) > WIDE_GAP * larger(a->size, b->size);
    }
    return count;
}

/* Whether a line is one head alone, and others, words all, stand in the host's line on both sides of it. */
static bool is_free(const Work *work, const Line *line, const Line *host)
{
    if (has_digit(work, line) || has_digit(work, host) || wide_gaps(work, line) || wide_gaps(work, host) < 2)
        return false;
    const Run *first = work->runs + line->runs[0], *last = work->runs + line->runs[line->count - 1];
    double margin = MARGIN * first->size;
    double left = first->frame.x0 - margin, right = last->frame.x1 + margin;
    int before = 0;
    for (int k = 0; k < host->count; k++) {
        const Box *frame = &work->runs[host->runs[k]].frame;
        if (frame->x1 <= left)
            before++;
        else if (frame->x0 < right)
            return false;
    }
    return before > 0 && before < host->count;
}

/* Puts a line's runs to those of the line before or after it in `numbers`. */
static void merge(const Work *work, const Line *line, Line *host)
{
    size_t own = (size_t)line->count * sizeof *line->runs, others = (size_t)host->count * sizeof *host->runs;
    memcpy(work->scratch, host->runs, others);
    memcpy(work->scratch + host->count, line->runs, own);
    host->runs = host->runs < line->runs ? host->runs : line->runs;
    host->count += line->count;
    memcpy(host->runs, work->scratch, own + others);
    sort_from_left(work, host->runs, host->count);
}

/* The heads of a table made level: a head of three lines, centred beside heads of two, stands half a line off them.
   Its lines go, from the top, to the neighbours' lines in which their place is free. Returns how many lines are left. */
static int level(Work *work, int count)
{
    Line *lines = work->lines;
    int made = 0;
    for (int k = 0; k < count; k++) {
        Line *neighbours[2] = {made ? lines + made - 1 : NULL, k + 1 < count ? lines + k + 1 : NULL};
        Line *host = NULL;
        for (int n = 0; n < 2 && !host; n++)
            if (neighbours[n] && stands_off(work, lines + k, neighbours[n]) && is_free(work, lines + k, neighbours[n]))
                host = neighbours[n];
        if (host)
            merge(work, lines + k, host);
        else
            lines[made++] = lines[k];
    }
    return made;
}

int find_lines(Work *work, int run_count)
{
    Chains lines = {work, NULL, NULL, 0};
    lines.chains = malloc((size_t)run_count * sizeof *lines.chains);
    lines.next = malloc((size_t)work->run_count * sizeof *lines.next);
    int count = -1;
    if (lines.chains && lines.next) {
        chain_up(&lines, run_count);
        count = level(work, write_out(&lines, work));
    }
    free(lines.chains);
    free(lines.next);
    return count;
}
