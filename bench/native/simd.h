// Vectors of VECTOR_BITS bits, with the operations that the tiles need. Arithmetic uses the compilers' own + - * /.
#pragma once
#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline))

#if VECTOR_BITS == 512
typedef __m512 Vector;
#define VECTOR(name) _mm512_##name##_ps
INLINE Vector where_positive(Vector condition, Vector value) {
    return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(condition, _mm512_setzero_ps(), _CMP_GT_OQ), value);
}
INLINE Vector times_power_of_two(Vector value, Vector exponent) { return _mm512_scalef_ps(value, exponent); }
INLINE Vector rounded(Vector x) { return _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
INLINE Vector load_first(const float *p, int n) { return _mm512_maskz_loadu_ps((__mmask16)((1u << n) - 1), p); }
INLINE Vector keep_first(int n, Vector v) { return _mm512_maskz_mov_ps((__mmask16)((1u << n) - 1), v); }
INLINE void store_first(float *p, int n, Vector v) { _mm512_mask_storeu_ps(p, (__mmask16)((1u << n) - 1), v); }
INLINE float sum(Vector v) { return _mm512_reduce_add_ps(v); }
INLINE float largest(Vector v) { return _mm512_reduce_max_ps(v); }
#else
typedef __m256 Vector;
#define VECTOR(name) _mm256_##name##_ps
INLINE Vector where_positive(Vector condition, Vector value) {
    return _mm256_and_ps(value, _mm256_cmp_ps(condition, _mm256_setzero_ps(), _CMP_GT_OQ));
}
INLINE Vector times_power_of_two(Vector value, Vector exponent) {
    return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(value), _mm256_slli_epi32(_mm256_cvtps_epi32(exponent), 23)));
}
INLINE Vector rounded(Vector x) { return _mm256_round_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
INLINE __m256i first(int n) { return _mm256_cmpgt_epi32(_mm256_set1_epi32(n), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)); }
INLINE Vector load_first(const float *p, int n) { return _mm256_maskload_ps(p, first(n)); }
INLINE Vector keep_first(int n, Vector v) { return _mm256_and_ps(v, _mm256_castsi256_ps(first(n))); }
INLINE void store_first(float *p, int n, Vector v) { _mm256_maskstore_ps(p, first(n), v); }
INLINE float sum(Vector v) {
    __m128 x = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    x = _mm_add_ps(x, _mm_movehl_ps(x, x));
    return _mm_cvtss_f32(_mm_add_ss(x, _mm_movehdup_ps(x)));
}
INLINE float largest(Vector v) {
    __m128 x = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    x = _mm_max_ps(x, _mm_movehl_ps(x, x));
    return _mm_cvtss_f32(_mm_max_ss(x, _mm_movehdup_ps(x)));
}
#endif

enum { Lanes = sizeof(Vector) / sizeof(float) };

INLINE Vector zero() { return VECTOR(setzero)(); }
INLINE Vector all(float x) { return VECTOR(set1)(x); }
INLINE Vector load(const float *p) { return VECTOR(loadu)(p); }
INLINE void store(float *p, Vector v) { VECTOR(storeu)(p, v); }
INLINE Vector multiply_add(Vector a, Vector b, Vector c) { return VECTOR(fmadd)(a, b, c); }
INLINE Vector larger(Vector a, Vector b) { return VECTOR(max)(a, b); }
INLINE Vector smaller(Vector a, Vector b) { return VECTOR(min)(a, b); }
INLINE Vector square_root(Vector a) { return VECTOR(sqrt)(a); }

// e^x = 2^n e^r with r in ±ln 2 / 2. The Taylor polynomial of degree 6 for e^r has a remainder below 1.3e-7.
INLINE Vector exponential(Vector x) {
    x = smaller(larger(x, all(-87.0f)), all(88.0f));
    Vector n = rounded(x * all(1.44269504f));
    // ln 2 is split into two parts, so that n times the first is exact.
    Vector r = multiply_add(n, all(-0.693359375f), x);
    r = multiply_add(n, all(2.12194440e-4f), r);
    Vector p = multiply_add(all(1.0f / 720), r, all(1.0f / 120));
    p = multiply_add(p, r, all(1.0f / 24));
    p = multiply_add(p, r, all(1.0f / 6));
    p = multiply_add(p, r, all(0.5f));
    return times_power_of_two(multiply_add(multiply_add(p, r, all(1)), r, all(1)), n);
}

INLINE Vector logistic(Vector x) { return all(1) / (all(1) + exponential(-x)); }
INLINE Vector hyperbolic_tangent(Vector x) { return all(1) - all(2) / (exponential(x + x) + all(1)); }
