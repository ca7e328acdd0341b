/* What the kernel was built from, and PDFium's functions handed to it. */

#include "kernel.h"

#include <string.h>

#ifndef SOURCES
#define SOURCES ""
#endif

Pdfium pdfium;

/* The hash of the sources, by which Python tells a binary that was built from other ones. */
EXPORT const char *gauger_sources(void) { return SOURCES; }

/* Takes the functions' addresses; 1 where there are as many as there should be, else 0 and nothing is taken. */
EXPORT int gauger_bind(const void *const *addresses, size_t count)
{
    if (count * sizeof *addresses != sizeof pdfium)
        return 0;
    memcpy(&pdfium, addresses, sizeof pdfium);
    return 1;
}
