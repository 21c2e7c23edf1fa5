// The functions that every native peer exports, and the definitions that it is compiled with:
//   SIZES                    the layer sizes, as in 784,128,10. N0, N1, … are the single sizes.
//   HIDDEN, OUTPUT, LOSS     the activations and the loss, by the names below
//   FORWARD_ROWS, STEP_ROWS  the batch sizes, as in 1,256. MAX_ROWS is the largest.
//   ADAM                     1 if steps with Adam are measured
//   TINY                     1 if the network is 2-8-1
#pragma once

enum Activation { Identity, Sigmoid, Tanh, Relu, Softmax };
enum Loss { Quadratic, MeanSquaredError, CrossEntropy };
enum Kind { Forward, Sgd, Adam };

#define SGD_LEARNING_RATE 0.01f
#define ADAM_LEARNING_RATE 1e-4f

#ifdef __cplusplus
extern "C" {
#endif

// Copies the parameters and resets the moments. The order is canonical: layer by layer the weights [output][input], then the biases.
__attribute__((visibility("default"))) void initialize(const float *parameters);

// Runs a number of calls, each with the next batch, and returns the loss of the last call (0 for a forward pass).
// targets has rows of floats, or one int per row if the loss is cross-entropy. outputs has room for one batch. All start on a cache line.
// The loop is here, so that no operation pays for a call from C#.
__attribute__((visibility("default"))) float run(
    int kind, int rows, const float *inputs, const void *targets, float *outputs, int batches, long calls);

#ifdef __cplusplus
}
#endif
