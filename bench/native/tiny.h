// A network with two inputs, eight hidden units, one output, sigmoid and the quadratic loss. The hidden layer is one vector of 256 bits.
#pragma once
#include "peer.h"
#include "simd.h"

struct TinyNetwork {
    struct alignas(32) {
        float weights[2][8], biases[8], output_weights[8], output_bias;
    } p;

    void initialize(const float *canonical) {
        for (int h = 0; h < 8; h++) {
            p.weights[0][h] = canonical[2 * h];
            p.weights[1][h] = canonical[2 * h + 1];
            p.biases[h] = canonical[16 + h];
            p.output_weights[h] = canonical[24 + h];
        }
        p.output_bias = canonical[32];
    }

    INLINE Vector hidden(const TinyNetwork &n, const float *x) {
        return logistic(multiply_add(all(x[0]), load(n.p.weights[0]), multiply_add(all(x[1]), load(n.p.weights[1]), load(n.p.biases))));
    }

    template <int Rows>
    INLINE void forward(const TinyNetwork &n, const float *x, float *y) {
        for (int row = 0; row < Rows; row++) {
            float z = sum(hidden(n, x + 2 * row) * load(n.p.output_weights)) + n.p.output_bias;
            y[row] = _mm256_cvtss_f32(logistic(all(z)));
        }
    }

    // Returns the sums of the vectors side by side. They stay in registers, because a vector that was stored number by number cannot be
    // loaded at once.
    INLINE Vector sums(Vector (&v)[1]) { return all(sum(v[0])); }
    INLINE Vector sums(Vector (&v)[4]) {
        Vector pairs = _mm256_hadd_ps(_mm256_hadd_ps(v[0], v[1]), _mm256_hadd_ps(v[2], v[3]));
        return _mm256_castps128_ps256(_mm_add_ps(_mm256_castps256_ps128(pairs), _mm256_extractf128_ps(pairs, 1)));
    }

    template <int Rows>
    INLINE float step(TinyNetwork &n, const float *x, const float *target) {
        alignas(32) float deltas[8];
        // Everything that does not depend on the error is computed before the error is known.
        Vector a[Rows], products[Rows], slopes[Rows], w = load(n.p.output_weights);
        for (int row = 0; row < Rows; row++) {
            a[row] = hidden(n, x + 2 * row);
            products[row] = w * a[row];
            slopes[row] = products[row] * (all(1) - a[row]);
        }
        // The outputs of all rows form one vector, and so do their errors.
        Vector y = logistic(sums(products) + all(n.p.output_bias)), error = keep_first(Rows, y - load_first(target, Rows));
        store(deltas, error * y * (all(1) - y));
        Vector gradient0 = zero(), gradient1 = zero(), bias = zero(), output = zero();
        float output_bias = 0;
        for (int row = 0; row < Rows; row++) {
            float delta = deltas[row];
            Vector d = all(delta), below = d * slopes[row];
            output = multiply_add(d, a[row], output);
            output_bias += delta;
            gradient0 = multiply_add(all(x[2 * row]), below, gradient0);
            gradient1 = multiply_add(all(x[2 * row + 1]), below, gradient1);
            bias += below;
        }
        Vector rate = all(-SGD_LEARNING_RATE / Rows);
        store(n.p.weights[0], multiply_add(rate, gradient0, load(n.p.weights[0])));
        store(n.p.weights[1], multiply_add(rate, gradient1, load(n.p.weights[1])));
        store(n.p.biases, multiply_add(rate, bias, load(n.p.biases)));
        store(n.p.output_weights, multiply_add(rate, output, w));
        n.p.output_bias -= SGD_LEARNING_RATE / Rows * output_bias;
        return sum(error * error) / (2 * Rows);
    }
};
