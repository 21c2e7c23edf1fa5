// The product of two matrices, in tiles that stay in registers.
#pragma once
#include "simd.h"

// Rows of a tile: with two vectors a row, as many sums as the registers hold beside what is multiplied.
enum { TileRows = VECTOR_BITS == 512 ? 12 : 6 };

// How the left matrix lies: element (m, k) at m * row + k / panel * next_panel + k % panel * column.
template <int Row, int Column, int Panel = 1 << 30, int NextPanel = 0>
struct Lying {
    enum { row = Row, column = Column, panel = Panel, next_panel = NextPanel };
};

// sums[m][v] += the sum over k of a(m, k) * b[k][v].
template <int M, int N, int K, class A>
INLINE void add_products(const float *a, const float *b, Vector (&sums)[M][N]) {
    constexpr int panel = K < A::panel ? K : (int)A::panel;
    static_assert(K % panel == 0, "whole panels");
    for (int first = 0; first < K; first += panel, a += A::next_panel) {
#pragma GCC unroll 2
        for (int k = 0; k < panel; k++, b += N * Lanes) {
            Vector right[N];
#pragma GCC unroll 4
            for (int v = 0; v < N; v++)
                right[v] = load(b + v * Lanes);
#pragma GCC unroll 16
            for (int m = 0; m < M; m++) {
                Vector left = all(a[m * A::row + k * A::column]);
#pragma GCC unroll 4
                for (int v = 0; v < N; v++)
                    sums[m][v] = multiply_add(left, right[v], sums[m][v]);
            }
        }
    }
}

// One tile: start(m, v) gives the sums to begin with, finish(m, v, sum) takes them.
template <int M, int N, int K, class A, class Start, class Finish>
INLINE void tile(const float *a, const float *b, Start start, Finish finish) {
    Vector sums[M][N];
#pragma GCC unroll 16
    for (int m = 0; m < M; m++)
#pragma GCC unroll 4
        for (int v = 0; v < N; v++)
            sums[m][v] = start(m, v);
    add_products<M, N, K, A>(a, b, sums);
#pragma GCC unroll 16
    for (int m = 0; m < M; m++)
#pragma GCC unroll 4
        for (int v = 0; v < N; v++)
            finish(m, v, sums[m][v]);
}

// All rows of the left matrix against one panel of the right: tiles of TileRows, and a smaller one for what is left.
template <int Rows, int N, int K, class A, class Start, class Finish>
INLINE void multiply(const float *a, int next_tile, const float *b, Start start, Finish finish) {
    constexpr int whole = Rows / TileRows * TileRows;
    for (int row = 0; row < whole; row += TileRows, a += next_tile)
        tile<TileRows, N, K, A>(
            a, b, [&](int m, int v) __attribute__((always_inline)) { return start(row + m, v); },
            [&](int m, int v, Vector sum) __attribute__((always_inline)) { finish(row + m, v, sum); });
    if constexpr (whole < Rows)
        tile<Rows - whole, N, K, A>(
            a, b, [&](int m, int v) __attribute__((always_inline)) { return start(whole + m, v); },
            [&](int m, int v, Vector sum) __attribute__((always_inline)) { finish(whole + m, v, sum); });
}

// A long sum runs in parts, so that a panel of the right matrix stays in the first-level cache; a divisor of K in whole panels.
constexpr int part_of(int K, int floats_per_k, int multiple) {
    for (int parts = 1; parts < K; parts++)
        if (K % parts == 0 && K / parts % multiple == 0 && K / parts * floats_per_k <= 6656)
            return K / parts;
    return K;
}
