#pragma clang diagnostic ignored "-Wc23-extensions"

#include "CArchiveStreams.h"

static const char words[] = {
#embed "page-words.tsv"
};

const char *carchive_page_words(void) { return words; }
size_t carchive_page_words_size(void) { return sizeof words; }
