// Fixed-size C++ as an expert would write it. Every size is a constant, tiles stay in registers, and weights and deltas lie in panels.
// Bias, activation and update are applied while a tile is still in registers. The exponential is hand-written. Vectors have VECTOR_BITS bits.
#include <algorithm>
#include "network.h"
#if TINY
#include "tiny.h"
#endif

template <int... N>
struct Numbers {
    static constexpr int count = sizeof...(N), values[count] = {N...};
    static constexpr int largest = std::max({N...});

    // Calls f with the constant that equals n.
    template <class F>
    static void pick(int n, F f) {
        (void)((n == N && (f(std::integral_constant<int, N>()), true)) || ...);
    }
};

typedef Numbers<SIZES> Sizes;
typedef Numbers<FORWARD_ROWS> ForwardRows;
typedef Numbers<STEP_ROWS> StepRows;
constexpr int input_size = Sizes::values[0], output_size = Sizes::values[Sizes::count - 1];

#if TINY
static TinyNetwork network;
#else
static Network<Nothing, std::max((int)ForwardRows::largest, (int)StepRows::largest), SIZES> network;
static SgdUpdate sgd;
static AdamUpdate adam;
#endif

// Not inlined, because a call must not share work with the previous one.
template <int Rows>
__attribute__((noinline)) static void forward(const float *x, float *outputs) {
#if TINY
    TinyNetwork::forward<Rows>(network, x, outputs);
#else
    if constexpr (Rows == 1)
        network.forward_row(x, outputs);
    else
        network.template forward<Rows>(x, outputs);
#endif
}

template <int Rows, int Kind>
__attribute__((noinline)) static float step(const float *x, const void *targets) {
#if TINY
    return TinyNetwork::step<Rows>(network, x, (const float *)targets);
#else
    if constexpr (Kind == Sgd)
        return network.template step<Rows>(x, targets, sgd, nullptr);
    adam.next_step();
    return network.template step<Rows>(x, targets, adam, nullptr);
#endif
}

void initialize(const float *parameters) {
    network.initialize(parameters);
#if !TINY
    adam = AdamUpdate();
#endif
}

template <int Kind>
static float steps(int rows, const float *inputs, const void *targets, int batches, long calls) {
    float loss = 0;
    const char *target = (const char *)targets;
    StepRows::pick(rows, [&](auto n) {
        constexpr int target_bytes = n * (LOSS == CrossEntropy ? sizeof(int) : output_size * sizeof(float));
        for (long call = 0, batch = 0; call < calls; call++, batch = batch + 1 == batches ? 0 : batch + 1)
            loss = step<n, Kind>(inputs + batch * n * input_size, target + batch * target_bytes);
    });
    return loss;
}

float run(int kind, int rows, const float *inputs, const void *targets, float *outputs, int batches, long calls) {
    if (kind == Sgd)
        return steps<Sgd>(rows, inputs, targets, batches, calls);
#if ADAM
    if (kind == Adam)
        return steps<Adam>(rows, inputs, targets, batches, calls);
#endif
    ForwardRows::pick(rows, [&](auto n) {
        for (long call = 0, batch = 0; call < calls; call++, batch = batch + 1 == batches ? 0 : batch + 1)
            forward<n>(inputs + batch * n * input_size, outputs);
    });
    return 0;
}
