namespace MlpGen.Verification;

/// <summary>(f(w + h) − f(w − h)) / 2h, where f is a sum over rows.</summary>
/// <param name="distance">2h; times the number of rows, where f is a mean.</param>
internal sealed class CentralDifference(double distance)
{
    private double _sum;
    private double _variance;

    /// <summary>Adds a row.</summary>
    public void Add(Rounded above, Rounded below)
    {
        _sum += above.Value - below.Value;

        // The doubles round as floats would, only less.
        _variance += (above.Variance + below.Variance) * Rounded.DoubleUnit * Rounded.DoubleUnit;
    }

    /// <summary>The derivative, off by what the difference may be and by what floats may be that come to it by backpropagation.</summary>
    public Rounded Derivative(Rounded backpropagated) =>
        new(_sum / distance, (_variance / (distance * distance)) + backpropagated.Variance);
}
