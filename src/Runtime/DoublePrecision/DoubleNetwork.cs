using System;
using MlpGen.CompilerServices;
using MlpGen.DoublePrecision;
using MlpGen.Storage;

namespace MlpGen;

/// <summary>
/// A network in double precision, for verification. <c>ToDouble()</c> of a network that is declared with
/// <see cref="Precision.Double"/> returns it. It computes by the formulas, one row at a time, and is not fast. Training stays in float.
/// </summary>
/// <remarks>
/// <para>
/// The members correspond to those of <see cref="IInferenceNetwork"/>: the order of parameters and rows, the checks of arguments, and the
/// mean over the rows. Like inference, they drop no units. Each call allocates memory for one row, and for a gradient if it computes one.
/// </para>
/// <para>
/// All members except <see cref="SetParameters"/>, <see cref="CopyFrom"/> and <c>LoadFrom</c> can run on any number of threads at once, as
/// long as none of the threads changes the parameters. Exp, ln and tanh are those of the platform, so the last bits can differ between
/// platforms.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Mlp(2, 8, 1, Precision = Precision.Double)]
/// public sealed partial class Xor
/// {
///     public double LossInDouble(double[] inputs, double[] targets) => ToDouble().ComputeLoss(inputs, targets);
/// }
/// </code>
/// </example>
public sealed partial class DoubleNetwork
{
    private readonly NetworkShape _shape;
    private readonly string _name;
    private double[] _parameters;

    internal DoubleNetwork(NetworkShape shape, string name)
    {
        _shape = shape;
        _name = name;
        _parameters = new double[shape.ParameterCount];
    }

    /// <summary>Gets the number of inputs of one row.</summary>
    public int InputSize => _shape.InputSize;

    /// <summary>Gets the number of outputs of one row.</summary>
    public int OutputSize => _shape.OutputSize;

    /// <summary>Gets the number of weights and biases.</summary>
    public int ParameterCount => _parameters.Length;

    /// <summary>Gets the sizes of the layers: inputs, hidden layers, outputs.</summary>
    public ReadOnlySpan<int> LayerSizes => _shape.LayerSizes;

    /// <summary>Gets the activation of each layer after the inputs.</summary>
    public ReadOnlySpan<Activation> Activations => _shape.Activations;

    /// <summary>Gets the loss that training minimizes.</summary>
    public Loss Loss => _shape.Loss;

    /// <summary>Computes the outputs of one row or of several. Does nothing if there are no rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>.</param>
    /// <param name="outputs">The destination, rows × <see cref="OutputSize"/>. Overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap without being the same span.</exception>
    public void Forward(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        int rows = DoubleGuard.RowCount(inputs.Length, InputSize, nameof(inputs));
        Guard.Length(outputs.Length, rows, OutputSize, nameof(outputs));
        DoubleGuard.SameOrApart(outputs, inputs, nameof(outputs), nameof(inputs));
        DoublePass pass = new(_shape, _parameters);
        for (int row = 0; row < rows; row++)
            pass.Forward(Row(inputs, row, InputSize)).CopyTo(outputs.Slice(row * OutputSize, OutputSize));
    }

    /// <summary>
    /// Computes the vector-Jacobian product: propagates gradients at the outputs back to the parameters and the inputs.
    /// </summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>.</param>
    /// <param name="outputGradients">
    /// The gradients ∂E/∂a of the outputs that <see cref="Forward"/> returns (after Softmax or Sigmoid), rows × <see cref="OutputSize"/>.
    /// </param>
    /// <param name="gradient">
    /// The destination for the sum over the rows, <see cref="ParameterCount"/> doubles. Overwritten. Empty to skip it.
    /// </param>
    /// <param name="inputGradients">
    /// The destination for ∂E/∂x of each row, rows × <see cref="InputSize"/>. Overwritten. Empty to skip it.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or spans overlap.</exception>
    public void Backward(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputGradients, Span<double> gradient, Span<double> inputGradients)
    {
        int rows = DoubleGuard.RowCount(inputs.Length, InputSize, nameof(inputs));
        Guard.Length(outputGradients.Length, rows, OutputSize, nameof(outputGradients));
        if (!gradient.IsEmpty)
            DoubleGuard.Exactly(gradient.Length, ParameterCount, nameof(gradient));
        if (!inputGradients.IsEmpty)
            Guard.Length(inputGradients.Length, rows, InputSize, nameof(inputGradients));
        DoubleGuard.SameOrApart(gradient, inputs, nameof(gradient), nameof(inputs));
        Guard.Apart(gradient, outputGradients, nameof(gradient), nameof(outputGradients));
        DoubleGuard.SameOrApart(inputGradients, inputs, nameof(inputGradients), nameof(inputs));
        Guard.Apart(inputGradients, outputGradients, nameof(inputGradients), nameof(outputGradients));
        Guard.Apart<double, double>(gradient, inputGradients, nameof(gradient), nameof(inputGradients));
        DoublePass pass = new(_shape, _parameters);
        double[]? sum = gradient.IsEmpty ? null : new double[ParameterCount];
        for (int row = 0; row < rows; row++)
        {
            pass.Forward(Row(inputs, row, InputSize));
            ReadOnlySpan<double> inputGradient = pass.AddProduct(Row(outputGradients, row, OutputSize), sum, !inputGradients.IsEmpty);
            if (!inputGradients.IsEmpty)
                inputGradient.CopyTo(inputGradients.Slice(row * InputSize, InputSize));
        }

        sum?.CopyTo(gradient);
    }

    /// <summary>
    /// Copies all parameters. They are ordered by layer: the weights row-major [output][input], then the biases [output].
    /// </summary>
    /// <param name="destination">The destination, <see cref="ParameterCount"/> doubles.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void GetParameters(Span<double> destination)
    {
        DoubleGuard.Exactly(destination.Length, ParameterCount, nameof(destination));
        _parameters.CopyTo(destination);
    }

    /// <summary>Replaces all parameters. The order is that of <see cref="GetParameters"/>.</summary>
    /// <param name="source">The new values, <see cref="ParameterCount"/> doubles.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void SetParameters(ReadOnlySpan<double> source)
    {
        DoubleGuard.Exactly(source.Length, ParameterCount, nameof(source));
        source.CopyTo(_parameters);
    }

    /// <summary>Returns the class of the network and its description: "Xor in double precision: 2 → 8 Sigmoid → 1 Sigmoid, …".</summary>
    public override string ToString() =>
        NetworkText.Line($"{_name} in double precision", LayerSizes, Activations, Loss, ParameterCount);

    private static ReadOnlySpan<double> Row(ReadOnlySpan<double> rows, int row, int size) => rows.Slice(row * size, size);
}
