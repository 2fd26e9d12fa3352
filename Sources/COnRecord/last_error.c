#include "last_error.h"

#include <string.h>

static _Thread_local char message[1024];

void onrecord_keep_error(const char *bytes, size_t length) {
  if (length >= sizeof message) length = sizeof message - 1;
  memcpy(message, bytes, length);
  message[length] = 0;
}

const char *onrecord_kept_error(void) { return message; }
