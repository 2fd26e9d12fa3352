#include "CGazetteers.h"

const void *onrecord_gazetteers_start(void) { return onrecord_gazetteers; }
