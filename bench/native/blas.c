// A typical network on a BLAS: sgemm for the three products of a layer, sgemv for one row, and loops that the compiler vectorizes for
// everything between them. It is linked with OpenBLAS, which is limited to one thread.
#include "peer.h"
#include <cblas.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void openblas_set_num_threads(int threads);
char *openblas_get_config(void);

enum { MaxLayers = 4 };

static const int sizes[] = {SIZES};
enum { Layers = sizeof sizes / sizeof *sizes - 1 };

// Values, gradients and moments are weights [input][output], then biases. Activations and deltas are [row][output].
static float *values[MaxLayers], *gradients[MaxLayers], *first[MaxLayers], *second[MaxLayers], *activations[MaxLayers], *deltas[MaxLayers];
static int steps;

__attribute__((visibility("default"))) const char *library_version(void) { return openblas_get_config(); }

static int count(int l) { return (sizes[l] + 1) * sizes[l + 1]; }

static float *zeros(int n) {
    float *p = aligned_alloc(64, (n * sizeof(float) + 63) / 64 * 64);
    memset(p, 0, n * sizeof(float));
    return p;
}

void initialize(const float *parameters) {
    openblas_set_num_threads(1);
    steps = 0;
    for (int l = 0; l < Layers; l++) {
        int inputs = sizes[l], outputs = sizes[l + 1];
        float **all[] = {&values[l], &gradients[l], &first[l], &second[l]};
        for (int k = 0; k < 4; k++) {
            free(*all[k]);
            *all[k] = zeros(count(l));
        }
        free(activations[l]);
        free(deltas[l]);
        activations[l] = zeros(MAX_ROWS * outputs);
        deltas[l] = zeros(MAX_ROWS * outputs);
        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < inputs; i++)
                values[l][i * outputs + o] = *parameters++;
        memcpy(values[l] + inputs * outputs, parameters, outputs * sizeof(float));
        parameters += outputs;
    }
}

static void activate(int activation, float *restrict y, int n) {
    if (activation == Sigmoid)
        for (int i = 0; i < n; i++)
            y[i] = 1 / (1 + expf(-y[i]));
    else if (activation == Tanh)
        for (int i = 0; i < n; i++)
            y[i] = tanhf(y[i]);
    else if (activation == Relu)
        for (int i = 0; i < n; i++)
            y[i] = y[i] > 0 ? y[i] : 0;
}

static void multiply_by_derivative(int activation, float *restrict d, const float *restrict a, int n) {
    if (activation == Sigmoid)
        for (int i = 0; i < n; i++)
            d[i] *= a[i] * (1 - a[i]);
    else if (activation == Tanh)
        for (int i = 0; i < n; i++)
            d[i] *= 1 - a[i] * a[i];
    else if (activation == Relu)
        for (int i = 0; i < n; i++)
            d[i] = a[i] > 0 ? d[i] : 0;
}

static void softmax(float *y, int rows, int n) {
    for (int row = 0; row < rows; row++, y += n) {
        float max = y[0], sum = 0;
        for (int o = 1; o < n; o++)
            max = y[o] > max ? y[o] : max;
        for (int o = 0; o < n; o++)
            sum += y[o] = expf(y[o] - max);
        for (int o = 0; o < n; o++)
            y[o] /= sum;
    }
}

// Writes the outputs to last.
static void forward(int rows, const float *x, float *last) {
    for (int l = 0; l < Layers; l++) {
        int inputs = sizes[l], outputs = sizes[l + 1], end = l + 1 == Layers;
        float *y = end ? last : activations[l];
        for (int row = 0; row < rows; row++)
            memcpy(y + row * outputs, values[l] + inputs * outputs, outputs * sizeof(float));
        if (rows == 1)
            cblas_sgemv(CblasRowMajor, CblasTrans, inputs, outputs, 1, values[l], outputs, x, 1, 1, y, 1);
        else
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, outputs, inputs, 1, x, inputs, values[l], outputs, 1, y, outputs);
        if (end && OUTPUT == Softmax)
            softmax(y, rows, outputs);
        else
            activate(end ? OUTPUT : HIDDEN, y, rows * outputs);
        x = y;
    }
}

static float output_deltas(int rows, const void *targets) {
    int n = sizes[Layers];
    const float *y = activations[Layers - 1];
    float *restrict d = deltas[Layers - 1], loss = 0;
    if (LOSS == CrossEntropy) {
        const int *labels = targets;
        for (int i = 0; i < rows * n; i++)
            d[i] = y[i] / rows;
        for (int row = 0; row < rows; row++) {
            d[row * n + labels[row]] -= 1.0f / rows;
            loss -= logf(y[row * n + labels[row]]);
        }
        return loss / rows;
    }
    const float *t = targets;
    float scale = LOSS == Quadratic ? 1.0f / rows : 2.0f / (rows * n);
    for (int i = 0; i < rows * n; i++) {
        float error = y[i] - t[i];
        loss += error * error;
        d[i] = error * scale;
    }
    multiply_by_derivative(OUTPUT, d, y, rows * n);
    return LOSS == Quadratic ? loss / (2 * rows) : loss / (rows * n);
}

static void update(int kind, int l) {
    float *restrict w = values[l], *restrict g = gradients[l], *restrict m = first[l], *restrict v = second[l];
    if (kind == Sgd) {
        for (int i = 0; i < count(l); i++)
            w[i] -= SGD_LEARNING_RATE * g[i];
        return;
    }
    float rate = ADAM_LEARNING_RATE / (1 - powf(0.9f, steps)), scale = 1 / (1 - powf(0.999f, steps));
    for (int i = 0; i < count(l); i++) {
        m[i] = 0.9f * m[i] + 0.1f * g[i];
        v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
        w[i] -= rate * m[i] / (sqrtf(v[i] * scale) + 1e-8f);
    }
}

static float step(int kind, int rows, const float *x, const void *targets) {
    forward(rows, x, activations[Layers - 1]);
    float loss = output_deltas(rows, targets);
    for (int l = Layers - 1; l >= 0; l--) {
        int inputs = sizes[l], outputs = sizes[l + 1];
        const float *below = l ? activations[l - 1] : x;
        float *restrict bias = gradients[l] + inputs * outputs;
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, inputs, outputs, rows, 1, below, inputs, deltas[l], outputs, 0, gradients[l], outputs);
        memset(bias, 0, outputs * sizeof(float));
        for (int row = 0; row < rows; row++)
            for (int o = 0; o < outputs; o++)
                bias[o] += deltas[l][row * outputs + o];
        if (l == 0)
            break;
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, inputs, outputs, 1, deltas[l], outputs, values[l], outputs, 0, deltas[l - 1], inputs);
        multiply_by_derivative(HIDDEN, deltas[l - 1], below, rows * inputs);
    }
    steps++;
    for (int l = 0; l < Layers; l++)
        update(kind, l);
    return loss;
}

float run(int kind, int rows, const float *inputs, const void *targets, float *outputs, int batches, long calls) {
    float loss = 0;
    int target_bytes = rows * (LOSS == CrossEntropy ? sizeof(int) : sizes[Layers] * sizeof(float));
    for (long call = 0, batch = 0; call < calls; call++, batch = batch + 1 == batches ? 0 : batch + 1)
        if (kind == Forward)
            forward(rows, inputs + batch * rows * sizes[0], outputs);
        else
            loss = step(kind, rows, inputs + batch * rows * sizes[0], (const char *)targets + batch * target_bytes);
    return loss;
}
