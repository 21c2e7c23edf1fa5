using System.Linq;

namespace MlpGen.Verification;

/// <summary>The expected results of rows with targets.</summary>
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

    /// <summary>Gets δ of the loss of each row, by row and layer.</summary>
    public Rounded[][][] Deltas { get; }

    /// <summary>Returns the mean loss of the first rows.</summary>
    public Rounded MeanLoss(int count) => (1.0 / count) * _lossSums[count - 1];
}
