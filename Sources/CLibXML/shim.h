// The system's libxml2: its parser of HTML.
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
