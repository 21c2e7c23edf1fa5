// The end of a network: softmax, loss and the deltas of the output layer.
#pragma once
#include <math.h>
#include "layer.h"

// Returns the number of lanes of vector v that are outputs.
template <int O>
constexpr int lanes_of(int v) {
    return O - v * Lanes < Lanes ? O - v * Lanes : (int)Lanes;
}

// Computes e^(z - max z) of a row whose padding is 0. Returns the sum, and max z in max.
template <int O>
INLINE float exponentials(const float *z, Vector (&e)[padded(O) / Lanes], float &max) {
    constexpr int vectors = padded(O) / Lanes;
    Vector low = all(-3e38f);
    for (int v = 0; v < vectors; v++)
        low = larger(low, lanes_of<O>(v) == Lanes ? load(z + v * Lanes) : larger(load_first(z + v * Lanes, lanes_of<O>(v)), all(-3e38f)));
    max = largest(low);
    Vector total = zero();
    for (int v = 0; v < vectors; v++) {
        e[v] = exponential(load(z + v * Lanes) - all(max));
        if (lanes_of<O>(v) < Lanes)
            e[v] = keep_first(lanes_of<O>(v), e[v]);
        total += e[v];
    }
    return sum(total);
}

// Computes the outputs of Rows rows. Rows of z have a padded width, and rows of the outputs have no padding.
template <int O, Activation A, int Rows>
INLINE void finish_outputs(const float *z, float *outputs) {
    constexpr int vectors = padded(O) / Lanes;
    for (int row = 0; row < Rows; row++, z += padded(O), outputs += O) {
        Vector y[vectors];
        if (A == Softmax) {
            float max;
            Vector scale = all(1 / exponentials<O>(z, y, max));
            for (int v = 0; v < vectors; v++)
                y[v] *= scale;
        } else
            for (int v = 0; v < vectors; v++)
                y[v] = activated<A>(load(z + v * Lanes));
        for (int v = 0; v < vectors; v++)
            if (lanes_of<O>(v) == Lanes)
                store(outputs + v * Lanes, y[v]);
            else
                store_first(outputs + v * Lanes, lanes_of<O>(v), y[v]);
    }
}

// Returns the mean cross-entropy of softmax, and writes the deltas in panels of the layer.
template <class L, int Rows>
INLINE float cross_entropy(const float *z, const int *labels, float *d) {
    static_assert(L::panels == 1, "one panel of classes");
    constexpr int O = L::outputs, vectors = L::width / Lanes;
    // One logarithm of the product is enough for all rows, because each sum lies between 1 and O.
    double product = 1, rest = 0;
    for (int row = 0; row < Rows; row++, z += L::width, d += L::width) {
        Vector e[vectors];
        float max, total = exponentials<O>(z, e, max);
        product *= total;
        rest += max - z[labels[row]];
        Vector scale = all(1 / (total * Rows));
        for (int v = 0; v < vectors; v++)
            store(d + v * Lanes, e[v] * scale);
        d[labels[row]] -= 1.0f / Rows;
    }
    return (float)((log(product) + rest) / Rows);
}

// Returns the mean squared error of outputs without an activation, and writes the deltas in panels of the layer.
template <class L, int Rows>
INLINE float squared_error(const float *y, const float *targets, float *d) {
    constexpr int O = L::outputs, vectors = L::width / Lanes;
    Vector loss = zero();
    for (int row = 0; row < Rows; row++, y += L::width, targets += O)
        for (int v = 0; v < vectors; v++) {
            const float *t = targets + v * Lanes;
            Vector error = load(y + v * Lanes) - (lanes_of<O>(v) == Lanes ? load(t) : load_first(t, lanes_of<O>(v)));
            loss += error * error;
            store(d + (v / L::vectors * Rows + row) * L::panel + v % L::vectors * Lanes, error * all(2.0f / (O * Rows)));
        }
    return sum(loss) / (O * Rows);
}
