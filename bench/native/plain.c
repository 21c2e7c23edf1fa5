// Fixed-size C as most people would write it. Every size is a constant. Plain loops over [input][output], which the compiler can vectorize,
// process one row after the other, with the exponentials of the C library.
#include "peer.h"
#include <math.h>
#include <string.h>

#ifdef N3
#define OUTPUTS N3
#else
#define OUTPUTS N2
#endif

typedef struct {
    float w1[N0][N1], b1[N1], w2[N1][N2], b2[N2];
#ifdef N3
    float w3[N2][N3], b3[N3];
#endif
} Parameters __attribute__((aligned(64)));

enum { COUNT = sizeof(Parameters) / sizeof(float) };

static Parameters p, gradient, first, second;
static int steps;

static inline float activate(int activation, float z) {
    switch (activation) {
    case Sigmoid: return 1 / (1 + expf(-z));
    case Tanh: return tanhf(z);
    case Relu: return z > 0 ? z : 0;
    default: return z;
    }
}

// Returns the derivative of an activation, computed from its value a.
static inline float derivative(int activation, float a) {
    switch (activation) {
    case Sigmoid: return a * (1 - a);
    case Tanh: return 1 - a * a;
    case Relu: return a > 0 ? 1 : 0;
    default: return 1;
    }
}

#define FORWARD(inputs, outputs, w, b, x, y, activation)                                                                                   \
    do {                                                                                                                                   \
        for (int o = 0; o < outputs; o++)                                                                                                  \
            y[o] = b[o];                                                                                                                   \
        for (int i = 0; i < inputs; i++)                                                                                                   \
            for (int o = 0; o < outputs; o++)                                                                                              \
                y[o] += x[i] * w[i][o];                                                                                                    \
        for (int o = 0; o < outputs; o++)                                                                                                  \
            y[o] = activate(activation, y[o]);                                                                                             \
    } while (0)

#define DELTA(inputs, outputs, w, above, a, delta)                                                                                         \
    do {                                                                                                                                   \
        for (int i = 0; i < inputs; i++) {                                                                                                 \
            float sum = 0;                                                                                                                 \
            for (int o = 0; o < outputs; o++)                                                                                              \
                sum += w[i][o] * above[o];                                                                                                 \
            delta[i] = sum * derivative(HIDDEN, a[i]);                                                                                     \
        }                                                                                                                                  \
    } while (0)

#define GRADIENT(inputs, outputs, x, delta, w, b)                                                                                          \
    do {                                                                                                                                   \
        for (int i = 0; i < inputs; i++)                                                                                                   \
            for (int o = 0; o < outputs; o++)                                                                                              \
                w[i][o] += x[i] * delta[o];                                                                                                \
        for (int o = 0; o < outputs; o++)                                                                                                  \
            b[o] += delta[o];                                                                                                              \
    } while (0)

static inline void softmax(float *y) {
    float max = y[0], sum = 0;
    for (int o = 1; o < OUTPUTS; o++)
        max = y[o] > max ? y[o] : max;
    for (int o = 0; o < OUTPUTS; o++)
        sum += y[o] = expf(y[o] - max);
    for (int o = 0; o < OUTPUTS; o++)
        y[o] /= sum;
}

static inline void forward(const float *restrict x, float *restrict a1, float *restrict a2, float *restrict y) {
    FORWARD(N0, N1, p.w1, p.b1, x, a1, HIDDEN);
#ifdef N3
    FORWARD(N1, N2, p.w2, p.b2, a1, a2, HIDDEN);
    FORWARD(N2, N3, p.w3, p.b3, a2, y, OUTPUT);
#else
    (void)a2;
    FORWARD(N1, N2, p.w2, p.b2, a1, y, OUTPUT);
#endif
    if (OUTPUT == Softmax)
        softmax(y);
}

// Not inlined, because a call must not share work with the previous one.
__attribute__((noinline)) static void forward_rows(int rows, const float *restrict x, float *restrict y) {
    for (int row = 0; row < rows; row++) {
        float a1[N1], a2[N2];
        forward(x + row * N0, a1, a2, y + row * OUTPUTS);
    }
}

