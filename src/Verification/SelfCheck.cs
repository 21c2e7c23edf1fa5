using System;
using System.ComponentModel;
using MlpGen.Verification;

namespace MlpGen.CompilerServices;

/// <summary>
/// The self-checks of a generated network. A network calls them only if self-checks are enabled in its build. Only such builds reference
/// this assembly.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SelfCheck
{
    /// <summary>Compares ComputeGradient and Backward with central differences in double precision.</summary>
    /// <param name="network">The network. Its parameters must be finite.</param>
    /// <param name="inputs">The inputs, rows × inputs. At least one row. All must be finite.</param>
    /// <param name="targets">The targets, rows × outputs. All must be finite.</param>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or a number is not finite.</exception>
    /// <exception cref="InvalidOperationException">A parameter is not finite.</exception>
    public static GradientReport VerifyGradients(INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = RowCount(network, inputs);
        Guard.Length(targets.Length, rows, network.OutputSize, nameof(targets));
        ThrowIfNotFinite(targets, network.OutputSize, nameof(targets));

        double[][] expected = new double[rows][];
        for (int row = 0; row < rows; row++)
            expected[row] = Array.ConvertAll(targets.Slice(row * network.OutputSize, network.OutputSize).ToArray(), y => (double)y);
        GradientVerification verification = new(network, inputs, expected);
        float[] gradient = new float[network.ParameterCount];
        network.ComputeGradient(inputs, targets, gradient);
        return verification.Run(inputs, gradient);
    }

    /// <inheritdoc cref="VerifyGradients(INetwork, ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="network">The network. Its parameters must be finite.</param>
    /// <param name="inputs">The inputs, rows × inputs. At least one row. All must be finite.</param>
    /// <param name="labels">The class of each row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a valid class.</exception>
    public static GradientReport VerifyGradients(IClassifierNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = RowCount(network, inputs);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, network.OutputSize, nameof(labels));

        int size = network.OutputSize;
        GradientVerification verification = new(network, inputs, Array.ConvertAll(labels.ToArray(), label => OneHot.Row(label, size)));
        float[] gradient = new float[network.ParameterCount];
        network.ComputeGradient(inputs, labels, gradient);
        return verification.Run(inputs, gradient);
    }

    /// <summary>
    /// Compares every kernel at every vector width with the formulas in double precision, using fixed parameters and rows. The parameters
    /// of the network are restored afterward. No other thread may use the network during the call.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="vectorWidths">The widths for which the network has kernels, in bits. 32 stands for plain loops.</param>
    /// <param name="kernels">The kind of kernel of each layer.</param>
    [CLSCompliant(false)]
    public static KernelReport VerifyKernels<TNetwork>(TNetwork network, int[] vectorWidths, string[] kernels)
        where TNetwork : IGeneratedNetwork, IVectorWidthSwitch
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        int width = network.VectorWidth;
        try
        {
            return new KernelReport(kernels, new KernelVerification(network, network, vectorWidths).Run());
        }
        finally
        {
            network.VectorWidth = width;
            network.SetParameters(parameters);
        }
    }

    private static int RowCount(IInferenceNetwork network, ReadOnlySpan<float> inputs)
    {
        int rows = Guard.RowCount(inputs.Length, network.InputSize, nameof(inputs));
        Guard.NotEmpty(rows, nameof(inputs));
        ThrowIfNotFinite(inputs, network.InputSize, nameof(inputs));
        return rows;
    }

    private static void ThrowIfNotFinite(ReadOnlySpan<float> values, int rowSize, string parameter)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    $"Row {i / rowSize}, column {i % rowSize} (both from 0) must be finite (was {values[i]}).", parameter);
            }
        }
    }
}
