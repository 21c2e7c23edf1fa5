// Updates of parameters, made while a tile of gradients is still in registers.
#pragma once
#include "peer.h"
#include "simd.h"

struct SgdUpdate {
    void next_step() {}
    __attribute__((always_inline)) void operator()(float *value, float *, float *, Vector gradient) const {
        store(value, multiply_add(all(-SGD_LEARNING_RATE), gradient, load(value)));
    }
};

struct AdamUpdate {
    double power1 = 1, power2 = 1;
    float rate = 0, scale2 = 0;
    void next_step() {
        power1 *= 0.9;
        power2 *= 0.999;
        rate = (float)(ADAM_LEARNING_RATE / (1 - power1));
        scale2 = (float)(1 / (1 - power2));
    }
    __attribute__((always_inline)) void operator()(float *value, float *first, float *second, Vector gradient) const {
        Vector m = multiply_add(all(0.1f), gradient - load(first), load(first));
        Vector v = multiply_add(all(0.001f), gradient * gradient, all(0.999f) * load(second));
        store(first, m);
        store(second, v);
        store(value, load(value) - all(rate) * m / (square_root(v * all(scale2)) + all(1e-8f)));
    }
};
