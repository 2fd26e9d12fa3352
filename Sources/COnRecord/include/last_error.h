/* Where the library keeps a thread's last error; no part of the public interface. */
#ifndef ONRECORD_LAST_ERROR_H
#define ONRECORD_LAST_ERROR_H

#include <stddef.h>

/* Keeps the first bytes of a message, as many as fit, terminated. */
void onrecord_keep_error(const char *bytes, size_t length);
const char *onrecord_kept_error(void);

#endif
