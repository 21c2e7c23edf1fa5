namespace MlpGen.Onnx;

/// <summary>The settings of <see cref="OnnxFile.Open(string, OnnxOpenOptions)"/>.</summary>
public sealed class OnnxOpenOptions
{
    /// <summary>
    /// Gets a value that is true to read the tanh form of Gelu as <see cref="Activation.Gelu"/>, which is the erf form. The two differ by
    /// up to 4.8e-4 in each unit. Default: false, which refuses the tanh form.
    /// </summary>
    public bool ApproximateGelu { get; init; }
}
