// The SHA-256 instructions of x86-64 processors, which Swift cannot name.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether this processor has them.
bool csha256_is_available(void);

// Takes blocks of 64 bytes into the state; only where they are available.
void csha256_compress(uint32_t state[8], const uint8_t *bytes, size_t blocks, const uint32_t constants[64]);
