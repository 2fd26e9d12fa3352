#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unum.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>

const char *cicu_error_name(int32_t error) { return u_errorName((UErrorCode)error); }
const char *cicu_version(void) { return U_ICU_VERSION; }

cicu_breaker *cicu_breaker_open(int32_t kind, const char *locale, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaker = ubrk_open((UBreakIteratorType)kind, locale, NULL, 0, &status);
  *error = status;
  return (cicu_breaker *)breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) { ubrk_close((UBreakIterator *)breaker); }

void cicu_breaker_set_text(cicu_breaker *breaker, const uint16_t *text, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaker, (const UChar *)text, length, &status);
  *error = status;
}

int32_t cicu_breaker_next(cicu_breaker *breaker) { return ubrk_next((UBreakIterator *)breaker); }
int32_t cicu_breaker_status(cicu_breaker *breaker) { return ubrk_getRuleStatus((UBreakIterator *)breaker); }

cicu_transliterator *cicu_transliterator_open(const char *id, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UChar name[256];
  size_t length = strlen(id);
  if (length > 255) {
    *error = U_ILLEGAL_ARGUMENT_ERROR;
    return NULL;
  }
  u_charsToUChars(id, name, (int32_t)length);
  UTransliterator *transliterator = utrans_openU(name, (int32_t)length, UTRANS_FORWARD, NULL, 0, NULL, &status);
  *error = status;
  return (cicu_transliterator *)transliterator;
}

void cicu_transliterator_close(cicu_transliterator *transliterator) {
  utrans_close((UTransliterator *)transliterator);
}

int32_t cicu_transliterate(cicu_transliterator *transliterator, uint16_t *text, int32_t length, int32_t capacity,
                           int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t limit = length;
  int32_t size = length;
  utrans_transUChars((UTransliterator *)transliterator, (UChar *)text, &size, capacity, 0, &limit, &status);
  *error = status;
  return size;
}

const char *cicu_script(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)scalar, &status);
  const char *name = U_SUCCESS(status) ? uscript_getShortName(script) : NULL;
  return name ? name : "Zzzz";
}

int32_t cicu_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

cicu_detector *cicu_detector_open(int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  *error = status;
  return (cicu_detector *)detector;
}

void cicu_detector_close(cicu_detector *detector) { ucsdet_close((UCharsetDetector *)detector); }

const char *cicu_detect(cicu_detector *detector, const char *bytes, int32_t length, int32_t *confidence,
                        int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  ucsdet_setText((UCharsetDetector *)detector, bytes, length, &status);
  const UCharsetMatch *match = ucsdet_detect((UCharsetDetector *)detector, &status);
  const char *name = match ? ucsdet_getName(match, &status) : NULL;
  *confidence = match ? ucsdet_getConfidence(match, &status) : 0;
  *error = status;
  return U_SUCCESS(status) ? name : NULL;
}

cicu_converter *cicu_converter_open(const char *charset, bool lenient, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &status);
  if (U_SUCCESS(status) && !lenient) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  *error = status;
  return (cicu_converter *)converter;
}

void cicu_converter_close(cicu_converter *converter) { ucnv_close((UConverter *)converter); }

int32_t cicu_convert(cicu_converter *converter, const char *bytes, size_t length, uint16_t *units, size_t capacity,
                     size_t *consumed, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  const char *source = bytes;
  UChar *target = (UChar *)units;
  ucnv_resetToUnicode((UConverter *)converter);
  ucnv_toUnicode((UConverter *)converter, &target, (UChar *)units + capacity, &source, bytes + length, NULL, true,
                 &status);
  *consumed = (size_t)(source - bytes);
  *error = status;
  return (int32_t)(target - (UChar *)units);
}

int32_t cicu_spell_out(int64_t number, const char *locale, const char *rule_set, uint16_t *units, int32_t capacity,
                       int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
  int32_t length = 0;
  if (U_SUCCESS(status) && rule_set) {
    UChar name[128];
    size_t size = strlen(rule_set);
    if (size > 127) size = 127;
    u_charsToUChars(rule_set, name, (int32_t)size);
    unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, name, (int32_t)size, &status);
  }
  if (U_SUCCESS(status)) length = unum_formatInt64(format, number, (UChar *)units, capacity, NULL, &status);
  if (format) unum_close(format);
  *error = status;
  return length;
}

cicu_table *cicu_table_open(const char *package, const char *locale, const char *key, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  char name[64] = "icudt";
  strncat(name, U_ICU_VERSION_SHORT, 8);
  strncat(name, "l", 2);
  if (package[0] != '\0') {
    strncat(name, "-", 2);
    strncat(name, package, 32);
  }
  UResourceBundle *bundle = ures_openDirect(name, locale, &status);
  UResourceBundle *table = U_SUCCESS(status) ? ures_getByKey(bundle, key, NULL, &status) : NULL;
  if (bundle) ures_close(bundle);
  *error = status;
  if (U_FAILURE(status)) {
    if (table) ures_close(table);
    return NULL;
  }
  return (cicu_table *)table;
}

void cicu_table_close(cicu_table *table) { ures_close((UResourceBundle *)table); }
int32_t cicu_table_count(cicu_table *table) { return ures_getSize((UResourceBundle *)table); }

const uint16_t *cicu_table_entry(cicu_table *table, int32_t index, const char *inner, const char **key,
                                 int32_t *length) {
  UErrorCode status = U_ZERO_ERROR;
  const UChar *text = NULL;
  *key = NULL;
  *length = 0;
  UResourceBundle *entry = ures_getByIndex((UResourceBundle *)table, index, NULL, &status);
  if (U_SUCCESS(status)) {
    *key = ures_getKey(entry);
    if (ures_getType(entry) == URES_STRING) {
      text = ures_getString(entry, length, &status);
    } else if (inner && ures_getType(entry) == URES_ARRAY) {
      text = ures_getStringByIndex(entry, atoi(inner), length, &status);
    } else if (inner && ures_getType(entry) == URES_TABLE) {
      text = ures_getStringByKey(entry, inner, length, &status);
    }
    if (U_FAILURE(status)) text = NULL;
  }
  if (entry) ures_close(entry);
  return (const uint16_t *)text;
}
