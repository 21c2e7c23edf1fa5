using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// What every generated network can do, so that trainers, savers and tools are written once.
/// Rows are row-major: a batch of r rows is r × <see cref="InputSize"/> floats, one row after the other.
/// </summary>
/// <remarks>
/// Everything but <see cref="SetParameters"/>, <see cref="Initialize"/> and <c>LoadFrom</c> may run on any number of threads at
/// once, as long as none changes the parameters. After one call per thread, nothing up to <see cref="SetParameters"/> allocates.
/// A span whose length does not fit throws <see cref="ArgumentException"/> before anything is written. A destination may coincide
/// exactly with the inputs where the sizes match; any other overlap throws.
/// </remarks>
public interface INetwork
{
    /// <summary>The number of inputs of one row.</summary>
    int InputSize { get; }

    /// <summary>The number of outputs of one row.</summary>
    int OutputSize { get; }

    /// <summary>The number of weights and biases.</summary>
    int ParameterCount { get; }

    /// <summary>Inputs, hidden layers, outputs.</summary>
    ReadOnlySpan<int> LayerSizes { get; }

    /// <summary>One activation for each layer after the inputs.</summary>
    ReadOnlySpan<Activation> Activations { get; }

    /// <summary>What training makes small.</summary>
    Loss Loss { get; }

    /// <summary>Computes the outputs of one row or many. Zero rows do nothing.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>.</param>
    /// <param name="outputs">rows × <see cref="OutputSize"/>, overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap without coinciding.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// float[] images = new float[3 * Digits.InputSize];              // three rows, one after the other
    /// float[] scores = new float[3 * Digits.OutputSize];
    /// net.Forward(images, scores);                                   // allocates nothing
    /// </code>
    /// </example>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The index of the largest output for one row, the lowest on a tie; with one output, 1 where it is ≥ ½, else 0.</summary>
    /// <param name="input"><see cref="InputSize"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// float[] image = new float[Digits.InputSize];
    /// int digit = net.Classify(image);
    /// </code>
    /// </example>
    int Classify(ReadOnlySpan<float> input);

    /// <summary>Classifies many rows.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>.</param>
    /// <param name="classes">One class a row, overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// float[] images = new float[3 * Digits.InputSize];
    /// int[] digits = new int[3];
    /// net.Classify(images, digits);
    /// </code>
    /// </example>
    void Classify(ReadOnlySpan<float> inputs, Span<int> classes);

