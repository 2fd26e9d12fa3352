// The compiled gazetteers, embedded: the array is written by GazetteerPlugin when the package is built.
#ifndef CGAZETTEERS_H
#define CGAZETTEERS_H

#include <stddef.h>

extern const unsigned char onrecord_gazetteers[];
extern const size_t onrecord_gazetteers_size;

const void *_Nonnull onrecord_gazetteers_start(void);

#endif
