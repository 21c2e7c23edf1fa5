using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// The part of a generated network that computes: forward pass, classes, loss, parameters and files. Every network implements it.
/// Networks with training also implement <see cref="INetwork"/>.
/// Data is row-major: a batch of r rows is r × <see cref="InputSize"/> floats, one row after the other.
/// </summary>
/// <remarks>
/// All members except <see cref="SetParameters"/>, <see cref="Initialize"/> and <c>LoadFrom</c> can run on any number of threads at once,
/// as long as none of the threads changes the parameters. <c>Swap</c> exchanges the parameters of two networks during such calls. After
/// their first call on a thread, <see cref="Forward"/>, <c>Classify</c>, <c>ComputeLoss</c>, <see cref="GetParameters"/> and
/// <see cref="SetParameters"/> do not allocate memory. If the length of a span is wrong, the member throws
/// <see cref="ArgumentException"/> before it writes anything. A destination can be the same span as the inputs if the sizes match. Any
/// other overlap throws.
/// </remarks>
public interface IInferenceNetwork
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
    /// The file is damaged, or it contains another network or a data transform. See
    /// <see cref="NetworkFile.Load(IInferenceNetwork, string)"/>.
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
    /// The data is damaged, or it contains another network or a data transform. See
    /// <see cref="NetworkFile.Load(IInferenceNetwork, Stream)"/>.
    /// </exception>
    void LoadFrom(Stream stream);
}
