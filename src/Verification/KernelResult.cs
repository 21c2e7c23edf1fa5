using System.Collections.Generic;
using System.Globalization;
using System.Runtime.Intrinsics;

namespace MlpGen;

/// <summary>The result of <c>VerifyKernels</c> for one method at one vector width.</summary>
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

    /// <summary>Gets the vector width: 128, 256 or 512 bits, or 32 for plain loops.</summary>
    public int VectorWidth { get; }

    /// <summary>True if the processor has vectors of this width. False if they are emulated.</summary>
    public bool IsAccelerated => VectorWidth switch
    {
        512 => Vector512.IsHardwareAccelerated,
        256 => Vector256.IsHardwareAccelerated,
        128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>Gets the name of the method.</summary>
    public string Method => Worst.Method;

    /// <summary>Gets the number with the largest error among all results of the method.</summary>
    public SelfCheckDeviation Worst { get; }

    /// <summary>Gets the number of rows in the call that computed <see cref="Worst"/>.</summary>
    public int WorstRows { get; }

    /// <summary>Gets the number of rows of each call.</summary>
    public IReadOnlyList<int> RowCounts { get; }

    /// <summary>Gets the number of rows of each call with an error greater than <see cref="KernelReport.Tolerance"/>.</summary>
    public IReadOnlyList<int> WrongRowCounts { get; }

    /// <summary>True if no call has an error greater than <see cref="KernelReport.Tolerance"/>.</summary>
    public bool IsCorrect => WrongRowCounts.Count == 0;

    /// <summary>Returns one line with the method, the vector width and the largest error.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Method}, {(VectorWidth == 32 ? "plain loops" : $"{VectorWidth} bits")}: at most {Worst}");
}
