using System;
using MlpGen.CompilerServices;
using MlpGen.DoublePrecision;

namespace MlpGen;

public sealed partial class DoubleNetwork
{
    /// <summary>Computes the mean loss over the rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="OutputSize"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong, or there are no rows.</exception>
    public double ComputeLoss(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets) =>
        Sum(inputs, targets, CheckRows(inputs, targets), null) / (inputs.Length / InputSize);

    /// <summary>Computes the mean loss over the rows of a network with <see cref="Loss.CrossEntropy"/>.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>. At least one row.</param>
    /// <param name="labels">The class of each row, from 0 to <see cref="OutputSize"/> − 1.</param>
    /// <exception cref="ArgumentException">A length is wrong, or there are no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a valid class.</exception>
    /// <exception cref="InvalidOperationException">The network has another loss.</exception>
    public double ComputeLoss(ReadOnlySpan<double> inputs, ReadOnlySpan<int> labels) =>
        ComputeLoss(inputs, OneHot(inputs, labels));

    /// <summary>Computes the mean loss over the rows and its gradient.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="OutputSize"/>.</param>
    /// <param name="gradient">
    /// The destination, <see cref="ParameterCount"/> doubles in the order of <see cref="GetParameters"/>. Overwritten.
    /// </param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or spans overlap.</exception>
    public double ComputeGradient(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Span<double> gradient)
    {
        int rows = CheckRows(inputs, targets);
        CheckGradient(gradient, inputs);
        Guard.Apart(gradient, targets, nameof(gradient), nameof(targets));
        double[] sum = new double[ParameterCount];
        double loss = Sum(inputs, targets, rows, sum);
        for (int i = 0; i < sum.Length; i++)
            gradient[i] = sum[i] / rows;
        return loss / rows;
    }

    /// <summary>Computes the mean loss over the rows of a network with <see cref="Loss.CrossEntropy"/>, and its gradient.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="InputSize"/>. At least one row.</param>
    /// <param name="labels">The class of each row, from 0 to <see cref="OutputSize"/> − 1.</param>
    /// <param name="gradient">The destination, <see cref="ParameterCount"/> doubles. Overwritten.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a valid class.</exception>
    /// <exception cref="InvalidOperationException">The network has another loss.</exception>
    public double ComputeGradient(ReadOnlySpan<double> inputs, ReadOnlySpan<int> labels, Span<double> gradient)
    {
        double[] targets = OneHot(inputs, labels);
        CheckGradient(gradient, inputs);
        Guard.Apart(gradient, labels, nameof(gradient), nameof(labels));
        return ComputeGradient(inputs, targets, gradient);
    }

    private int CheckRows(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets)
    {
        int rows = DoubleGuard.RowCount(inputs.Length, InputSize, nameof(inputs));
        Guard.NotEmpty(rows, nameof(inputs));
        Guard.Length(targets.Length, rows, OutputSize, nameof(targets));
        return rows;
    }

    private void CheckGradient(Span<double> gradient, ReadOnlySpan<double> inputs)
    {
        DoubleGuard.Exactly(gradient.Length, ParameterCount, nameof(gradient));
        DoubleGuard.SameOrApart(gradient, inputs, nameof(gradient), nameof(inputs));
    }

    private double[] OneHot(ReadOnlySpan<double> inputs, ReadOnlySpan<int> labels)
    {
        if (Loss != Loss.CrossEntropy)
            throw new InvalidOperationException($"Labels need Loss.CrossEntropy (was {Loss}). Pass rows of targets.");
        int rows = DoubleGuard.RowCount(inputs.Length, InputSize, nameof(inputs));
        Guard.NotEmpty(rows, nameof(inputs));
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, OutputSize, nameof(labels));
        double[] targets = new double[rows * OutputSize];
        for (int row = 0; row < rows; row++)
            targets[(row * OutputSize) + labels[row]] = 1;
        return targets;
    }

    // The sum of the losses of the rows. Adds their gradients, if there is a place for them.
    private double Sum(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, int rows, double[]? gradient)
    {
        DoublePass pass = new(_shape, _parameters);
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> target = Row(targets, row, OutputSize);
            pass.Forward(Row(inputs, row, InputSize));
            sum += pass.Loss(target);
            if (gradient is not null)
                pass.AddLossGradient(target, gradient);
        }

        return sum;
    }
}
