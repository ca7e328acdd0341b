/* Bulk work on one PDF page: what would take a call of PDFium, or a step of Python, for each character and each line.

   Nothing here links with Python or with PDFium: Python's ctypes calls these functions with the addresses of numpy
   arrays, and PDFium's functions are called by the addresses that the library which pypdfium2 has loaded gives for
   them. So one binary serves every Python of a platform. For each function Python has the same in Python (`bulk.py`,
   `rulings.py`, `composing.py`), and a test holds the two equal to the bit. That is why the file is compiled without
   fused multiply-add, and why `float` and `double` stand where numpy has float32 and float64.

   The caller owns every array and says how much it holds; nothing is written beyond that. */

#ifndef GAUGER_KERNEL_H
#define GAUGER_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

/* A page, a text page, an object, a font, a clip: PDFium's handles are all plain addresses. Python's arrays hold them
   as 64 bits. */
typedef void *Handle;

static inline Handle as_handle(uint64_t address) { return (Handle)(uintptr_t)address; }
static inline uint64_t as_address(Handle handle) { return (uint64_t)(uintptr_t)handle; }

/* PDFium's functions, in the order in which `loading.py` names them. */
typedef struct {
    unsigned int (*char_code)(Handle text, int at);
    int (*char_loose_box)(Handle text, int at, float *left_top_right_bottom);
    int (*char_ink)(Handle text, int at, double *left, double *right, double *low, double *high);
    int (*char_origin)(Handle text, int at, double *x, double *y);
    Handle (*char_object)(Handle text, int at);
    int (*char_matrix)(Handle text, int at, float *matrix);
    double (*char_font_size)(Handle text, int at);
    Handle (*object_font)(Handle object);
    int (*is_embedded)(Handle font);
    int (*glyph_width)(Handle font, unsigned int code, float size, float *width);

    int (*count_objects)(Handle page);
    Handle (*page_object)(Handle page, int at);
    int (*count_in_form)(Handle form);
    Handle (*form_object)(Handle form, unsigned long at);
    int (*object_kind)(Handle object);
    int (*object_matrix)(Handle object, float *matrix);
    int (*object_bounds)(Handle object, float *left, float *low, float *right, float *high);
    int (*draw_mode)(Handle path, int *fill, int *stroke);
    int (*fill_colour)(Handle object, unsigned int *red, unsigned int *green, unsigned int *blue, unsigned int *alpha);
    int (*has_transparency)(Handle object);
    int (*render_mode)(Handle text);
    int (*count_marks)(Handle object);

    int (*count_segments)(Handle path);
    Handle (*path_segment)(Handle path, int at);
    int (*segment_kind)(Handle segment);
    int (*segment_point)(Handle segment, float *x, float *y);
    int (*segment_closes)(Handle segment);

    Handle (*clip_path)(Handle object);
    int (*count_clips)(Handle clip);
    int (*count_clip_segments)(Handle clip, int path);
    Handle (*clip_segment)(Handle clip, int path, int at);
} Pdfium;

extern Pdfium pdfium;

/* The lesser and the larger of two numbers as numpy has them: not a number where either is none. */
static inline double least(double a, double b) { return (a < b || a != a) ? a : b; }
static inline double most(double a, double b) { return (a > b || a != a) ? a : b; }

#endif
