#include "CArchiveHTML.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

carchive_page *carchive_page_parse(const char *bytes, int32_t length) {
  int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  return (carchive_page *)htmlReadMemory(bytes, length, NULL, "UTF-8", options);
}

void carchive_page_close(carchive_page *page) { xmlFreeDoc((xmlDocPtr)page); }

const carchive_node *carchive_page_root(const carchive_page *page) {
  return (const carchive_node *)xmlDocGetRootElement((const xmlDoc *)page);
}

static const xmlNode *xml(const carchive_node *node) { return (const xmlNode *)node; }

int32_t carchive_node_kind(const carchive_node *node) {
  switch (xml(node)->type) {
    case XML_ELEMENT_NODE: return CARCHIVE_NODE_ELEMENT;
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE: return CARCHIVE_NODE_TEXT;
    default: return CARCHIVE_NODE_OTHER;
  }
}

const char *carchive_node_name(const carchive_node *node) {
  return xml(node)->name ? (const char *)xml(node)->name : "";
}

const char *carchive_node_content(const carchive_node *node) { return (const char *)xml(node)->content; }

const carchive_node *carchive_node_child(const carchive_node *node) {
  return xml(node)->type == XML_ELEMENT_NODE ? (const carchive_node *)xml(node)->children : NULL;
}

const carchive_node *carchive_node_next(const carchive_node *node) { return (const carchive_node *)xml(node)->next; }

const carchive_node *carchive_node_parent(const carchive_node *node) {
  const xmlNode *parent = xml(node)->parent;
  return parent && parent->type == XML_ELEMENT_NODE ? (const carchive_node *)parent : NULL;
}

char *carchive_node_attribute(const carchive_node *node, const char *name) {
  return (char *)xmlGetProp((xmlNode *)xml(node), (const xmlChar *)name);
}

void carchive_text_free(char *text) { xmlFree(text); }
