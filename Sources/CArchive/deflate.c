#include "CArchive.h"

#include <stdlib.h>
#include <zlib.h>

uint8_t *carchive_deflate(const uint8_t *bytes, size_t length, size_t *written) {
  uLongf size = compressBound(length);
  uint8_t *buffer = malloc(size);
  if (buffer == NULL) return NULL;
  if (compress2(buffer, &size, bytes, length, 6) != Z_OK) {
    free(buffer);
    return NULL;
  }
  *written = size;
  return buffer;
}

void carchive_deflate_free(uint8_t *buffer) { free(buffer); }
