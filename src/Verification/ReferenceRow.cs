namespace MlpGen.Verification;

/// <summary>The intermediate results of one row in <see cref="ReferenceNetwork"/>.</summary>
/// <param name="Z">The sums zˡ of each layer, starting with the first hidden layer.</param>
/// <param name="A">The activations aˡ of each layer, starting with the inputs. One more than <paramref name="Z"/>.</param>
internal sealed record ReferenceRow(Rounded[][] Z, Rounded[][] A)
{
    /// <summary>Gets the outputs of the network.</summary>
    public Rounded[] Outputs => A[^1];

    /// <summary>Returns the arguments of the loss for a target.</summary>
    public OutputRow With(double[] target) => new(Z[^1], A[^1], target);
}
