using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using MlpGen.CompilerServices;
using MlpGen.Int8;

namespace MlpGen;

/// <summary>
/// A copy of a network for inference with weights and signals of 8 bits. <c>Quantize(calibration)</c> of a network that is declared with
/// <see cref="Quantization.Int8"/> returns it. It needs a quarter of the memory.
/// </summary>
/// <remarks>
/// <para>
/// The weights of each output have a scale of their own, and a weight is an integer from −127 to 127. The inputs of each layer are rounded
/// to bytes, whose range the calibration rows determine. Values outside this range, infinite ones included, become its ends. The sums of
/// products are integers of 32 bits, which cannot overflow. The outputs are floats. If a row contains NaN, all its outputs are NaN.
/// </para>
/// <para>
/// All machines compute the same bits, whatever instructions they have. A network never changes, so all members can run on any number of
/// threads at once. After their first call on a thread, <see cref="Forward"/> and <c>Classify</c> do not allocate managed memory.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Quantization = Quantization.Int8)]
/// public sealed partial class Digits
/// {
///     public Int8Network Shrink(Dataset train) => Quantize(train);
/// }
/// </code>
/// </example>
public sealed partial class Int8Network
{
    private readonly Int8Layer[] _layers;
    private readonly PackedLayer[] _packed;
    private readonly int[] _sizes;
    private readonly Activation[] _activations;

    internal Int8Network(Int8Layer[] layers)
    {
        _layers = layers;
        _packed = PackedLayer.Of(layers);
        _sizes = [layers[0].InputSize, .. Array.ConvertAll(layers, layer => layer.OutputSize)];
        _activations = Array.ConvertAll(layers, layer => layer.Activation);
        Layers = Array.AsReadOnly(layers);
    }

    /// <summary>Gets the number of inputs of one row.</summary>
    public int InputSize => _sizes[0];

    /// <summary>Gets the number of outputs of one row.</summary>
    public int OutputSize => _sizes[^1];

    /// <summary>Gets the sizes of the layers: inputs, hidden layers, outputs.</summary>
    public ReadOnlySpan<int> LayerSizes => _sizes;

    /// <summary>Gets the activation of each layer after the inputs.</summary>
    public ReadOnlySpan<Activation> Activations => _activations;

    /// <summary>Gets the layers after the inputs with their weights and scales.</summary>
    public IReadOnlyList<Int8Layer> Layers { get; }

    /// <summary>
    /// Gets the difference between the outputs of this network and those of the network in float for the calibration rows. Null if this
    /// network was loaded.
    /// </summary>
    public QuantizationError? CalibrationError { get; internal set; }

    /// <summary>Computes the outputs of one row or of several. Does nothing if there are no rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>.</param>
    /// <param name="outputs">The destination, rows × <see cref="OutputSize"/>. Overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap without being the same span.</exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => ForwardBy(InstructionChoice.Fastest, inputs, outputs);

    /// <summary>Computes <see cref="Forward"/> with instructions that the machine must have.</summary>
    internal void ForwardBy(Instructions instructions, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int rows = Guard.RowCount(inputs.Length, InputSize, nameof(inputs));
        Guard.Length(outputs.Length, rows, OutputSize, nameof(outputs));
        Guard.SameOrApart(outputs, inputs, nameof(outputs), nameof(inputs));
        Int8Pass.Forward(_packed, instructions, inputs, outputs);
    }

    /// <summary>
    /// Returns the index of the largest output for one row, the lowest index on a tie. With one output, returns 1 if the output is at least
    /// ½, otherwise 0.
    /// </summary>
    /// <param name="input">The inputs of the row, <see cref="InputSize"/> floats.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public int Classify(ReadOnlySpan<float> input)
    {
        Guard.Exactly(input.Length, InputSize, nameof(input));
        int found = 0;
        Classify(input, MemoryMarshal.CreateSpan(ref found, 1));
        return found;
    }

    /// <summary>Classifies several rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>.</param>
    /// <param name="classes">The destination, one class for each row. Overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap.</exception>
    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes)
    {
        int rows = Guard.RowCount(inputs.Length, InputSize, nameof(inputs));
        Guard.Length(classes.Length, rows, 1, nameof(classes));
        Guard.Apart(classes, inputs, nameof(classes), nameof(inputs));
        Int8Pass.Classify(_packed, inputs, classes);
    }

    /// <summary>Returns the layers in one line: "Int8Network: 64 → 32 Relu → 10 Softmax".</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(string.Create(CultureInfo.InvariantCulture, $"{nameof(Int8Network)}: {InputSize}"));
        foreach (Int8Layer layer in _layers)
            text.Append(string.Create(CultureInfo.InvariantCulture, $" → {layer.OutputSize} {layer.Activation}"));
        return text.ToString();
    }
}
