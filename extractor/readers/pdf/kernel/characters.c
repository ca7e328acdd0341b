/* Characters of a PDF's text layer: codes, boxes, type. */

#include "kernel.h"

/* The first `count` characters: code, box (left, top, right, bottom in the file's points) and the object that prints
   it. `boxes` comes filled with nought, which stays where PDFium has no box. */
EXPORT void gauger_characters(Handle text, int count, uint32_t *codes, float *boxes, uint64_t *owners)
{
    for (int k = 0; k < count; k++) {
        codes[k] = pdfium.char_code(text, k);
        pdfium.char_loose_box(text, k, boxes + 4 * (size_t)k);
        owners[k] = as_address(pdfium.char_object(text, k));
    }
}

/* The boxes around the ink of some characters: left, right, low, high. */
EXPORT void gauger_inks_of_characters(Handle text, size_t count, const int64_t *places, double *boxes)
{
    for (size_t k = 0; k < count; k++) {
        double *box = boxes + 4 * k;
        pdfium.char_ink(text, (int)places[k], box, box + 1, box + 2, box + 3);
    }
}

/* Where some characters start on their base lines: x, y. */
EXPORT void gauger_origins(Handle text, size_t count, const int64_t *places, double *points)
{
    for (size_t k = 0; k < count; k++)
        pdfium.char_origin(text, (int)places[k], points + 2 * k, points + 2 * k + 1);
}

/* The type in which some characters are set: six numbers of a matrix, and the size to which it applies. */
EXPORT void gauger_types(Handle text, size_t count, const int64_t *places, float *matrices, double *sizes)
{
    for (size_t k = 0; k < count; k++) {
        pdfium.char_matrix(text, (int)places[k], matrices + 6 * k);
        sizes[k] = pdfium.char_font_size(text, (int)places[k]);
    }
}

/* The fonts of some text objects. */
EXPORT void gauger_fonts(size_t count, const uint64_t *objects, uint64_t *fonts)
{
    for (size_t k = 0; k < count; k++)
        fonts[k] = as_address(pdfium.object_font(as_handle(objects[k])));
}

/* For each character's object the font, where that is not in the file; nought where it is, or there is no object. */
EXPORT void gauger_lent_fonts(size_t count, const uint64_t *owners, uint64_t *fonts)
{
    uint64_t owner = 0, lent = 0;
    for (size_t k = 0; k < count; k++) {
        if (owners[k] != owner) { /* an object's characters stand together */
            Handle font = owners[k] ? pdfium.object_font(as_handle(owners[k])) : NULL;
            owner = owners[k];
            lent = font && pdfium.is_embedded(font) == 0 ? as_address(font) : 0;
        }
        fonts[k] = lent;
    }
}

/* How far some characters reach along their lines by their fonts' own widths, in heights of the type. */
EXPORT void gauger_advances(size_t count, const uint64_t *fonts, const uint32_t *codes, float *widths)
{
    for (size_t k = 0; k < count; k++)
        pdfium.glyph_width(as_handle(fonts[k]), codes[k], 1.0f, widths + k);
}
