// The product of two matrices, in tiles that stay in registers.
#pragma once
#include "simd.h"

// The number of rows in a tile. With two vectors per row, the sums and the factors together just fit into the registers.
enum { TileRows = VECTOR_BITS == 512 ? 12 : 6 };

// The layout of the left matrix. Element (m, k) is at m * row + k / panel * next_panel + k % panel * column.
template <int Row, int Column, int Panel = 1 << 30, int NextPanel = 0>
struct Lying {
    enum { row = Row, column = Column, panel = Panel, next_panel = NextPanel };
};

// Adds the sum over k of a(m, k) * b[k][v] to sums[m][v].
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

// Computes one tile. start(m, v) returns the initial sums, and finish(m, v, sum) receives the results.
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

// Multiplies all rows of the left matrix by one panel of the right, in tiles of TileRows and a smaller one for the remaining rows.
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

// Returns the length of the parts of a long sum, which let a panel of the right matrix stay in the first-level cache. It is a divisor of K
// and a number of whole panels.
constexpr int part_of(int K, int floats_per_k, int multiple) {
    for (int parts = 1; parts < K; parts++)
        if (K % parts == 0 && K / parts % multiple == 0 && K / parts * floats_per_k <= 6656)
            return K / parts;
    return K;
}
