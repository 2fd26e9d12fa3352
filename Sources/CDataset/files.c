#pragma clang diagnostic ignored "-Wc23-extensions"

#include "CDataset.h"

#include <string.h>

static const char page[] = {
#embed "report.html"
};
static const char style[] = {
#embed "report.css"
};
static const char script[] = {
#embed "report.js"
};
static const char schema[] = {
#embed "schema.sql"
};
static const char views[] = {
#embed "views.sql"
};
static const char queries[] = {
#embed "queries.sql"
};
static const char network[] = {
#embed "network.sql"
};
static const char columns[] = {
#embed "columns.tsv"
};

static const cdataset_file files[] = {
    {"report.html", page, sizeof page},     {"report.css", style, sizeof style},
    {"report.js", script, sizeof script},   {"schema.sql", schema, sizeof schema},
    {"views.sql", views, sizeof views},     {"queries.sql", queries, sizeof queries},
    {"network.sql", network, sizeof network}, {"columns.tsv", columns, sizeof columns},
};

const cdataset_file *cdataset_find(const char *name) {
  for (size_t index = 0; index < sizeof files / sizeof *files; index++) {
    if (strcmp(files[index].name, name) == 0) return &files[index];
  }
  return NULL;
}
