/* Which characters are of a kind that the layout asks for. */

#include "classes.h"
#include "kernel.h"
#include "layout.h"

/* Codes from the first to the last, and of which kinds they all are. */
typedef struct {
    uint32_t first, last;
    unsigned classes;
} Range;

static const Range RANGES[] = {
    {',', ',', OF_NUMBER},
    {'.', '.', OF_NUMBER},
    {'0', '9', OF_NUMBER},
    {')', ')', TAKES_INDEX},
    {']', ']', TAKES_INDEX},
    {'A', 'Z', LATIN | TAKES_INDEX},
    {'a', 'z', LATIN | TAKES_INDEX},
    {0x2E80, 0xFFEF, ASIAN},
    {0x3041, 0x30FF, KANA},
    {0x4E00, 0x9FFF, SPREAD},
    {0xAC00, 0xD7A3, SPREAD},
    {0xFF01, 0xFF5E, FULL_WIDTH},
    {0xFF09, 0xFF09, TAKES_INDEX}, /* the full-width ) */
};

unsigned classes_of(uint32_t code)
{
    unsigned found = 0;
    for (size_t k = 0; k < sizeof RANGES / sizeof *RANGES; k++)
        if (code >= RANGES[k].first && code <= RANGES[k].last)
            found |= RANGES[k].classes;
    return found;
}

double word_gap(uint32_t last, uint32_t next)
{
    unsigned one = classes_of(last), other = classes_of(next);
    unsigned both = one & other, either = one | other;
    if (both & FULL_WIDTH)
        return FULL_WIDTH_GAP;
    if ((both & ASIAN) && (either & (FULL_WIDTH | KANA)))
        return KANA_GAP;
    return both & OF_NUMBER ? DIGIT_GAP : WORD_GAP;
}

/* The kinds of some codes. Only tests ask: they compare them with Python's. */
EXPORT void gauger_classes(size_t count, const uint32_t *codes, uint8_t *classes)
{
    for (size_t k = 0; k < count; k++)
        classes[k] = (uint8_t)classes_of(codes[k]);
}

/* The gaps between some codes and the ones behind them: one less than there are codes. Only tests ask. */
EXPORT void gauger_word_gaps(size_t count, const uint32_t *codes, double *gaps)
{
    for (size_t k = 1; k < count; k++)
        gaps[k - 1] = word_gap(codes[k - 1], codes[k]);
}
