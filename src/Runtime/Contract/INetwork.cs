using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// The contract of every generated network. Trainers and tools that use it work with any network.
/// Data is row-major: a batch of r rows is r × <see cref="InputSize"/> floats, one row after the other.
/// </summary>
/// <remarks>
/// All members except <see cref="SetParameters"/>, <see cref="Initialize"/> and <c>LoadFrom</c> can run on any number of threads at once,
/// as long as none of the threads changes the parameters. <c>Swap</c> exchanges the parameters of two networks during such calls. After
/// their first call on a thread, <see cref="Forward"/>, <c>Classify</c>, <c>ComputeLoss</c>, <c>ComputeGradient</c>,
/// <see cref="Backward"/>, <see cref="GetParameters"/> and <see cref="SetParameters"/> do not allocate memory. If the length of a span is
/// wrong, the member throws <see cref="ArgumentException"/> before it writes anything. A destination can be the same span as the inputs
/// if the sizes match. Any other overlap throws.
/// </remarks>
public interface INetwork
{
    /// <summary>Gets the number of inputs of one row.</summary>
    int InputSize { get; }

    /// <summary>Gets the number of outputs of one row.</summary>
    int OutputSize { get; }

    /// <summary>Gets the number of weights and biases.</summary>
    int ParameterCount { get; }

    /// <summary>Gets the sizes of the layers: inputs, hidden layers, outputs.</summary>
    ReadOnlySpan<int> LayerSizes { get; }

    /// <summary>Gets the activation of each layer after the inputs.</summary>
    ReadOnlySpan<Activation> Activations { get; }

    /// <summary>Gets the loss that training minimizes.</summary>
    Loss Loss { get; }

    /// <summary>Computes the outputs of one or more rows. Does nothing if there are no rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>.</param>
    /// <param name="outputs">The destination, rows × <see cref="OutputSize"/>. Overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap without being the same span.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// float[] images = new float[3 * Digits.InputSize];              // three rows, one after the other
    /// float[] scores = new float[3 * Digits.OutputSize];
    /// net.Forward(images, scores);                                   // allocates nothing
    /// </code>
    /// </example>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Returns the index of the largest output for one row, the lowest index on a tie. With one output, returns 1 if the output is at least
    /// ½, otherwise 0.
    /// </summary>
    /// <param name="input">The inputs of the row, <see cref="InputSize"/> floats.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// float[] image = new float[Digits.InputSize];
    /// int digit = net.Classify(image);
    /// </code>
    /// </example>
    int Classify(ReadOnlySpan<float> input);

    /// <summary>Classifies several rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>.</param>
    /// <param name="classes">The destination, one class for each row. Overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// float[] images = new float[3 * Digits.InputSize];
    /// int[] digits = new int[3];
    /// net.Classify(images, digits);
    /// </code>
    /// </example>
    void Classify(ReadOnlySpan<float> inputs, Span<int> classes);

    /// <summary>Computes the mean loss over the rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="OutputSize"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong, or there are no rows.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] inputs = { 0, 1,  1, 1 };
    /// float[] targets = { 1,    0 };
    /// float loss = net.ComputeLoss(inputs, targets);                 // the mean of ½(a − y)² over two rows
    /// </code>
    /// </example>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Computes the mean loss over the rows and its gradient.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="OutputSize"/>.</param>
    /// <param name="gradient">
    /// The destination, <see cref="ParameterCount"/> floats in the order of <see cref="GetParameters"/>. Overwritten.
    /// </param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or spans overlap.</exception>
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

