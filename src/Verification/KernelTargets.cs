using System.Linq;

namespace MlpGen.Verification;

/// <summary>What rows with targets should give.</summary>
internal sealed class KernelTargets
{
    private readonly Rounded[] _lossSums;

    public KernelTargets(ReferenceNetwork reference, ReferenceRow[] rows, double[][] targets)
    {
        _lossSums = new Rounded[rows.Length];
        Rounded sum = 0;
        for (int row = 0; row < rows.Length; row++)
            _lossSums[row] = sum += reference.Loss.Value(rows[row].With(targets[row]));
        Deltas = [.. rows.Zip(targets, (row, target) => reference.Backpropagate(row, reference.OutputDelta(row, target)))];
    }

    /// <summary>By row and layer: δ of the row's own loss.</summary>
    public Rounded[][][] Deltas { get; }

    /// <summary>The mean loss of the first rows.</summary>
    public Rounded MeanLoss(int count) => (1.0 / count) * _lossSums[count - 1];
}
