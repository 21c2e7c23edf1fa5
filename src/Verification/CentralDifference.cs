namespace MlpGen.Verification;

/// <summary>Computes the central difference (f(w + h) − f(w − h)) / 2h of a sum f over rows.</summary>
/// <param name="distance">2h, or 2h times the number of rows if f is a mean.</param>
internal sealed class CentralDifference(double distance)
{
    private double _sum;
    private double _variance;

    /// <summary>Adds a row.</summary>
    public void Add(Rounded above, Rounded below)
    {
        _sum += above.Value - below.Value;

        // Doubles round like floats, but with a smaller unit.
        _variance += (above.Variance + below.Variance) * Rounded.DoubleUnit * Rounded.DoubleUnit;
    }

    /// <summary>Returns the derivative. Its error combines that of the difference and that of the floats in backpropagation.</summary>
    public Rounded Derivative(Rounded backpropagated) =>
        new(_sum / distance, (_variance / (distance * distance)) + backpropagated.Variance);
}
