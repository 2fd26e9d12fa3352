// Compressed streams and containers as plain C functions: zlib, libzstd, libarchive; and the signals that end a run.
// A text given back for an error lives until the next call on the same object.
#ifndef CARCHIVE_STREAMS_H
#define CARCHIVE_STREAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A decompressor of one stream: members or frames that follow each other are one stream.
typedef struct carchive_inflater carchive_inflater;
enum { CARCHIVE_GZIP = 1, CARCHIVE_ZSTD = 2 };
carchive_inflater *_Nullable carchive_inflater_open(int32_t kind);
void carchive_inflater_close(carchive_inflater *_Nonnull inflater);
// Reads from `bytes`, writes to `target`; tells how much of either, and whether a member just ended.
// Gives null, or what is wrong.
const char *_Nullable carchive_inflate(carchive_inflater *_Nonnull inflater, const uint8_t *_Nonnull bytes,
                                       size_t length, size_t *_Nonnull consumed, uint8_t *_Nonnull target,
                                       size_t capacity, size_t *_Nonnull produced, bool *_Nonnull at_end);

// A zip or tar read from front to back. `read` gives the next bytes of the container (0 at its end).
typedef struct carchive_container carchive_container;
typedef long (*carchive_read)(void *_Nonnull context, const void *_Nullable *_Nonnull bytes);
carchive_container *_Nullable carchive_container_open(void *_Nonnull context, carchive_read _Nonnull read);
void carchive_container_close(carchive_container *_Nonnull container);
enum { CARCHIVE_MEMBER = 1, CARCHIVE_END = 0, CARCHIVE_FAILED = -1 };
// Goes to the next member. *is_file is false for folders, links and devices, which are not followed.
int32_t carchive_container_next(carchive_container *_Nonnull container, const char *_Nullable *_Nonnull name,
                                bool *_Nonnull is_file);
// The next bytes of the member: 0 at its end, -1 where it is damaged.
long carchive_container_read(carchive_container *_Nonnull container, uint8_t *_Nonnull target, size_t capacity);
const char *_Nonnull carchive_container_error(carchive_container *_Nonnull container);

// The file page-words.tsv, which every binary carries inside.
const char *_Nonnull carchive_page_words(void);
size_t carchive_page_words_size(void);

// From now on the first SIGINT or SIGTERM only sets the mark that carchive_interrupted tells; the second one ends the
// program as ever.
void carchive_catch_interrupts(void);
bool carchive_interrupted(void);

#endif
