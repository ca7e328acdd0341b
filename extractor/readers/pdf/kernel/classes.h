/* Which characters are of a kind that the layout asks for.

   The rules are those of `text/runs.py` and `layout/lines.py`; a test compares the two for every code of Unicode. */

#ifndef GAUGER_CLASSES_H
#define GAUGER_CLASSES_H

#include <stdint.h>

enum {
    OF_NUMBER = 1,    /* a digit, full stop or comma of ASCII */
    FULL_WIDTH = 2,   /* a form of ASCII that takes a whole place of an Asian font */
    KANA = 4,
    ASIAN = 8,        /* all that is set in places of an Asian font */
    SPREAD = 16,      /* the characters that are spread over a column one by one */
    LATIN = 32,       /* a letter of ASCII */
    TAKES_INDEX = 64  /* ends what may have an index: the 4 of LiFePO4 */
};

unsigned classes_of(uint32_t code);

/* The gap between two characters that ends a word without a space, in heights of the type. */
double word_gap(uint32_t last, uint32_t next);

#endif
