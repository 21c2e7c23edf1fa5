using System;
using MlpGen.Data;

namespace MlpGen;

/// <summary>Makes one network of a network and what its rows went through.</summary>
public static class NetworkFolding
{
    // A sum over raw numbers is rounded in proportion to their size: beyond, more than 2⁻¹⁰ of a column's scale would be lost.
    private const double LargestOffset = 4096;

    // Below the normal floats digits are lost, above there are none.
    private const double SmallestScale = 1.17549435082228751e-38;

    /// <summary>
    /// A copy of a network that takes rows as they come, at the cost of the network alone: the transform of the inputs goes into the first
    /// layer, and the transform of the targets, where the output layer is Identity, into the last. The copy answers a raw row as
    /// <see cref="TransformedInference"/> does with the network and the transform.
    /// </summary>
    /// <remarks>
    /// z = Σ w·(x − offset)/scale + b = Σ w′·x + b′ with w′ = w/scale and b′ = b − Σ w′·offset; of targets, y = scale·z + offset. Computed
    /// in double precision, each parameter rounded once, b′ for the w′ that are kept. What remains is the rounding of a sum over raw
    /// numbers: up to about 2⁻²²·|offset|/scale of a column's scale, a few times what the raw number lost when it became a float, and
    /// 2⁻¹⁰ at most, since larger offsets are refused.
    /// </remarks>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network, which stays as it is.</param>
    /// <param name="transform">
    /// What its training rows went through. A schema is not looked at: pass it to
    /// <see cref="NetworkFile.Save(INetwork, string, NetworkTransform)"/> alone.
    /// </param>
    /// <returns>A network of the same class, made as by <see cref="ParameterMath.Clone"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The transform is for other numbers of inputs or outputs, or cannot be folded: it has targets and the output layer is not Identity,
    /// an offset of an input is above 4,096 × its scale, a scale is no normal float, or a parameter would be too large for a float. Or the
    /// network was not written by the generator.
    /// </exception>
    public static TNetwork Fold<TNetwork>(this TNetwork network, NetworkTransform transform)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(transform);
        DatasetGuard.FitsNetwork(network, transform, nameof(transform));
        DemandFoldable(network, transform);
        TNetwork folded = network.Clone();
        ReadOnlySpan<int> sizes = network.LayerSizes;
        Span<float> parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        int ofFirst = (sizes[0] + 1) * sizes[1], ofLast = (sizes[^2] + 1) * sizes[^1];
        if (sizes.Length == 2)
        {
            FoldLayer(parameters, sizes[0], transform.Inputs, transform.Targets);
        }
        else
        {
            FoldLayer(parameters[..ofFirst], sizes[0], transform.Inputs, null);
            FoldLayer(parameters[^ofLast..], sizes[^2], null, transform.Targets);
        }

        folded.SetParameters(parameters);
        return folded;
    }

    /// <summary>A copy of a network that takes inputs as they come; see <see cref="Fold{TNetwork}(TNetwork, NetworkTransform)"/>.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network, which stays as it is.</param>
    /// <param name="inputs">What was done to the inputs of its training rows.</param>
    /// <exception cref="ArgumentException">
    /// The transform is for another number of inputs, or cannot be folded. Or the network was not written by the generator.
    /// </exception>
    public static TNetwork Fold<TNetwork>(this TNetwork network, ColumnTransform inputs)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Fold(network, new NetworkTransform { Inputs = inputs });
    }

    private static void DemandFoldable(INetwork network, NetworkTransform transform)
    {
        if (transform.Inputs is { } inputs)
        {
            DemandScales(inputs, "input");
            for (int input = 0; input < inputs.ColumnCount; input++)
            {
                if (Math.Abs(inputs.Offsets[input]) > LargestOffset * inputs.Scales[input])
                {
                    throw new ArgumentException(
                        FormattableString.Invariant(
                            $"Input {input} has the offset {inputs.Offsets[input]} and the scale {inputs.Scales[input]}: ") +
                        "a sum over its raw numbers would round away what tells them apart. " +
                        FormattableString.Invariant($"Up to {LargestOffset} × the scale folds. ") +
                        "Subtract most of the offset from the rows themselves, or use Forward(transform, …).",
                        nameof(transform));
                }
            }
        }

        if (transform.Targets is not { } targets)
            return;
        if (network.Activations[^1] != Activation.Identity)
        {
            throw new ArgumentException(
                $"The output layer is {network.Activations[^1]}, and a transform of targets folds into Identity alone. " +
                "Fold the inputs, new NetworkTransform { Inputs = transform.Inputs }, " +
                "and bring the outputs back with transform.Targets.Invert.",
                nameof(transform));
        }

        DemandScales(targets, "target");
    }

    private static void DemandScales(ColumnTransform transform, string what)
    {
        for (int column = 0; column < transform.ColumnCount; column++)
        {
            if (transform.Scales[column] is < SmallestScale or > float.MaxValue)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The scale of {what} {column} is {transform.Scales[column]}; ") +
                    FormattableString.Invariant(
                        $"{SmallestScale:E2} to {float.MaxValue:E2} folds, what a float holds with all its digits."),
                    nameof(transform));
            }
        }
    }

    /// <summary>Folds into one layer, in place.</summary>
    /// <param name="parameters">Weights [output][input], then biases [output].</param>
    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="before">What its inputs go through; null is nothing.</param>
    /// <param name="after">What is undone in its outputs; null is nothing.</param>
    private static void FoldLayer(Span<float> parameters, int inputs, ColumnTransform? before, ColumnTransform? after)
    {
        int outputs = parameters.Length / (inputs + 1);
        Span<float> biases = parameters[(inputs * outputs)..];
        for (int output = 0; output < outputs; output++)
        {
            double scale = after?.Scales[output] ?? 1;
            double bias = (biases[output] * scale) + (after?.Offsets[output] ?? 0);
            Span<float> weights = parameters.Slice(output * inputs, inputs);
            for (int input = 0; input < inputs; input++)
            {
                weights[input] = Rounded(weights[input] * scale / (before?.Scales[input] ?? 1), output);

                // By the rounded weight: then the layer is right at the offset, where the rows are.
                bias -= weights[input] * (before?.Offsets[input] ?? 0);
            }

            biases[output] = Rounded(bias, output);
        }
    }

    private static float Rounded(double parameter, int output)
    {
        float rounded = (float)parameter;
        return float.IsFinite(rounded)
            ? rounded
            : throw new ArgumentException(
                FormattableString.Invariant($"A parameter of unit {output} would become {parameter}, which no float holds: ") +
                "the transform cannot be folded into this network. Use Forward(transform, …).",
                "transform");
    }
}
