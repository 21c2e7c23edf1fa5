using System.ComponentModel;
using MlpGen.RandomNumbers;

namespace MlpGen.CompilerServices;

/// <summary>
/// The units that a training step drops, described by a key of the step and the number of its first row. Nothing is drawn in sequence, so a
/// step can be split into blocks and threads in any way. The default value drops nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DropoutDraw
{
    private readonly ulong _key;
    private readonly int _firstRow;

    private DropoutDraw(ulong key, int firstRow)
    {
        _key = key;
        _firstRow = firstRow;
    }

    /// <summary>True if units are dropped.</summary>
    public bool IsOn => _key != 0;

    /// <summary>Creates the draw of one step.</summary>
    /// <param name="seed">The seed of the trainer.</param>
    /// <param name="step">The number of the step, starting at 1.</param>
    public static DropoutDraw Of(int seed, long step) =>
        new(SplitMix64.Mix(seed, step) | 1, 0);

    /// <summary>Returns the draw for the rows after the first <paramref name="rows"/>.</summary>
    /// <param name="rows">The number of preceding rows.</param>
    public DropoutDraw After(int rows) => new(_key, _firstRow + rows);

    /// <summary>Returns 64 bits for one row of one layer, from which those of its units are computed.</summary>
    internal ulong KeyOf(int layer, int row) => SplitMix64.Mix(_key ^ ((ulong)(uint)layer << 32) ^ unchecked((uint)(_firstRow + row)));
}
