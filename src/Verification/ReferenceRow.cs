namespace MlpGen.Verification;

/// <summary>What one row of inputs passes through in <see cref="ReferenceNetwork"/>.</summary>
/// <param name="Z">zˡ of each layer, from the first hidden one on.</param>
/// <param name="A">aˡ of each layer, the inputs first: one more than <paramref name="Z"/>.</param>
internal sealed record ReferenceRow(Rounded[][] Z, Rounded[][] A)
{
    /// <summary>What the network returns.</summary>
    public Rounded[] Outputs => A[^1];

    /// <summary>What its loss is computed from.</summary>
    public OutputRow With(double[] target) => new(Z[^1], A[^1], target);
}
