// One layer of fixed size: its parameters, and the products of the forward and backward pass.
#pragma once
#include <string.h>
#include "optimizers.h"
#include "tiles.h"

constexpr int padded(int n) { return (n + Lanes - 1) / Lanes * Lanes; }

template <Activation A>
INLINE Vector activated(Vector z) {
    return A == Relu ? larger(z, zero()) : A == Tanh ? hyperbolic_tangent(z) : A == Sigmoid ? logistic(z) : z;
}

// Returns the delta times the derivative of the activation, computed from the value a of the activation.
template <Activation A>
INLINE Vector through(Vector delta, Vector a) {
    return A == Relu ? where_positive(a, delta) : A == Tanh ? delta * (all(1) - a * a) : A == Sigmoid ? delta * a * (all(1) - a) : delta;
}

// Transposes a block of 8 × 8 values.
INLINE void turn_8x8(const float *from, int from_stride, float *to, int to_stride) {
    __m256 pair[8], four[8];
    for (int r = 0; r < 8; r += 2) {
        __m256 even = _mm256_loadu_ps(from + r * from_stride), odd = _mm256_loadu_ps(from + (r + 1) * from_stride);
        pair[r] = _mm256_unpacklo_ps(even, odd);
        pair[r + 1] = _mm256_unpackhi_ps(even, odd);
    }
    for (int half = 0; half < 8; half += 4)
        for (int k = 0; k < 2; k++) {
            __m256d low = _mm256_castps_pd(pair[half + k]), high = _mm256_castps_pd(pair[half + 2 + k]);
            four[half + 2 * k] = _mm256_castpd_ps(_mm256_unpacklo_pd(low, high));
            four[half + 2 * k + 1] = _mm256_castpd_ps(_mm256_unpackhi_pd(low, high));
        }
    for (int column = 0; column < 4; column++) {
        _mm256_storeu_ps(to + column * to_stride, _mm256_permute2f128_ps(four[column], four[column + 4], 0x20));
        _mm256_storeu_ps(to + (column + 4) * to_stride, _mm256_permute2f128_ps(four[column], four[column + 4], 0x31));
    }
}

template <int I, int O>
struct Layer {
    static constexpr int inputs = I, outputs = O, width = padded(O);
    // Weights and deltas lie in panels. A panel has a number of outputs side by side, for one input or row after the other.
    static constexpr int vectors = width % (2 * Lanes) == 0 ? 2 : 1, panel = vectors * Lanes, panels = width / panel;

    struct alignas(64) Parameters {
        float weights[panels][I][panel], biases[width];
    } values, first, second;

    const float *initialize(const float *canonical) {
        memset(this, 0, sizeof *this);
        for (int o = 0; o < O; o++)
            for (int i = 0; i < I; i++)
                values.weights[o / panel][i][o % panel] = *canonical++;
        memcpy(values.biases, canonical, O * sizeof(float));
        return canonical + O;
    }

    // y = a(W x + b) for one row. Up to eight vectors of outputs are computed at once. If there are fewer, their sums are split until there
    // are eight.
    template <Activation A>
    INLINE void forward_row(const Layer &layer, const float *x, float *y) {
        constexpr int all_vectors = width / Lanes, group = all_vectors < 8 ? all_vectors : 8;
        constexpr int chains = I % (8 / group) == 0 ? 8 / group : 1;
        static_assert(all_vectors % group == 0, "whole groups");
        for (int o = 0; o < all_vectors; o += group) {
            Vector sums[chains][group];
#pragma GCC unroll 8
            for (int v = 0; v < group; v++) {
                sums[0][v] = load(layer.values.biases + (o + v) * Lanes);
#pragma GCC unroll 8
                for (int c = 1; c < chains; c++)
                    sums[c][v] = zero();
            }
            const float *w = layer.values.weights[o / vectors][0];
#pragma GCC unroll 4
            for (int i = 0; i < I; i += chains, w += chains * panel)
#pragma GCC unroll 8
                for (int c = 0; c < chains; c++) {
                    Vector xi = all(x[i + c]);
#pragma GCC unroll 8
                    for (int v = 0; v < group; v++)
                        sums[c][v] = multiply_add(xi, load(w + (v / vectors * I + c) * panel + v % vectors * Lanes), sums[c][v]);
                }
#pragma GCC unroll 8
            for (int v = 0; v < group; v++) {
#pragma GCC unroll 8
                for (int c = 1; c < chains; c++)
                    sums[0][v] += sums[c][v];
                store(y + (o + v) * Lanes, activated<A>(sums[0][v]));
            }
        }
    }

    // Y = a(X W + b) for Rows rows. Rows of X are InputWidth apart, and rows of Y are width apart.
    template <Activation A, int Rows, int InputWidth>
    INLINE void forward(const Layer &layer, const float *x, float *y) {
        constexpr int part = part_of(I, panel, 1);
        for (int p = 0; p < panels; p++, y += panel) {
            const float *bias = layer.values.biases + p * panel;
            auto at = [&](int m, int v) __attribute__((always_inline)) { return y + m * width + v * Lanes; };
            auto begin = [&](int, int v) __attribute__((always_inline)) { return load(bias + v * Lanes); };
            auto resume = [&](int m, int v) __attribute__((always_inline)) { return load(at(m, v)); };
            auto pause = [&](int m, int v, Vector z) __attribute__((always_inline)) { store(at(m, v), z); };
            auto end = [&](int m, int v, Vector z) __attribute__((always_inline)) { store(at(m, v), activated<A>(z)); };
            const float *w = layer.values.weights[p][0];
            typedef Lying<InputWidth, 1> X;
            constexpr int next = TileRows * InputWidth;
            if constexpr (part == I)
                multiply<Rows, vectors, I, X>(x, next, w, begin, end);
            else {
                multiply<Rows, vectors, part, X>(x, next, w, begin, pause);
                for (int k = part; k < I - part; k += part)
                    multiply<Rows, vectors, part, X>(x + k, next, w + k * panel, resume, pause);
                multiply<Rows, vectors, part, X>(x + I - part, next, w + (I - part) * panel, resume, end);
            }
        }
    }

