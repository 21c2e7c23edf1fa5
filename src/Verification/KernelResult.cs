using System.Collections.Generic;
using System.Globalization;
using System.Runtime.Intrinsics;

namespace MlpGen;

/// <summary>What <c>VerifyKernels</c> found out about one method at one vector width.</summary>
public sealed class KernelResult
{
    internal KernelResult(
        int vectorWidth, SelfCheckDeviation worst, int worstRows, IReadOnlyList<int> rowCounts, IReadOnlyList<int> wrongRowCounts)
    {
        VectorWidth = vectorWidth;
        Worst = worst;
        WorstRows = worstRows;
        RowCounts = rowCounts;
        WrongRowCounts = wrongRowCounts;
    }

    /// <summary>128, 256 or 512 bits; 0 for plain loops.</summary>
    public int VectorWidth { get; }

    /// <summary>True if the processor has vectors of this width; else they are emulated.</summary>
    public bool IsAccelerated => VectorWidth switch
    {
        512 => Vector512.IsHardwareAccelerated,
        256 => Vector256.IsHardwareAccelerated,
        128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>The method.</summary>
    public string Method => Worst.Method;

    /// <summary>Of all that the method returned, what is furthest off.</summary>
    public SelfCheckDeviation Worst { get; }

    /// <summary>The number of rows of that call.</summary>
    public int WorstRows { get; }

    /// <summary>The numbers of rows it was called with.</summary>
    public IReadOnlyList<int> RowCounts { get; }

    /// <summary>Those with which something is off by more than <see cref="KernelReport.Tolerance"/>.</summary>
    public IReadOnlyList<int> WrongRowCounts { get; }

    /// <summary>There are none.</summary>
    public bool IsCorrect => WrongRowCounts.Count == 0;

    /// <summary>One line: the method, the vector width, and how far off it is.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Method}, {(VectorWidth == 0 ? "plain loops" : $"{VectorWidth} bits")}: at most {Worst}");
}
