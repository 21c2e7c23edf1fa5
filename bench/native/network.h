// A stack of layers with fixed sizes.
#pragma once
#include <type_traits>
#include "output.h"

struct Nothing {};

// Below is the layer below, and MaxRows is the largest number of rows in a batch.
template <class Below, int MaxRows, int I, int O, int... Rest>
struct Network {
    static constexpr bool last = sizeof...(Rest) == 0, lowest = std::is_same<Below, Nothing>::value;
    typedef Layer<I, O> This;
    template <bool Last, int... Sizes>
    struct AboveOf {
        typedef Network<This, MaxRows, Sizes...> Type;
    };
    template <int... Sizes>
    struct AboveOf<true, Sizes...> {
        typedef Nothing Type;
    };

    This layer;
    alignas(64) float activations[MaxRows * This::width], deltas[MaxRows * This::width];
    typename AboveOf<last, O, Rest...>::Type above;

    void initialize(const float *canonical) {
        canonical = layer.initialize(canonical);
        if constexpr (!last)
            above.initialize(canonical);
    }

    __attribute__((always_inline)) void forward_row(const float *x, float *outputs) {
        constexpr bool direct = last && O % Lanes == 0 && OUTPUT == Identity;
        This::template forward_row<last ? Identity : HIDDEN>(layer, x, direct ? outputs : activations);
        if constexpr (!last)
            above.forward_row(activations, outputs);
        else if constexpr (!direct)
            finish_outputs<O, OUTPUT, 1>(activations, outputs);
    }

    template <int Rows>
    __attribute__((always_inline)) void forward(const float *x, float *outputs) {
        constexpr bool direct = last && O % Lanes == 0 && OUTPUT == Identity;
        This::template forward<last ? Identity : HIDDEN, Rows, I>(layer, x, direct ? outputs : activations);
        if constexpr (!last)
            above.template forward<Rows>(activations, outputs);
        else if constexpr (!direct)
            finish_outputs<O, OUTPUT, Rows>(activations, outputs);
    }

    // Makes a training step from this layer up, and writes the deltas of the layer below if there is one.
    template <int Rows, class Update>
    __attribute__((always_inline)) float step(const float *x, const void *targets, const Update &update, float *deltas_below) {
        This::template forward<last ? Identity : HIDDEN, Rows, I>(layer, x, activations);
        float loss;
        if constexpr (!last)
            loss = above.template step<Rows>(activations, targets, update, deltas);
        else if constexpr (LOSS == CrossEntropy)
            loss = cross_entropy<This, Rows>(activations, (const int *)targets, deltas);
        else
            loss = squared_error<This, Rows>(activations, (const float *)targets, deltas);
        // The deltas below depend on the weights before the update.
        if constexpr (!lowest)
            This::template deltas_below<HIDDEN, Rows, Below>(layer, deltas, x, deltas_below);
        This::template learn<Rows, I>(layer, x, deltas, update);
        return loss;
    }
};
