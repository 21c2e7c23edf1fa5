using System.ComponentModel;
using MlpGen.RandomNumbers;

namespace MlpGen.CompilerServices;

/// <summary>
/// Which units a step of training drops: a key of the step, and the number of its first row. Nothing is drawn in an order, so blocks and
/// threads cut a step as they like. The default value drops nothing.
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

    /// <summary>True if anything is dropped.</summary>
    public bool IsOn => _key != 0;

    /// <summary>The draw of one step.</summary>
    /// <param name="seed">The trainer's.</param>
    /// <param name="step">The number of the step, from 1.</param>
    public static DropoutDraw Of(int seed, long step) =>
        new(SplitMix64.Mix(seed, step) | 1, 0);

    /// <summary>The same for rows from a later one on.</summary>
    /// <param name="rows">How many rows come before.</param>
    public DropoutDraw After(int rows) => new(_key, _firstRow + rows);

    /// <summary>64 bits of one row of one layer, of which those of its units are made.</summary>
    internal ulong KeyOf(int layer, int row) => SplitMix64.Mix(_key ^ ((ulong)(uint)layer << 32) ^ unchecked((uint)(_firstRow + row)));
}
