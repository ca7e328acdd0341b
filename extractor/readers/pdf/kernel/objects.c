/* What paints a PDF page: its objects in order, those within forms included, and what is asked of each. */

#include "kernel.h"

#include <math.h>
#include <string.h>

enum { FORM = 5 };

/* Six numbers: a b c d e f, which take (x, y) to (a x + c y + e, b x + d y + f). */
typedef struct {
    double a, b, c, d, e, f;
} Matrix;

/* Where the objects are put; what is over the capacity is counted, and put nowhere. */
typedef struct {
    size_t capacity, count;
    uint64_t *objects;
    int8_t *kinds;
    float *bounds;
    size_t move_capacity, moves;
    int64_t *spans;
    double *matrices;
    size_t faint_capacity, faint;
    int64_t *faint_spans;
    size_t most_objects;
    uint32_t least_opacity;
    int deepest;
} Walk;

static Matrix matrix_of(Handle object)
{
    float m[6] = {1, 0, 0, 1, 0, 0};
    pdfium.object_matrix(object, m);
    return (Matrix){m[0], m[1], m[2], m[3], m[4], m[5]};
}

/* The matrix that moves by `inner` first, and then by `outer`. */
static Matrix times(Matrix m, Matrix n)
{
    return (Matrix){m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
                    m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

static void add_object(Walk *walk, Handle object, int kind)
{
    size_t k = walk->count++;
    if (k >= walk->capacity)
        return;
    float *box = walk->bounds + 4 * k;
    walk->objects[k] = as_address(object);
    walk->kinds[k] = (int8_t)kind;
    if (!pdfium.object_bounds(object, box, box + 1, box + 2, box + 3))
        box[0] = box[1] = box[2] = box[3] = NAN;
}

/* Notes that the objects from `first` on are moved by a form's matrix. */
static void add_move(Walk *walk, size_t first, const Matrix *matrix)
{
    if (matrix == NULL || first == walk->count)
        return;
    size_t k = walk->moves++;
    if (k >= walk->move_capacity)
        return;
    walk->spans[2 * k] = (int64_t)first;
    walk->spans[2 * k + 1] = (int64_t)walk->count;
    memcpy(walk->matrices + 6 * k, matrix, sizeof *matrix);
}

/* Notes that the objects from `first` on are of a form that is drawn with hardly any opacity. */
static void add_if_faint(Walk *walk, size_t first, Handle form)
{
    unsigned int ink[4] = {0, 0, 0, 255};
    if (!pdfium.has_transparency(form))
        return;
    pdfium.fill_colour(form, ink, ink + 1, ink + 2, ink + 3);
    if (ink[3] >= walk->least_opacity)
        return;
    size_t k = walk->faint++;
    if (k >= walk->faint_capacity)
        return;
    walk->faint_spans[2 * k] = (int64_t)first;
    walk->faint_spans[2 * k + 1] = (int64_t)walk->count;
}

/* The objects of a page (depth 0, no matrix), or of a form. */
static void walk_through(Walk *walk, Handle holder, const Matrix *matrix, int depth)
{
    int count = depth ? pdfium.count_in_form(holder) : pdfium.count_objects(holder);
    size_t first = walk->count;
    for (int k = 0; k < count; k++) {
        Handle object = depth ? pdfium.form_object(holder, (unsigned long)k) : pdfium.page_object(holder, k);
        int kind = pdfium.object_kind(object);
        if (kind != FORM) {
            add_object(walk, object, kind);
            continue;
        }
        add_move(walk, first, matrix);
        if (depth < walk->deepest && walk->count < walk->most_objects) {
            Matrix own = matrix_of(object);
            Matrix placed = matrix ? times(own, *matrix) : own;
            size_t start = walk->count;
            walk_through(walk, object, &placed, depth + 1);
            add_if_faint(walk, start, object);
        }
        first = walk->count;
    }
    add_move(walk, first, matrix);
}

/* Lists what paints a page. `found` has the arrays' capacities when it is called (objects, moves, faint forms), and then
   how many there are; where one is more than fitted, the caller makes room and asks again.

   Of each object: handle, kind, bounds (left, low, right, high; not a number where PDFium has none). Of each run of
   objects within a form: the first, one past the last, and the six numbers that take it to the page. Of each form with
   an opacity (of 255) less than `least_opacity`: its first object, and one past the last. Forms deeper than `deepest`,
   and those after `most_objects`, are not looked into. */
EXPORT void gauger_walk(Handle page, int deepest, size_t most_objects, uint32_t least_opacity, size_t found[3],
                        uint64_t *objects, int8_t *kinds, float *bounds, int64_t *spans, double *matrices,
                        int64_t *faint_spans)
{
    Walk walk = {found[0], 0, objects, kinds, bounds, found[1], 0, spans, matrices,
                 found[2], 0, faint_spans, most_objects, least_opacity, deepest};
    walk_through(&walk, page, NULL, 0);
    found[0] = walk.count;
    found[1] = walk.moves;
    found[2] = walk.faint;
}

/* Six numbers of each object's matrix; what comes in stays where PDFium has none. */
EXPORT void gauger_matrices(size_t count, const uint64_t *objects, float *matrices)
{
    for (size_t k = 0; k < count; k++)
        pdfium.object_matrix(as_handle(objects[k]), matrices + 6 * k);
}

/* Whether paths are filled and stroked: two numbers each. */
EXPORT void gauger_draw_modes(size_t count, const uint64_t *paths, int32_t *modes)
{
    for (size_t k = 0; k < count; k++)
        pdfium.draw_mode(as_handle(paths[k]), modes + 2 * k, modes + 2 * k + 1);
}

/* Red, green, blue and opacity of some objects' fills; what comes in stays where PDFium has none. */
EXPORT void gauger_fills(size_t count, const uint64_t *objects, uint32_t *colours)
{
    for (size_t k = 0; k < count; k++) {
        uint32_t *ink = colours + 4 * k;
        pdfium.fill_colour(as_handle(objects[k]), ink, ink + 1, ink + 2, ink + 3);
    }
}

/* Whether each object is blended with what lies under it, or drawn through a mask. */
EXPORT void gauger_transparent(size_t count, const uint64_t *objects, uint8_t *transparent)
{
    for (size_t k = 0; k < count; k++)
        transparent[k] = pdfium.has_transparency(as_handle(objects[k])) != 0;
}

/* Of some texts how each is rendered, and how many marks it has. */
EXPORT void gauger_text_states(size_t count, const uint64_t *texts, int32_t *modes, int32_t *marks)
{
    for (size_t k = 0; k < count; k++) {
        modes[k] = pdfium.render_mode(as_handle(texts[k]));
        marks[k] = pdfium.count_marks(as_handle(texts[k]));
    }
}
