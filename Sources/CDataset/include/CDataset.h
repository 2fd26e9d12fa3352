// Files that the binary carries inside, as they stand in this folder.
#ifndef CDATASET_H
#define CDATASET_H

#include <stddef.h>

typedef struct {
  const char *_Nonnull name;
  const char *_Nonnull bytes;
  size_t size;
} cdataset_file;

// The file of that name; null where there is none.
const cdataset_file *_Nullable cdataset_find(const char *_Nonnull name);

#endif
