/* Lines become words in segments, and a text in which each has its place. */

#include "classes.h"
#include "kernel.h"
#include "layout.h"

#include <stdlib.h>
#include <string.h>

enum { SPACE = ' ', GAP = 2 };

/* What goes out, each array with room for as many entries as the page has characters that are not white, the text for
   four times as many: a word has a gap of two before it, or a line's end after it. */
typedef struct {
    size_t room, text_room;
    uint32_t *text;                          /* codes */
    int32_t *words;                          /* start and end in the text */
    double *word_boxes, *sizes;              /* x0, top, x1, bottom; the height of the type */
    int32_t *segments;                       /* start and end in the text, first word, one past the last */
    double *segment_boxes;
    int32_t *lines;                          /* first segment, one past the last */
    int letters, word_count, segment_count, line_count;
} Output;

/* The page while its words are made. `last` is the word that grows, a run that others may have been joined to. */
typedef struct {
    const Glyphs *glyphs;
    const Work *work;
    const Rulings *rulings;
    Output *out;
    Run last;
} Writer;

static uint32_t code_of(const Writer *writer, const Run *run, int k)
{
    return writer->glyphs->codes[writer->work->kept[run->first + k]];
}

/* The text of the word that grows is the end of the page's text so far. */
static const uint32_t *letters_of_last(const Writer *writer)
{
    return writer->out->text + writer->out->letters - writer->last.count;
}

static bool is_single(const Writer *writer, const Run *run)
{
    return run->count == 1 && classes_of(code_of(writer, run, 0)) & SPREAD;
}

/* How wide the gaps within a label of so many characters may be that is spread over its column. */
static double spread(int count) { return count == 2 ? 4.2 : count == 3 || count == 4 ? 2.0 : WIDE_GAP; }

/* Where the row of runs ends that are all single Chinese characters, or all not, from one on. */
static int alike_until(const Writer *writer, const Line *line, int from)
{
    const Run *runs = writer->work->runs;
    bool single = is_single(writer, runs + line->runs[from]);
    int k = from + 1;
    while (k < line->count && is_single(writer, runs + line->runs[k]) == single)
        k++;
    return k;
}

/* Bold faked by printing the same run again a hair beside itself. */
static bool is_printed_twice(const Writer *writer, const Run *run)
{
    const Run *last = &writer->last;
    double near = TWICE * run->size;
    double across = last->frame.x0 - run->frame.x0, down = last->frame.top - run->frame.top;
    if (last->count != run->count || !(across < near && -across < near && down < near && -down < near))
        return false;
    const uint32_t *letters = letters_of_last(writer);
    for (int k = 0; k < run->count; k++)
        if (letters[k] != code_of(writer, run, k))
            return false;
    return true;
}

/* Whether a ruling stands between two places at a height. */
static bool is_ruled(const Rulings *rulings, double left, double right, double height)
{
    for (int k = 0; k < rulings->count; k++) {
        const double *row = rulings->rows + 3 * (size_t)k;
        if (row[0] > right)
            return false;
        if (row[0] >= left && row[1] <= height && height <= row[2])
            return true;
    }
    return false;
}

/* Whether a segment ends before a run. */
static bool is_parted(const Writer *writer, const Run *run, double widest)
{
    const Run *last = &writer->last;
    double gap = run->frame.x0 - last->frame.x1;
    if (gap > widest * larger(last->size, run->size))
        return true;
    double slack = RULING * run->size, middle = (run->frame.top + run->frame.bottom) / 2;
    double left = last->frame.x1 - slack, right = run->frame.x0 + slack;
    return is_ruled(writer->rulings, lesser(left, right), larger(left, right), middle);
}

static bool is_letter(uint32_t code) { return classes_of(code) & LATIN; }

/* Whether a word may have an index: the 4 of LiFePO4. */
static bool takes_index(const uint32_t *letters, int count) { return classes_of(letters[count - 1]) & TAKES_INDEX; }

