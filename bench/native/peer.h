// What every native peer exports, and the numbers it is compiled with:
//   SIZES           layer sizes, as in 784,128,10; N0, N1, … one by one
//   HIDDEN, OUTPUT  activations, LOSS the loss, by the names below
//   FORWARD_ROWS, STEP_ROWS  the batch sizes that are wanted, as in 1,256; MAX_ROWS the largest
//   ADAM            whether steps with Adam are wanted; TINY whether the network is 2-8-1
#pragma once

enum Activation { Identity, Sigmoid, Tanh, Relu, Softmax };
enum Loss { Quadratic, MeanSquaredError, CrossEntropy };
enum Kind { Forward, Sgd, Adam };

#define SGD_LEARNING_RATE 0.01f
#define ADAM_LEARNING_RATE 1e-4f

#ifdef __cplusplus
extern "C" {
#endif

// Takes the parameters over, in canonical order: layer by layer the weights [output][input], then the biases. Forgets the moments.
__attribute__((visibility("default"))) void initialize(const float *parameters);

// Runs so many calls, each with the next of so many batches, and returns the loss of the last (0 for a forward pass).
// targets: rows of floats, or one int a row where the loss is cross-entropy. outputs: room for one batch. All start on a cache line.
// The loop is here, so that nobody pays for a call from C# in every operation.
__attribute__((visibility("default"))) float run(
    int kind, int rows, const float *inputs, const void *targets, float *outputs, int batches, long calls);

#ifdef __cplusplus
}
#endif
