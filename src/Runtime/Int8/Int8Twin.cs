using System;
using System.ComponentModel;
using MlpGen.Int8;

namespace MlpGen.CompilerServices;

/// <summary>Creates the quantized copy of a network, for the generated <c>Quantize</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Int8Twin
{
    /// <summary>Returns a quantized copy of a network.</summary>
    /// <param name="network">The network. It is not changed.</param>
    /// <param name="calibration">Typical rows of inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <exception cref="ArgumentException">The length is wrong, there are no rows, or an input is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite, or a layer cannot be computed with 8 bits.</exception>
    public static Int8Network Create(IInferenceNetwork network, ReadOnlySpan<float> calibration)
    {
        ArgumentNullException.ThrowIfNull(network);
        int rows = Guard.RowCount(calibration.Length, network.InputSize, nameof(calibration));
        if (rows == 0)
        {
            throw new ArgumentException(
                "There are no rows to calibrate with. Pass at least one row, better a few hundred.", nameof(calibration));
        }

        for (int i = 0; i < calibration.Length; i++)
        {
            if (!float.IsFinite(calibration[i]))
            {
                throw new ArgumentException(
                    $"{nameof(calibration)} must be finite " +
                    $"(input {i % network.InputSize} of row {i / network.InputSize} was {calibration[i]}).",
                    nameof(calibration));
            }
        }

        Int8Network quantized = new(NetworkQuantizer.Quantize(network, calibration));
        quantized.CalibrationError = Differences.Measure(network, quantized, calibration);
        return quantized;
    }

    /// <summary>Returns a quantized copy of a network.</summary>
    /// <param name="network">The network. It is not changed.</param>
    /// <param name="calibration">Typical rows, such as the training set.</param>
    /// <exception cref="ArgumentException">The dataset has another number of inputs.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite, or a layer cannot be computed with 8 bits.</exception>
    public static Int8Network Create(IInferenceNetwork network, Dataset calibration)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(calibration);
        if (calibration.InputSize != network.InputSize)
        {
            throw new ArgumentException(
                $"The rows must have {network.InputSize} inputs for this network (were {calibration.InputSize}).", nameof(calibration));
        }

        return Create(network, calibration.Inputs);
    }
}