// Returns the loss of a row, and writes ∂E/∂z of its outputs.
static inline float output_delta(const float *y, const void *targets, int row, float *delta) {
    float loss = 0;
    if (LOSS == CrossEntropy) {
        int label = ((const int *)targets)[row];
        for (int o = 0; o < OUTPUTS; o++)
            delta[o] = y[o];
        delta[label] -= 1;
        return -logf(y[label]);
    }
    for (int o = 0; o < OUTPUTS; o++) {
        float error = y[o] - ((const float *)targets)[row * OUTPUTS + o];
        loss += error * error;
        delta[o] = (LOSS == Quadratic ? error : 2.0f / OUTPUTS * error) * derivative(OUTPUT, y[o]);
    }
    return LOSS == Quadratic ? loss / 2 : loss / OUTPUTS;
}

static inline float add_gradients(int rows, const float *restrict x, const void *restrict targets) {
    float loss = 0;
    memset(&gradient, 0, sizeof gradient);
    for (int row = 0; row < rows; row++, x += N0) {
        float a1[N1], a2[N2], y[OUTPUTS], delta[OUTPUTS], delta1[N1];
        forward(x, a1, a2, y);
        loss += output_delta(y, targets, row, delta);
#ifdef N3
        float delta2[N2];
        DELTA(N2, N3, p.w3, delta, a2, delta2);
        GRADIENT(N2, N3, a2, delta, gradient.w3, gradient.b3);
        DELTA(N1, N2, p.w2, delta2, a1, delta1);
        GRADIENT(N1, N2, a1, delta2, gradient.w2, gradient.b2);
#else
        DELTA(N1, N2, p.w2, delta, a1, delta1);
        GRADIENT(N1, N2, a1, delta, gradient.w2, gradient.b2);
#endif
        GRADIENT(N0, N1, x, delta1, gradient.w1, gradient.b1);
    }
    return loss / rows;
}

static inline void update(int kind, int rows) {
    float *restrict w = (float *)&p, *restrict g = (float *)&gradient, *restrict m = (float *)&first, *restrict v = (float *)&second;
    if (kind == Sgd) {
        for (int i = 0; i < COUNT; i++)
            w[i] -= SGD_LEARNING_RATE / rows * g[i];
        return;
    }
    steps++;
    float rate = ADAM_LEARNING_RATE / (1 - powf(0.9f, steps)), scale = 1 / (1 - powf(0.999f, steps)), mean = 1.0f / rows;
    for (int i = 0; i < COUNT; i++) {
        float gi = g[i] * mean;
        m[i] = 0.9f * m[i] + 0.1f * gi;
        v[i] = 0.999f * v[i] + 0.001f * gi * gi;
        w[i] -= rate * m[i] / (sqrtf(v[i] * scale) + 1e-8f);
    }
}

__attribute__((noinline)) static float step(int kind, int rows, const float *x, const void *targets) {
    float loss = add_gradients(rows, x, targets);
    update(kind, rows);
    return loss;
}

static const float *take(int inputs, int outputs, float *w, float *b, const float *canonical) {
    for (int o = 0; o < outputs; o++)
        for (int i = 0; i < inputs; i++)
            w[i * outputs + o] = *canonical++;
    memcpy(b, canonical, outputs * sizeof(float));
    return canonical + outputs;
}

void initialize(const float *parameters) {
    parameters = take(N0, N1, p.w1[0], p.b1, parameters);
    parameters = take(N1, N2, p.w2[0], p.b2, parameters);
#ifdef N3
    take(N2, N3, p.w3[0], p.b3, parameters);
#endif
    memset(&first, 0, sizeof first);
    memset(&second, 0, sizeof second);
    steps = 0;
}

float run(int kind, int rows, const float *inputs, const void *targets, float *outputs, int batches, long calls) {
    float loss = 0;
    int target_bytes = rows * (LOSS == CrossEntropy ? sizeof(int) : OUTPUTS * sizeof(float));
    for (long call = 0, batch = 0; call < calls; call++, batch = batch + 1 == batches ? 0 : batch + 1)
        if (kind == Forward)
            forward_rows(rows, inputs + batch * rows * N0, outputs);
        else
            loss = step(kind, rows, inputs + batch * rows * N0, (const char *)targets + batch * target_bytes);
    return loss;
}