    /// <summary>The mean loss over the rows.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="OutputSize"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] inputs = { 0, 1,  1, 1 };
    /// float[] targets = { 1,    0 };
    /// float loss = net.ComputeLoss(inputs, targets);                 // the mean of ½(a − y)² over two rows
    /// </code>
    /// </example>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>The mean loss over the rows and its gradient.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="OutputSize"/>.</param>
    /// <param name="gradient"><see cref="ParameterCount"/> floats in the order of <see cref="GetParameters"/>, overwritten.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or spans overlap.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] gradient = new float[Xor.ParameterCount];
    /// float loss = net.ComputeGradient(new float[] { 0, 1 }, new float[] { 1 }, gradient);
    ///
    /// // A step of gradient descent by hand.
    /// float[] parameters = new float[Xor.ParameterCount];
    /// net.GetParameters(parameters);
    /// for (int i = 0; i &lt; parameters.Length; i++)
    ///     parameters[i] -= 0.1f * gradient[i];
    /// net.SetParameters(parameters);
    /// </code>
    /// </example>
    float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient);

    /// <summary>The vector–Jacobian product: carries gradients at the outputs back to parameters and inputs.</summary>
    /// <remarks>
    /// The order of a sum depends on the topology and on whether there is one row or several: the input gradient of a row may differ in its
    /// last bits from that of the same row in a batch. It does not depend on the vector width.
    /// </remarks>
    /// <param name="inputs">rows × <see cref="InputSize"/>.</param>
    /// <param name="outputGradients">
    /// rows × <see cref="OutputSize"/>: ∂E/∂a for what <see cref="Forward"/> returns, after Softmax or Sigmoid.
    /// </param>
    /// <param name="gradient"><see cref="ParameterCount"/> floats, overwritten with the sum over the rows; or empty.</param>
    /// <param name="inputGradients">rows × <see cref="InputSize"/>, overwritten with ∂E/∂x of each row; or empty.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] sensitivity = new float[Xor.InputSize];
    /// net.Backward(new float[] { 0, 1 }, new float[] { 1 }, default, sensitivity);   // ∂a/∂x of the one output, no gradient of parameters
    /// </code>
    /// </example>
    void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients);

    /// <summary>Copies all parameters: layer by layer, the weights row-major [output][input], then the biases [output].</summary>
    /// <param name="destination"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] parameters = new float[Xor.ParameterCount];
    /// net.GetParameters(parameters);
    /// float weight = parameters[0];                                  // of the first hidden unit, from the first input
    /// </code>
    /// </example>
    void GetParameters(Span<float> destination);

    /// <summary>Replaces all parameters; the order is that of <see cref="GetParameters"/>.</summary>
    /// <param name="source"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="InvalidOperationException">
    /// A loss of yours calls it within a step of this network. Nor can it initialize or load the network there.
    /// </exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// var copy = new Xor(seed: 2);
    /// float[] parameters = new float[Xor.ParameterCount];
    /// net.GetParameters(parameters);
    /// copy.SetParameters(parameters);                                // now both compute the same
    /// </code>
    /// </example>
    void SetParameters(ReadOnlySpan<float> source);

    /// <summary>
    /// Draws new parameters, the same for the same seed on every machine: weights and biases of a layer uniform within
    /// ±√(6/(fan-in + fan-out)) (Glorot and Bengio 2010).
    /// </summary>
    /// <remarks>
    /// In a network of more than four hidden layers, a layer with Relu, LeakyRelu, Elu, Gelu, Swish, Softplus, HardSwish or Mish begins
    /// with weights within ±√(6/fan-in) (He et al. 2015) and biases of zero instead. Numbers come from <see cref="Pcg32"/>, in the order of
    /// <see cref="GetParameters"/>: (2u − 1) times the bound for u of <see cref="Pcg32.NextSingle"/>. A bias that is zero draws none.
    /// </remarks>
    /// <param name="seed">Any number.</param>
    void Initialize(int seed);

    /// <summary>Writes the network to a safetensors file; an existing file is replaced only once the new one is whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite: nobody could load it, and an existing file is as it was.
    /// </exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// net.Save("digits.safetensors");
    /// Digits same = Digits.Load("digits.safetensors");
    /// </code>
    /// </example>
    void Save(string path);

    /// <summary>Writes the network to a stream in the safetensors format.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    void Save(Stream stream);

    /// <summary>Reads parameters from a safetensors file of a network with the same layers. On an error nothing is changed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or holds another network, or a transform of its rows: see <see cref="NetworkFile.Load(INetwork, string)"/>.
    /// </exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// net.LoadFrom("digits.safetensors");
    /// </code>
    /// </example>
    void LoadFrom(string path);

    /// <summary>Reads parameters from a stream in the safetensors format. On an error nothing is changed.</summary>
    /// <param name="stream">A stream that can be read; reading ends with its end.</param>
    /// <exception cref="InvalidDataException">
    /// The data is damaged or holds another network, or a transform of its rows: see <see cref="NetworkFile.Load(INetwork, Stream)"/>.
    /// </exception>
    void LoadFrom(Stream stream);

    /// <summary>Makes a trainer that changes the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule; the trainer keeps its state.</param>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Trainer trainer = net.CreateTrainer(new Sgd { LearningRate = 10 });
    /// for (int step = 0; step &lt; 2000; step++)
    ///     trainer.Step(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 });
    /// </code>
    /// </example>
    Trainer CreateTrainer(Optimizer optimizer);

    /// <summary>Makes a trainer that changes the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule; the trainer keeps its state.</param>
    /// <param name="options">On how many threads it works.</param>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// using Trainer trainer = net.CreateTrainer(new AdamW(), new TrainerOptions
    /// {
    ///     DegreeOfParallelism = 2,                                   // threads, which Dispose ends
    ///     Clipping = GradientClipping.ByNorm(1),
    /// });
    /// </code>
    /// </example>
    Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options);
}
