#include "csha256.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

bool csha256_is_available(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return false;
  bool has_ssse3 = c >> 9 & 1, has_sse41 = c >> 19 & 1;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return false;
  bool has_sha = b >> 29 & 1;
  return has_ssse3 && has_sse41 && has_sha;
}

// Four rounds and the four words of the schedule that lie 16 rounds ahead: w[0] has the words of these rounds, w[1] to
// w[3] those of the next twelve.
#define FOUR_ROUNDS(i)                                                                         \
  do {                                                                                         \
    __m128i words = _mm_add_epi32(w0, _mm_loadu_si128((const __m128i *)(constants + 4 * (i)))); \
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);                                           \
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0E));                  \
    __m128i ahead = _mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4));   \
    ahead = _mm_sha256msg2_epu32(ahead, w3);                                                   \
    w0 = w1, w1 = w2, w2 = w3, w3 = ahead;                                                     \
  } while (0)

__attribute__((target("sha,ssse3,sse4.1"))) void csha256_compress(
    uint32_t state[8], const uint8_t *bytes, size_t blocks, const uint32_t constants[64]) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  // The instructions want the state's words as ABEF and CDGH.
  __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
  __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
  __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
  __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
  for (; blocks > 0; blocks--, bytes += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    const __m128i *block = (const __m128i *)bytes;
    __m128i w0 = _mm_shuffle_epi8(_mm_loadu_si128(block), big_endian);
    __m128i w1 = _mm_shuffle_epi8(_mm_loadu_si128(block + 1), big_endian);
    __m128i w2 = _mm_shuffle_epi8(_mm_loadu_si128(block + 2), big_endian);
    __m128i w3 = _mm_shuffle_epi8(_mm_loadu_si128(block + 3), big_endian);
    FOUR_ROUNDS(0);
    FOUR_ROUNDS(1);
    FOUR_ROUNDS(2);
    FOUR_ROUNDS(3);
    FOUR_ROUNDS(4);
    FOUR_ROUNDS(5);
    FOUR_ROUNDS(6);
    FOUR_ROUNDS(7);
    FOUR_ROUNDS(8);
    FOUR_ROUNDS(9);
    FOUR_ROUNDS(10);
    FOUR_ROUNDS(11);
    FOUR_ROUNDS(12);
    FOUR_ROUNDS(13);
    FOUR_ROUNDS(14);
    FOUR_ROUNDS(15);
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool csha256_is_available(void) { return false; }

void csha256_compress(uint32_t state[8], const uint8_t *bytes, size_t blocks, const uint32_t constants[64]) {}

#endif