    /// <summary>Computes the vector-Jacobian product: propagates gradients at the outputs back to the parameters and the inputs.</summary>
    /// <remarks>
    /// The order of summation depends on the topology and on whether the batch has one row or several. The input gradient of a row can
    /// therefore differ in its last bits from that of the same row in a larger batch. It does not depend on the vector width.
    /// </remarks>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>.</param>
    /// <param name="outputGradients">
    /// The gradients ∂E/∂a of the outputs that <see cref="Forward"/> returns (after Softmax or Sigmoid), rows × <see cref="OutputSize"/>.
    /// </param>
    /// <param name="gradient">
    /// The destination for the sum over the rows, <see cref="ParameterCount"/> floats. Overwritten. Empty to skip it.
    /// </param>
    /// <param name="inputGradients">
    /// The destination for ∂E/∂x of each row, rows × <see cref="InputSize"/>. Overwritten. Empty to skip it.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or spans overlap.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] sensitivity = new float[Xor.InputSize];
    /// net.Backward(new float[] { 0, 1 }, new float[] { 1 }, default, sensitivity);   // ∂a/∂x of the output, no parameter gradient
    /// </code>
    /// </example>
    void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients);

    /// <summary>
    /// Copies all parameters. They are ordered by layer: the weights row-major [output][input], then the biases [output].
    /// </summary>
    /// <param name="destination">The destination, <see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] parameters = new float[Xor.ParameterCount];
    /// net.GetParameters(parameters);
    /// float weight = parameters[0];                                  // from the first input to the first hidden unit
    /// </code>
    /// </example>
    void GetParameters(Span<float> destination);

    /// <summary>Replaces all parameters. The order is that of <see cref="GetParameters"/>.</summary>
    /// <param name="source">The new values, <see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <exception cref="InvalidOperationException">
    /// A user-defined loss called this method during a training step of this network. A loss cannot initialize or load the network during a
    /// step either.
    /// </exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// var copy = new Xor(seed: 2);
    /// float[] parameters = new float[Xor.ParameterCount];
    /// net.GetParameters(parameters);
    /// copy.SetParameters(parameters);                                // now both networks compute the same outputs
    /// </code>
    /// </example>
    void SetParameters(ReadOnlySpan<float> source);

    /// <summary>
    /// Draws new parameters. The same seed gives the same parameters on every machine. The weights and biases of a layer are uniform within
    /// ±√(6/(fan-in + fan-out)) (Glorot and Bengio 2010).
    /// </summary>
    /// <remarks>
    /// In a network with more than four hidden layers, a layer with Relu, LeakyRelu, Elu, Gelu, Swish, Softplus, HardSwish or Mish starts
    /// with weights within ±√(6/fan-in) (He et al. 2015) and with zero biases instead. The numbers come from <see cref="Pcg32"/>, in the
    /// order of <see cref="GetParameters"/>. Each is (2u − 1) times the bound, where u comes from <see cref="Pcg32.NextSingle"/>. A bias
    /// that is set to zero does not consume a random number.
    /// </remarks>
    /// <param name="seed">The seed. Any value is allowed.</param>
    void Initialize(int seed);

    /// <summary>Saves the network to a safetensors file. An existing file is replaced only after the new one is complete.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, so the file could not be loaded. An existing file is left unchanged.
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
    /// <param name="stream">A writable stream.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. Nothing is written.</exception>
    void Save(Stream stream);

    /// <summary>
    /// Reads parameters from a safetensors file of a network with the same layers. If it fails, the network is unchanged.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or it contains another network or a data transform. See <see cref="NetworkFile.Load(INetwork, string)"/>.
    /// </exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// net.LoadFrom("digits.safetensors");
    /// </code>
    /// </example>
    void LoadFrom(string path);

    /// <summary>Reads parameters from a stream in the safetensors format. If it fails, the network is unchanged.</summary>
    /// <param name="stream">A readable stream. It is read to its end.</param>
    /// <exception cref="InvalidDataException">
    /// The data is damaged, or it contains another network or a data transform. See <see cref="NetworkFile.Load(INetwork, Stream)"/>.
    /// </exception>
    void LoadFrom(Stream stream);

    /// <summary>Creates a trainer that updates the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule. The trainer keeps the rule's state.</param>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Trainer trainer = net.CreateTrainer(new Sgd { LearningRate = 10 });
    /// for (int step = 0; step &lt; 2000; step++)
    ///     trainer.Step(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 });
    /// </code>
    /// </example>
    Trainer CreateTrainer(Optimizer optimizer);

    /// <summary>Creates a trainer that updates the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule. The trainer keeps the rule's state.</param>
    /// <param name="options">The settings of the trainer, such as the number of threads and gradient clipping.</param>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// using Trainer trainer = net.CreateTrainer(new AdamW(), new TrainerOptions
    /// {
    ///     DegreeOfParallelism = 2,                                   // two threads, which Dispose stops
    ///     Clipping = GradientClipping.ByNorm(1),
    /// });
    /// </code>
    /// </example>
    Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options);
}
