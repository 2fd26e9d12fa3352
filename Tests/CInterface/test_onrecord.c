/* The functions of onrecord.h as a C program uses them. With a file as argument: the graph of its text, as an article
 * of id "sample", on standard output. */
#define _GNU_SOURCE
#include "onrecord.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition) \
  do { \
    if (!(condition)) { \
      fprintf(stderr, "%s:%d: not so: %s (last error: %s)\n", __FILE__, __LINE__, #condition, onrecord_last_error()); \
      exit(1); \
    } \
  } while (0)

static onrecord_text text(const char *string) {
  return (onrecord_text){string, string ? strlen(string) : 0};
}

static const char *article_text = "台積電董事長魏哲家20日表示,今年營收將成長25%。他強調,「需求非常強勁。」";

static onrecord_article article(void) {
  return (onrecord_article){.size = sizeof(onrecord_article), .id = text("a1"), .text = text(article_text),
                            .published = text("2025-11-20")};
}

static int holds(const char *json, size_t length, const char *part) { return memmem(json, length, part, strlen(part)) != NULL; }

static char *expected;
static size_t expected_length;

static void *extract_often(void *extractor) {
  onrecord_article given = article();
  for (int round = 0; round < 50; round++) {
    size_t length = 0;
    char *json = onrecord_extract(extractor, &given, &length);
    CHECK(json && length == expected_length && memcmp(json, expected, length) == 0);
    onrecord_free(json);
    /* The last error is this thread's own. */
    CHECK(onrecord_extract(extractor, NULL, &length) == NULL);
    CHECK(strstr(onrecord_last_error(), "null pointer"));
  }
  return NULL;
}

static int print_graph(const onrecord *extractor, const char *path) {
  FILE *file = fopen(path, "rb");
  CHECK(file);
  char *bytes = malloc(1 << 20);
  CHECK(bytes);
  size_t count = fread(bytes, 1, 1 << 20, file);
  fclose(file);
  onrecord_article given = {.size = sizeof(onrecord_article), .id = text("sample"), .text = {bytes, count}};
  size_t length = 0;
  char *json = onrecord_extract(extractor, &given, &length);
  CHECK(json);
  fwrite(json, 1, length, stdout);
  putchar('\n');
  onrecord_free(json);
  free(bytes);
  return 0;
}

int main(int count, char **arguments) {
  CHECK(onrecord_version()[0] != 0);
  onrecord *extractor = onrecord_open(NULL, 0);
  CHECK(extractor);
  if (count > 1) {
    int code = print_graph(extractor, arguments[1]);
    onrecord_close(extractor);
    return code;
  }

  onrecord_article given = article();
  expected = onrecord_extract(extractor, &given, &expected_length);
  CHECK(expected);
  CHECK(holds(expected, expected_length, "\"schema\":\"onrecord/1\""));
  CHECK(holds(expected, expected_length, "魏哲家"));
  CHECK(holds(expected, expected_length, "需求非常強勁"));
  CHECK(!holds(expected, expected_length, "\"text\":\"台積電董事長魏哲家20日"));

  given.writes_text = 1;
  size_t length = 0;
  char *json = onrecord_extract(extractor, &given, &length);
  CHECK(json && length > expected_length);
  onrecord_free(json);

  /* A title and a byline; the title is the first line. */
  onrecord_text byline[] = {text("王小明"), text("李大同")};
  given = article();
  given.title = text("需求強勁");
  given.byline = byline;
  given.byline_count = 2;
  json = onrecord_extract(extractor, &given, &length);
  CHECK(json && holds(json, length, "\"byline\":[\"王小明\",\"李大同\"]"));
  onrecord_free(json);

  /* What is wrong is told, and nothing ends the program. */
  given = article();
  given.text = (onrecord_text){"\xE5\x8F", 2};
  CHECK(!onrecord_extract(extractor, &given, &length) && strstr(onrecord_last_error(), "text"));
  given.text = text(NULL);
  CHECK(!onrecord_extract(extractor, &given, &length) && strstr(onrecord_last_error(), "text"));
  given = article();
  given.size = 8;
  CHECK(!onrecord_extract(extractor, &given, &length) && onrecord_last_error()[0]);
  CHECK(!onrecord_extract(NULL, &given, &length) && onrecord_last_error()[0]);
  given = article();
  given.byline_count = 3;
  CHECK(!onrecord_extract(extractor, &given, &length) && strstr(onrecord_last_error(), "byline"));
  onrecord_text wrong = text("animal\t熊\n");
  CHECK(!onrecord_open(&wrong, 1) && strstr(onrecord_last_error(), "gazetteer 1:1"));
  given = article();
  given.text = (onrecord_text){"", 0};
  json = onrecord_extract(extractor, &given, &length);
  CHECK(json && onrecord_last_error()[0] == 0);
  onrecord_free(json);

  /* A gazetteer of one's own. */
  onrecord_text own = text("organization\t浮雲社\t\tCloud Society\tmedia\t\n");
  onrecord *other = onrecord_open(&own, 1);
  CHECK(other);
  given = article();
  given.text = text("浮雲社報導,會議延期。");
  json = onrecord_extract(other, &given, &length);
  CHECK(json && holds(json, length, "浮雲社"));
  onrecord_free(json);
  onrecord_close(other);

  /* One extractor, several threads. */
  pthread_t threads[4];
  for (int index = 0; index < 4; index++) CHECK(pthread_create(&threads[index], NULL, extract_often, extractor) == 0);
  for (int index = 0; index < 4; index++) CHECK(pthread_join(threads[index], NULL) == 0);

  onrecord_free(expected);
  onrecord_free(NULL);
  onrecord_close(extractor);
  onrecord_close(NULL);
  puts("C interface: all as expected");
  return 0;
}
