using System;
using MlpGen.Data;

namespace MlpGen;

/// <summary>Folds a data transform into the parameters of a network.</summary>
public static class NetworkFolding
{
    // A sum over raw numbers is rounded in proportion to their size. Beyond this limit, more than 2⁻¹⁰ of a column's scale would be lost.
    private const double LargestOffset = 4096;

    // The smallest normal float. Smaller floats lose digits.
    private const double SmallestScale = 1.17549435082228751e-38;

    /// <summary>
    /// Returns a copy of a network that accepts untransformed rows at no extra cost. The transform of the inputs is folded into the first
    /// layer. The transform of the targets is folded into the last layer, which must use Identity. For an untransformed row, the copy
    /// returns the outputs that <see cref="TransformedInference"/> computes with the network and the transform.
    /// </summary>
    /// <remarks>
    /// z = Σ w·(x − offset)/scale + b = Σ w′·x + b′ with w′ = w/scale and b′ = b − Σ w′·offset. For targets, y = scale·z + offset. The
    /// folding is computed in double precision, and each parameter is rounded once. b′ is computed from the rounded w′. The remaining error
    /// is the rounding of a sum over raw numbers: up to about 2⁻²²·|offset|/scale of a column's scale, a few times the error of rounding
    /// the raw number to a float. It is at most 2⁻¹⁰, because larger offsets throw.
    /// </remarks>
    /// <typeparam name="TNetwork">The class of the network.</typeparam>
    /// <param name="network">The network. It is not changed.</param>
    /// <param name="transform">
    /// The transform of the training rows. Its schema is ignored; to save a schema, use
    /// <see cref="NetworkFile.Save(INetwork, string, NetworkTransform)"/>.
    /// </param>
    /// <returns>A network of the same class, created as by <see cref="ParameterMath.Clone"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The number of inputs or outputs of the transform is wrong, or the transform cannot be folded. It cannot be folded if it has targets
    /// and the output layer is not Identity, if the offset of an input is greater than 4,096 × its scale, if a scale is not a normal float,
    /// or if a parameter would be too large for a float. Also thrown if the generator did not write the network.
    /// </exception>
    public static TNetwork Fold<TNetwork>(this TNetwork network, NetworkTransform transform)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(transform);
        DatasetGuard.FitsNetwork(network, transform, nameof(transform));
        ThrowIfNotFoldable(network, transform);
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

    /// <summary>
    /// Returns a copy of a network that accepts untransformed inputs. See <see cref="Fold{TNetwork}(TNetwork, NetworkTransform)"/>.
    /// </summary>
    /// <typeparam name="TNetwork">The class of the network.</typeparam>
    /// <param name="network">The network. It is not changed.</param>
    /// <param name="inputs">The transform of the inputs of the training rows.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs of the transform is wrong, the transform cannot be folded, or the generator did not write the network.
    /// </exception>
    public static TNetwork Fold<TNetwork>(this TNetwork network, ColumnTransform inputs)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Fold(network, new NetworkTransform { Inputs = inputs });
    }

    private static void ThrowIfNotFoldable(INetwork network, NetworkTransform transform)
    {
        if (transform.Inputs is { } inputs)
        {
            ThrowIfScaleOutOfRange(inputs, "input");
            for (int input = 0; input < inputs.ColumnCount; input++)
            {
                if (Math.Abs(inputs.Offsets[input]) > LargestOffset * inputs.Scales[input])
                {
                    throw new ArgumentException(
                        FormattableString.Invariant(
                            $"Input {input} has the offset {inputs.Offsets[input]} and the scale {inputs.Scales[input]}, so ") +
                        "a sum over its raw numbers would lose too much precision. " +
                        FormattableString.Invariant($"The offset must be at most {LargestOffset} × the scale. ") +
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
                $"The output layer is {network.Activations[^1]}, but a transform of targets can only be folded into Identity. " +
                "Fold only the inputs, new NetworkTransform { Inputs = transform.Inputs }, " +
                "and convert the outputs with transform.Targets.Invert.",
                nameof(transform));
        }

        ThrowIfScaleOutOfRange(targets, "target");
    }

    private static void ThrowIfScaleOutOfRange(ColumnTransform transform, string what)
    {
        for (int column = 0; column < transform.ColumnCount; column++)
        {
            if (transform.Scales[column] is < SmallestScale or > float.MaxValue)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The scale of {what} {column} is {transform.Scales[column]}. ") +
                    FormattableString.Invariant(
                        $"It must be between {SmallestScale:E2} and {float.MaxValue:E2}, the range of normal floats."),
                    nameof(transform));
            }
        }
    }

    /// <summary>Folds transforms into one layer, in place.</summary>
    /// <param name="parameters">The weights [output][input], then the biases [output].</param>
    /// <param name="inputs">The number of inputs of the layer.</param>
    /// <param name="before">The transform of the inputs, or null.</param>
    /// <param name="after">The transform of the targets, which is inverted in the outputs, or null.</param>
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

                // The rounded weight makes the layer exact at the offset, which is where the rows are centered.
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
                FormattableString.Invariant($"A parameter of unit {output} would become {parameter}, which is too large for a float, so ") +
                "the transform cannot be folded into this network. Use Forward(transform, …).",
                "transform");
    }
}
