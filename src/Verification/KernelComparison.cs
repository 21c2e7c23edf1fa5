using System.Collections.Generic;

namespace MlpGen.Verification;

/// <summary>Collects the errors of one method at one vector width.</summary>
internal sealed class KernelComparison(string method, int vectorWidth)
{
    private readonly WorstDeviation _worst = new();
    private readonly List<int> _rowCounts = [];
    private readonly List<int> _wrong = [];
    private float[] _found = [];
    private int _worstRows;

    public string Method => method;

    public int VectorWidth => vectorWidth;

    /// <summary>Sets the result of a call with the given number of rows.</summary>
    public void Begin(int rows, float[] found)
    {
        _rowCounts.Add(rows);
        _found = found;
    }

    /// <summary>Compares one number of the result.</summary>
    public void Compare(int index, Rounded expected, SelfCheckLocation location)
    {
        int rows = _rowCounts[^1];
        SelfCheckDeviation? worst = _worst.Value;
        double error = _worst.Compare(method, expected, _found[index], location);
        if (!ReferenceEquals(_worst.Value, worst))
            _worstRows = rows;
        if (error > KernelReport.Tolerance && (_wrong.Count == 0 || _wrong[^1] != rows))
            _wrong.Add(rows);
    }

    public KernelResult Result() => new(vectorWidth, _worst.Value!, _worstRows, _rowCounts, _wrong);
}
