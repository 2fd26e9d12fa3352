// libxml2's parser of HTML as plain C functions: its headers show ICU's, which must stay out of Swift.
#ifndef CARCHIVE_HTML_H
#define CARCHIVE_HTML_H

#include <stddef.h>
#include <stdint.h>

typedef struct carchive_page carchive_page;
typedef struct carchive_node carchive_node;

// UTF-8 in; null where there is no page.
carchive_page *_Nullable carchive_page_parse(const char *_Nonnull bytes, int32_t length);
void carchive_page_close(carchive_page *_Nonnull page);
const carchive_node *_Nullable carchive_page_root(const carchive_page *_Nonnull page);

enum { CARCHIVE_NODE_OTHER = 0, CARCHIVE_NODE_ELEMENT = 1, CARCHIVE_NODE_TEXT = 2 };
int32_t carchive_node_kind(const carchive_node *_Nonnull node);
const char *_Nonnull carchive_node_name(const carchive_node *_Nonnull node);
const char *_Nullable carchive_node_content(const carchive_node *_Nonnull node);
const carchive_node *_Nullable carchive_node_child(const carchive_node *_Nonnull node);
const carchive_node *_Nullable carchive_node_next(const carchive_node *_Nonnull node);
// The element that holds the node.
const carchive_node *_Nullable carchive_node_parent(const carchive_node *_Nonnull node);
// To be given back with carchive_text_free; null where the element has no such attribute.
char *_Nullable carchive_node_attribute(const carchive_node *_Nonnull node, const char *_Nonnull name);
void carchive_text_free(char *_Nonnull text);

#endif
