// The system's libxml2: its parser of HTML, without the headers of ICU that Foundation has in another version.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

// xmlFree is a variable, which Swift would have to guard.
static inline void clibxml_free(void *pointer) { xmlFree(pointer); }