    // Computes the deltas of the layer below, D' = (D Wᵀ) · a'(Z), in panels of that layer. a has its activations, with rows I apart.
    template <Activation A, int Rows, class Below>
    INLINE void deltas_below(const Layer &layer, const float *d, const float *a, float *below) {
        alignas(64) static float turned[O][Below::panel];
        constexpr int part = part_of(O, Below::panel, O < panel ? O : panel);
        typedef Lying<panel, 1, panel, Rows * panel> D;
        constexpr int next = TileRows * panel;
        static_assert(I == Below::width, "hidden layers fill their vectors");
        for (int p = 0; p < Below::panels; p++, below += Rows * Below::panel) {
            layer.turn(p * Below::panel, turned);
            auto at = [&](int m, int v) __attribute__((always_inline)) { return below + m * Below::panel + v * Lanes; };
            auto begin = [&](int, int) __attribute__((always_inline)) { return zero(); };
            auto resume = [&](int m, int v) __attribute__((always_inline)) { return load(at(m, v)); };
            auto pause = [&](int m, int v, Vector z) __attribute__((always_inline)) { store(at(m, v), z); };
            auto end = [&](int m, int v, Vector z) __attribute__((always_inline)) {
                store(at(m, v), through<A>(z, load(a + m * I + p * Below::panel + v * Lanes)));
            };
            if constexpr (part == O)
                multiply<Rows, Below::vectors, O, D>(d, next, turned[0], begin, end);
            else {
                multiply<Rows, Below::vectors, part, D>(d, next, turned[0], begin, pause);
                for (int k = part; k < O - part; k += part)
                    multiply<Rows, Below::vectors, part, D>(d + k * Rows, next, turned[k], resume, pause);
                multiply<Rows, Below::vectors, part, D>(d + (O - part) * Rows, next, turned[O - part], resume, end);
            }
        }
    }

    // Updates W with the gradient XᵀD, and b with the sum of D's rows. The deltas D lie in this layer's panels.
    template <int Rows, int InputWidth, class Update>
    INLINE void learn(Layer &layer, const float *x, const float *d, const Update &update) {
        // Rows that are far apart share the sets of a cache, so a wide X is copied tile by tile. The copies overlap by a vector.
        constexpr bool copied = (long)InputWidth * Rows > 8 * 1024;
        constexpr int whole = I / TileRows * TileRows;
        alignas(64) static float tiles[copied ? (I + TileRows) * Rows + Lanes : 1];
        if constexpr (copied) {
            float *to = tiles;
            for (int i = 0; i < whole; i += TileRows)
                for (int row = 0; row < Rows; row++, to += TileRows)
                    memcpy(to, x + row * InputWidth + i, TileRows * sizeof(float));
            for (int row = 0; row < Rows; row++, to += I - whole)
                memcpy(to, x + row * InputWidth + whole, (I - whole) * sizeof(float));
        }
        for (int p = 0; p < panels; p++, d += Rows * panel) {
            auto begin = [&](int, int) __attribute__((always_inline)) { return zero(); };
            auto end = [&](int i, int v, Vector gradient) __attribute__((always_inline)) {
                int o = v * Lanes;
                update(layer.values.weights[p][i] + o, layer.first.weights[p][i] + o, layer.second.weights[p][i] + o, gradient);
            };
            if constexpr (copied) {
                multiply<whole, vectors, Rows, Lying<1, TileRows>>(tiles, TileRows * Rows, d, begin, end);
                if constexpr (whole < I)
                    multiply<I - whole, vectors, Rows, Lying<1, I - whole>>(
                        tiles + whole * Rows, 0, d, begin,
                        [&](int i, int v, Vector gradient) __attribute__((always_inline)) { end(whole + i, v, gradient); });
            } else
                multiply<I, vectors, Rows, Lying<1, InputWidth>>(x, TileRows, d, begin, end);
            for (int v = 0; v < vectors; v++) {
                Vector even = zero(), odd = zero();
                for (int row = 0; row < Rows; row++)
                    (row % 2 ? odd : even) += load(d + row * panel + v * Lanes);
                int o = p * panel + v * Lanes;
                update(layer.values.biases + o, layer.first.biases + o, layer.second.biases + o, even + odd);
            }
        }
    }

    // Transposes the weights of some inputs to turned[o][i].
    template <int N>
    __attribute__((always_inline)) void turn(int input, float (&turned)[O][N]) const {
        constexpr int blocks = O / 8 * 8;
        for (int o = 0; o < blocks; o += 8)
            for (int i = 0; i < N; i += 8)
                turn_8x8(&values.weights[o / panel][input + i][o % panel], panel, &turned[o][i], N);
        for (int o = blocks; o < O; o++)
            for (int i = 0; i < N; i++)
                turned[o][i] = values.weights[o / panel][input + i][o % panel];
    }
};
