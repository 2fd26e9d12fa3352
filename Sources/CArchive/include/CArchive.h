// C libraries that read archives, as plain C functions.
#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CArchiveHTML.h"
#include "CArchiveStreams.h"

// JSON, by simdjson. A parser keeps its buffers: one per worker, reused for every line.
typedef struct carchive_json carchive_json;
carchive_json *_Nonnull carchive_json_open(void);
void carchive_json_close(carchive_json *_Nonnull parser);
// Parses one JSON object; gives null, or what is wrong (a text that lives as long as the program).
const char *_Nullable carchive_json_parse(carchive_json *_Nonnull parser, const uint8_t *_Nonnull bytes, size_t length);
// The fields of the object last parsed, in order: false at the end.
enum { CARCHIVE_JSON_OTHER = 0, CARCHIVE_JSON_STRING = 1, CARCHIVE_JSON_STRINGS = 2, CARCHIVE_JSON_NULL = 3,
       CARCHIVE_JSON_NUMBER = 4 };
bool carchive_json_next(carchive_json *_Nonnull parser, const char *_Nullable *_Nonnull key, size_t *_Nonnull key_length,
                        int32_t *_Nonnull kind);
// The value of the field last given: the string, the number as written back, or string `index` of an array of strings.
bool carchive_json_string(carchive_json *_Nonnull parser, size_t index, const char *_Nullable *_Nonnull text,
                          size_t *_Nonnull length);
// Whether the bytes are valid UTF-8.
bool carchive_is_utf8(const char *_Nonnull text, size_t length);

// A JSON value as a flat list of tokens in the order of the text; a container is closed by END.
enum { CARCHIVE_TOKEN_END = 0, CARCHIVE_TOKEN_OBJECT = 1, CARCHIVE_TOKEN_ARRAY = 2, CARCHIVE_TOKEN_KEY = 3,
       CARCHIVE_TOKEN_STRING = 4, CARCHIVE_TOKEN_NUMBER = 5, CARCHIVE_TOKEN_TRUE = 6, CARCHIVE_TOKEN_FALSE = 7,
       CARCHIVE_TOKEN_NULL = 8 };
// Keys and strings are unescaped UTF-8, numbers the text's own characters.
typedef struct {
  const char *_Nullable text;
  uint32_t length;
  uint8_t kind;
} carchive_token;

// Reads values into tokens; keeps its buffers: one per thread.
typedef struct carchive_tokens carchive_tokens;
carchive_tokens *_Nonnull carchive_tokens_open(void);
void carchive_tokens_close(carchive_tokens *_Nonnull reader);
// Gives null, or what is wrong (a text that lives as long as the program). Tokens live until the next call.
const char *_Nullable carchive_tokens_read(carchive_tokens *_Nonnull reader, const uint8_t *_Nonnull bytes,
                                           size_t length, const carchive_token *_Nullable *_Nonnull tokens,
                                           size_t *_Nonnull count);

// Bytes in zlib's format, to be given back with carchive_deflate_free; null without memory.
uint8_t *_Nullable carchive_deflate(const uint8_t *_Nonnull bytes, size_t length, size_t *_Nonnull written);
void carchive_deflate_free(uint8_t *_Nonnull buffer);

#endif
