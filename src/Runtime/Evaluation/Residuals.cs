using System;

namespace MlpGen.Evaluation;

/// <summary>Sums of errors over the rows, for each output, in double precision.</summary>
internal sealed class Residuals
{
    private readonly double[] _squares;
    private readonly double[] _absolutes;
    private readonly Dataset _data;

    public Residuals(IInferenceNetwork network, Dataset data, NetworkTransform? transform)
    {
        _data = data;
        _squares = new double[data.TargetSize];
        _absolutes = new double[data.TargetSize];
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            ReadOnlySpan<float> targets = data.Targets.Slice(block.First * data.TargetSize, block.Outputs.Length);
            for (int i = 0; i < targets.Length; i++)
            {
                double residual = (double)targets[i] - block.Outputs[i];
                _squares[i % _squares.Length] += residual * residual;
                _absolutes[i % _squares.Length] += Math.Abs(residual);
            }
        }
    }

    /// <summary>Returns √(Σ (y − a)² / rows).</summary>
    public double RootMeanSquared(int output) => Math.Sqrt(_squares[output] / _data.Count);

    /// <summary>Returns Σ |y − a| / rows.</summary>
    public double MeanAbsolute(int output) => _absolutes[output] / _data.Count;

    /// <summary>
    /// Returns 1 − Σ (y − a)² / Σ (y − ȳ)². If all targets are equal, returns 1 for an exact match, otherwise 0. NaN if an output is NaN.
    /// </summary>
    public double R2(int output)
    {
        double spread = SquaredSpread(output);
        if (spread > 0)
            return 1 - (_squares[output] / spread);
        return _squares[output] switch { 0 => 1, > 0 => 0, _ => double.NaN };
    }

    /// <summary>Returns the mean of a score over the outputs.</summary>
    public float Mean(Func<Residuals, int, double> score)
    {
        double sum = 0;
        for (int output = 0; output < _squares.Length; output++)
            sum += score(this, output);
        return (float)(sum / _squares.Length);
    }

    private double SquaredSpread(int output)
    {
        double sum = 0;
        for (int row = 0; row < _data.Count; row++)
            sum += _data.TargetsOf(row)[output];
        double mean = sum / _data.Count;

        double squares = 0;
        for (int row = 0; row < _data.Count; row++)
        {
            double deviation = _data.TargetsOf(row)[output] - mean;
            squares += deviation * deviation;
        }

        return squares;
    }
}