/* Whether a word ends with a length, of which a power follows: the 2 of m2 or cm2. */
static bool ends_in_metre(const uint32_t *letters, int count)
{
    if (letters[count - 1] != 'm')
        return false;
    if (count == 1 || !is_letter(letters[count - 2]))
        return true;
    uint32_t prefix = letters[count - 2];
    bool known = prefix == 'c' || prefix == 'd' || prefix == 'm' || prefix == 'k';
    return known && (count == 2 || !is_letter(letters[count - 3]));
}

static bool is_power_or_index(const Writer *writer, const Run *run)
{
    const Run *last = &writer->last;
    const uint32_t *letters = letters_of_last(writer);
    if (run->size >= last->size)
        return false;
    if (base_of(run) > base_of(last))
        return takes_index(letters, last->count);
    uint32_t code = run->count == 1 ? code_of(writer, run, 0) : 0;
    return (code == '2' || code == '3') && ends_in_metre(letters, last->count);
}

/* Whether a run goes on with the word before it. */
static bool belongs(const Writer *writer, const Run *run)
{
    const Run *last = &writer->last;
    double gap = run->frame.x0 - last->frame.x1, large = larger(last->size, run->size);
    if ((run->order == last->order + 1 && run->spaced) || !(-LAP * run->size < gap && gap < GLUE * large))
        return false;
    if (run->size >= SCRIPT_SIZE * last->size && last->size >= SCRIPT_SIZE * run->size)
        return true;
    double apart = base_of(run) - base_of(last);
    if ((apart < 0 ? -apart : apart) <= LEVEL * large)
        return true;
    return is_power_or_index(writer, run);
}

static void put(Output *out, uint32_t code)
{
    if ((size_t)out->letters < out->text_room)
        out->text[out->letters++] = code;
}

static void put_run(Writer *writer, const Run *run)
{
    for (int k = 0; k < run->count; k++)
        put(writer->out, code_of(writer, run, k));
}

/* Writes the word that grew to its place. */
static void write_word(const Writer *writer)
{
    Output *out = writer->out;
    size_t k = (size_t)out->word_count - 1;
    out->words[2 * k + 1] = out->letters;
    memcpy(out->word_boxes + 4 * k, &writer->last.box, sizeof writer->last.box);
    out->sizes[k] = writer->last.size;
}

static void begin_word(Writer *writer, const Run *run)
{
    Output *out = writer->out;
    out->words[2 * (size_t)out->word_count++] = out->letters;
    writer->last = *run;
    put_run(writer, run);
    write_word(writer);
}

static void join(Writer *writer, const Run *run)
{
    Run *last = &writer->last;
    Box frame = around_both(last->frame, run->frame);
    if (run->size < SCRIPT_SIZE * last->size) { /* the base line stays that of the large type */
        frame.top = last->frame.top;
        frame.bottom = last->frame.bottom;
    }
    last->frame = frame;
    last->box = around_both(last->box, run->box);
    last->size = larger(last->size, run->size);
    last->order = run->order;
    last->count += run->count;
    put_run(writer, run);
    write_word(writer);
}

static void begin_segment(Output *out)
{
    int32_t *segment = out->segments + 4 * (size_t)out->segment_count++;
    segment[0] = out->letters;
    segment[2] = out->word_count;
}

/* Ends the segment that was begun last: its text, its words, and the box around them. */
static void end_segment(Output *out)
{
    int32_t *segment = out->segments + 4 * ((size_t)out->segment_count - 1);
    segment[1] = out->letters;
    segment[3] = out->word_count;
    Box box;
    memcpy(&box, out->word_boxes + 4 * (size_t)segment[2], sizeof box);
    for (int k = segment[2] + 1; k < segment[3]; k++) {
        Box next;
        memcpy(&next, out->word_boxes + 4 * (size_t)k, sizeof next);
        box = around_both(box, next);
    }
    memcpy(out->segment_boxes + 4 * ((size_t)out->segment_count - 1), &box, sizeof box);
}

