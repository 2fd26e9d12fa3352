/* OnRecord for C, and for everything that calls C: an article in, its graph as JSON out.
 *
 * Stable: functions are added, never changed; a struct grows at its end only, and tells its size.
 * Threads: one extractor may be used by any number of threads at once. The last error belongs to the calling thread.
 * Text is UTF-8 both ways. Offsets in the graph count Unicode scalars. */
#ifndef ONRECORD_H
#define ONRECORD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct onrecord onrecord;

/* A stretch of UTF-8 bytes, not terminated. A null pointer is "not known". */
typedef struct {
  const char *bytes;
  size_t length;
} onrecord_text;

typedef struct {
  /* sizeof(onrecord_article) of the caller. */
  size_t size;
  onrecord_text id;
  onrecord_text text;
  /* Part of the text as its first line, unless the text begins with it. */
  onrecord_text title;
  /* ISO 8601: the reference date. */
  onrecord_text published;
  onrecord_text url;
  onrecord_text outlet;
  /* The names of the byline, `byline_count` of them. */
  const onrecord_text *byline;
  size_t byline_count;
  /* Not 0: the text itself is written into the graph. */
  int32_t writes_text;
} onrecord_article;

/* The version of the library, such as "0.1.0". Lives for ever. */
const char *onrecord_version(void);

/* An extractor with the built-in gazetteers and, laid over them, `count` gazetteers as texts (columns type, name,
 * aliases, latin, kind, about; tab-separated). Null where one is wrong: see onrecord_last_error. */
onrecord *onrecord_open(const onrecord_text *gazetteers, size_t count);

/* The graph of an article as JSON (schema onrecord/1), not terminated, `*length` bytes; to be freed with
 * onrecord_free. Null for bad arguments or text that is no UTF-8: see onrecord_last_error. */
char *onrecord_extract(const onrecord *extractor, const onrecord_article *article, size_t *length);

void onrecord_free(char *json);

/* Closes an extractor that nobody uses any more. Null is allowed. */
void onrecord_close(onrecord *extractor);

/* What went wrong in this thread's last call that gave null; "" where nothing did. Good until the thread's next call. */
const char *onrecord_last_error(void);

#ifdef __cplusplus
}
#endif

#endif
