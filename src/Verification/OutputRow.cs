using System;
using System.Linq;

namespace MlpGen.Verification;

/// <summary>The arguments of a loss for one row: sums z, outputs a and targets y.</summary>
internal sealed class OutputRow(Rounded[] z, Rounded[] a, double[] y)
{
    private readonly Lazy<Rounded> _logSumExp = new(() => LogSumExpOf(z));

    public Rounded[] Z => z;

    public Rounded[] A => a;

    public double[] Y => y;

    /// <summary>Gets Σⱼ yⱼ.</summary>
    public double TargetSum { get; } = y.Sum();

    /// <summary>Gets 1/n.</summary>
    public double Share => 1.0 / y.Length;

    /// <summary>Returns aⱼ − yⱼ.</summary>
    public Rounded Error(int j) => a[j] - y[j];

    /// <summary>Gets aⱼ − yⱼ of all outputs.</summary>
    public Rounded[] Errors => [.. Enumerable.Range(0, y.Length).Select(Error)];

    /// <summary>Computes ln softmax(z)ⱼ = zⱼ − ln Σᵢ exp(zᵢ).</summary>
    public Rounded LogSoftmax(int j) => z[j] - _logSumExp.Value;

    /// <summary>Computes softmax(z)ⱼ = exp(zⱼ − ln Σᵢ exp(zᵢ)).</summary>
    public static Rounded[] Softmax(Rounded[] z)
    {
        Rounded logSumExp = LogSumExpOf(z);
        return Array.ConvertAll(z, x => (x - logSumExp).Apply(Math.Exp));
    }

    // Subtracts the largest z, so that no exponential overflows.
    private static Rounded LogSumExpOf(Rounded[] z)
    {
        Rounded largest = z.MaxBy(x => x.Value);
        Rounded sum = 0;
        foreach (Rounded x in z)
            sum += (x - largest).Apply(Math.Exp);
        return largest + sum.Apply(Math.Log);
    }
}