/* Puts one more run to the line that is written. */
static void write_run(Writer *writer, const Run *run, double widest)
{
    Output *out = writer->out;
    if (is_printed_twice(writer, run))
        return;
    if (is_parted(writer, run, widest)) {
        end_segment(out);
        for (int k = 0; k < GAP; k++)
            put(out, SPACE);
        begin_segment(out);
        begin_word(writer, run);
    } else if (belongs(writer, run)) {
        join(writer, run);
    } else {
        put(out, SPACE);
        begin_word(writer, run);
    }
}

/* One line's words, parted at wide gaps and at rulings. */
static void write_line(Writer *writer, const Line *line)
{
    Output *out = writer->out;
    const Run *runs = writer->work->runs;
    int32_t *segments = out->lines + 2 * (size_t)out->line_count++;
    segments[0] = out->segment_count;
    begin_segment(out);
    begin_word(writer, runs + line->runs[0]);
    for (int from = 0, end; from < line->count; from = end) {
        end = alike_until(writer, line, from);
        double within = is_single(writer, runs + line->runs[from]) ? spread(end - from) : WIDE_GAP;
        for (int k = from ? from : 1; k < end; k++)
            write_run(writer, runs + line->runs[k], k == from ? WIDE_GAP : within);
    }
    end_segment(out);
    segments[1] = out->segment_count;
    put(out, '\n');
}

static int next_angle(const Work *work, int above)
{
    int found = INT16_MAX + 1;
    for (int k = 0; k < work->run_count; k++)
        if (work->runs[k].angle > above && work->runs[k].angle < found)
            found = work->runs[k].angle;
    return found;
}

/* All lines of one angle; false where memory is lacking. */
static bool write_angle(Writer *writer, Work *work, int angle, const Rulings *rulings)
{
    int count = 0;
    for (int k = 0; k < work->run_count; k++)
        if (work->runs[k].angle == angle)
            work->numbers[count++] = k;
    int lines = find_lines(work, count);
    writer->rulings = rulings;
    for (int k = 0; k < lines; k++)
        write_line(writer, work->lines + k);
    return lines >= 0;
}

static bool make_room(Work *work, size_t room)
{
    work->kept = malloc(room * sizeof *work->kept);
    work->runs = malloc(room * sizeof *work->runs);
    work->numbers = malloc(room * sizeof *work->numbers);
    work->scratch = malloc(room * sizeof *work->scratch);
    work->lines = malloc(room * sizeof *work->lines);
    work->sorting = malloc(room * sizeof *work->sorting);
    return work->kept && work->runs && work->numbers && work->scratch && work->lines && work->sorting;
}

static void free_room(Work *work)
{
    free(work->kept);
    free(work->runs);
    free(work->numbers);
    free(work->scratch);
    free(work->lines);
    free(work->sorting);
}

/* Runs, then lines angle by angle: upright text first, which alone heeds the rulings. */
static bool lay_out(const Glyphs *glyphs, const Rulings *rulings, const Digits *digits, Work *work, Output *out)
{
    const Rulings none = {0, NULL};
    Writer writer = {.glyphs = glyphs, .work = work, .rulings = rulings, .out = out};
    if (!find_runs(glyphs, rulings, digits, work))
        return false;
    for (int angle = next_angle(work, INT16_MIN - 1); angle <= INT16_MAX; angle = next_angle(work, angle))
        if (!write_angle(&writer, work, angle, angle == 0 ? rulings : &none))
            return false;
    return true;
}

/* Lays a page's characters out. `out` comes with its arrays and their room, and leaves with how many letters, words,
   segments and lines there are. Returns 0 where memory is lacking, a character's place is not finite, or there is no
   room: the caller then does it in Python. */
EXPORT int gauger_layout(const Glyphs *glyphs, const Rulings *rulings, const Digits *digits, Output *out)
{
    Work work = {.kept_count = 0};
    size_t room = 0;
    for (int k = 0; k < glyphs->count; k++)
        room += !glyphs->white[k];
    if (room == 0 || room > out->room || 4 * room > out->text_room)
        return 0;
    bool done = make_room(&work, room) && lay_out(glyphs, rulings, digits, &work, out);
    free_room(&work);
    return done;
}
