// The system's ICU as plain C functions. No ICU header is shown here: ICU renames its functions by version, and its
// headers do not compile beside Foundation's own copy. Text is UTF-16, lengths and offsets are code units.
// Every function that can fail sets *error to ICU's status, 0 or less when all went well.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

const char *_Nonnull cicu_error_name(int32_t error);
const char *_Nonnull cicu_version(void);

typedef struct cicu_breaker cicu_breaker;
enum { CICU_BREAK_WORD = 1, CICU_BREAK_SENTENCE = 3 };
cicu_breaker *_Nullable cicu_breaker_open(int32_t kind, const char *_Nonnull locale, int32_t *_Nonnull error);
void cicu_breaker_close(cicu_breaker *_Nonnull breaker);
// The text is not copied: it must stay where it is until the next set_text or close.
void cicu_breaker_set_text(cicu_breaker *_Nonnull breaker, const uint16_t *_Nonnull text, int32_t length,
                           int32_t *_Nonnull error);
// The next boundary, or -1 at the end.
int32_t cicu_breaker_next(cicu_breaker *_Nonnull breaker);
// The kind of the piece that ends at the boundary last returned: 0..99 is no word.
int32_t cicu_breaker_status(cicu_breaker *_Nonnull breaker);

typedef struct cicu_transliterator cicu_transliterator;
cicu_transliterator *_Nullable cicu_transliterator_open(const char *_Nonnull id, int32_t *_Nonnull error);
void cicu_transliterator_close(cicu_transliterator *_Nonnull transliterator);
// In place; gives the new length, which may be more than capacity (error is set then).
int32_t cicu_transliterate(cicu_transliterator *_Nonnull transliterator, uint16_t *_Nonnull text, int32_t length,
                           int32_t capacity, int32_t *_Nonnull error);

// The ISO 15924 code of a scalar's script: "Hani", "Latn", "Zyyy".
const char *_Nonnull cicu_script(uint32_t scalar);
// ICU's general category (U_UPPERCASE_LETTER = 1, …).
int32_t cicu_category(uint32_t scalar);

typedef struct cicu_detector cicu_detector;
cicu_detector *_Nullable cicu_detector_open(int32_t *_Nonnull error);
void cicu_detector_close(cicu_detector *_Nonnull detector);
// The likeliest charset's name and ICU's confidence, 0 to 100; null when none fits. The name lives as long as ICU does.
const char *_Nullable cicu_detect(cicu_detector *_Nonnull detector, const char *_Nonnull bytes, int32_t length,
                                  int32_t *_Nonnull confidence, int32_t *_Nonnull error);

typedef struct cicu_converter cicu_converter;
// Malformed bytes stop the conversion with an error; a lenient converter turns them into U+FFFD.
cicu_converter *_Nullable cicu_converter_open(const char *_Nonnull charset, bool lenient, int32_t *_Nonnull error);
void cicu_converter_close(cicu_converter *_Nonnull converter);
// Gives the number of code units written; *consumed tells how many bytes were read, also when an error stopped it.
int32_t cicu_convert(cicu_converter *_Nonnull converter, const char *_Nonnull bytes, size_t length,
                     uint16_t *_Nonnull units, size_t capacity, size_t *_Nonnull consumed, int32_t *_Nonnull error);

// A number in the words of a language: "五千四百三十二" (rule set may be null for the default).
int32_t cicu_spell_out(int64_t number, const char *_Nonnull locale, const char *_Nullable rule_set,
                       uint16_t *_Nonnull units, int32_t capacity, int32_t *_Nonnull error);

// One string of ICU's own resource data, such as "regions" "Countries" "JP" of icudt*l-region in a locale, without
// fallback to the parent locale; gives its length, -1 where there is none.
typedef struct cicu_table cicu_table;
cicu_table *_Nullable cicu_table_open(const char *_Nonnull package, const char *_Nonnull locale,
                                      const char *_Nonnull key, int32_t *_Nonnull error);
void cicu_table_close(cicu_table *_Nonnull table);
int32_t cicu_table_count(cicu_table *_Nonnull table);
// The key and the string (for a table or array entry: its string at `inner`, a key or a decimal index) of entry `index`.
const uint16_t *_Nullable cicu_table_entry(cicu_table *_Nonnull table, int32_t index, const char *_Nullable inner,
                                           const char *_Nullable *_Nonnull key, int32_t *_Nonnull length);

#endif
