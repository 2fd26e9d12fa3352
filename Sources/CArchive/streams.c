#include "CArchiveStreams.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

struct carchive_inflater {
  int32_t kind;
  z_stream zlib;
  ZSTD_DStream *zstd;
};

carchive_inflater *carchive_inflater_open(int32_t kind) {
  carchive_inflater *inflater = calloc(1, sizeof *inflater);
  if (!inflater) return NULL;
  inflater->kind = kind;
  if (kind == CARCHIVE_GZIP) {
    if (inflateInit2(&inflater->zlib, 15 + 16) == Z_OK) return inflater;
  } else {
    inflater->zstd = ZSTD_createDStream();
    if (inflater->zstd) return inflater;
  }
  free(inflater);
  return NULL;
}

void carchive_inflater_close(carchive_inflater *inflater) {
  if (inflater->kind == CARCHIVE_GZIP) inflateEnd(&inflater->zlib);
  ZSTD_freeDStream(inflater->zstd);
  free(inflater);
}

const char *carchive_inflate(carchive_inflater *inflater, const uint8_t *bytes, size_t length, size_t *consumed,
                             uint8_t *target, size_t capacity, size_t *produced, bool *at_end) {
  *at_end = false;
  if (inflater->kind == CARCHIVE_ZSTD) {
    ZSTD_inBuffer in = {bytes, length, 0};
    ZSTD_outBuffer out = {target, capacity, 0};
    size_t status = ZSTD_decompressStream(inflater->zstd, &out, &in);
    *consumed = in.pos;
    *produced = out.pos;
    if (ZSTD_isError(status)) return ZSTD_getErrorName(status);
    *at_end = status == 0;
    return NULL;
  }
  z_stream *zlib = &inflater->zlib;
  uInt available = length > 1u << 30 ? 1u << 30 : (uInt)length;
  uInt room = capacity > 1u << 30 ? 1u << 30 : (uInt)capacity;
  zlib->next_in = (Bytef *)bytes;
  zlib->avail_in = available;
  zlib->next_out = target;
  zlib->avail_out = room;
  int status = inflate(zlib, Z_NO_FLUSH);
  *consumed = available - zlib->avail_in;
  *produced = room - zlib->avail_out;
  if (status == Z_STREAM_END) {
    *at_end = true;
    inflateReset(zlib);
    return NULL;
  }
  if (status == Z_OK || status == Z_BUF_ERROR) return NULL;
  return zlib->msg ? zlib->msg : "damaged data";
}

struct carchive_container {
  struct archive *archive;
  void *context;
  carchive_read read;
  char *name;
};

static la_ssize_t give(struct archive *archive, void *context, const void **bytes) {
  carchive_container *container = context;
  (void)archive;
  return container->read(container->context, bytes);
}

carchive_container *carchive_container_open(void *context, carchive_read read) {
  carchive_container *container = calloc(1, sizeof *container);
  if (!container) return NULL;
  container->context = context;
  container->read = read;
  container->archive = archive_read_new();
  if (container->archive) {
    archive_read_support_format_zip_streamable(container->archive);
    archive_read_support_format_tar(container->archive);
    archive_read_support_format_gnutar(container->archive);
    if (archive_read_open(container->archive, container, NULL, give, NULL) == ARCHIVE_OK) return container;
    archive_read_free(container->archive);
  }
  free(container);
  return NULL;
}

void carchive_container_close(carchive_container *container) {
  archive_read_free(container->archive);
  free(container->name);
  free(container);
}

int32_t carchive_container_next(carchive_container *container, const char **name, bool *is_file) {
  struct archive_entry *entry;
  // Names of members are converted by the locale: without one of UTF-8, Chinese names would be lost.
  static locale_t utf8 = (locale_t)0;
  if (!utf8) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
  int status = archive_read_next_header(container->archive, &entry);
  int32_t result = CARCHIVE_FAILED;
  if (status == ARCHIVE_EOF) result = CARCHIVE_END;
  if (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
    const char *path = archive_entry_pathname_utf8(entry);
    if (!path) path = archive_entry_pathname(entry);
    free(container->name);
    container->name = strdup(path ? path : "");
    *name = container->name;
    *is_file = archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
    result = CARCHIVE_MEMBER;
  }
  if (utf8) uselocale(before);
  return result;
}

long carchive_container_read(carchive_container *container, uint8_t *target, size_t capacity) {
  la_ssize_t count = archive_read_data(container->archive, target, capacity);
  return count < 0 ? -1 : (long)count;
}

const char *carchive_container_error(carchive_container *container) {
  const char *text = archive_error_string(container->archive);
  return text ? text : "damaged data";
}

static volatile sig_atomic_t interrupted = 0;

static void interrupt(int number) {
  interrupted = 1;
  signal(number, SIG_DFL);
}

void carchive_catch_interrupts(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = interrupt;  // without SA_RESTART: a read that waits must come back
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

bool carchive_interrupted(void) { return interrupted != 0; }
