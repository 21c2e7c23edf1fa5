using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Benchmarks.Peers;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>A peer in one comparison: either its samples, or why there are none.</summary>
internal sealed class Contender : IDisposable
{
    private Sampler? _sampler;
    private long _calls = 1;

    public Contender(IPeer peer, Problem problem)
    {
        Name = peer.Name;
        Absence = peer.Missing is not null ? "missing, see below" : peer.Has(problem.Operation) ? null : "has no such operation";
        if (Absence is not null)
            return;
        try
        {
            _sampler = peer.Prepare(problem);
        }
        catch (PeerException exception)
        {
            Absence = $"missing: {exception.Message}";
        }
    }

    public string Name { get; }

    /// <summary>Why it is not measured, or null.</summary>
    public string? Absence { get; private set; }

    /// <summary>Nanoseconds of a call, round by round.</summary>
    public List<double> Nanoseconds { get; } = [];

    /// <summary>Managed memory that a call allocates, where there is any to count.</summary>
    public double? BytesPerCall { get; private set; }

    public double Median => Nanoseconds.Median();

    /// <summary>What a call took when the calls of a sample were chosen.</summary>
    public double Estimate { get; private set; }

    public Sampler Sampler => _sampler!;

    public void Exclude(string reason)
    {
        Absence = reason;
        Dispose();
    }

    public void Calibrate(double nanoseconds)
    {
        _calls = Calibration.CallsFor(Sampler, nanoseconds);
        Estimate = Run();
    }

    /// <summary>Runs a sample that does not count; whether it took as long as the one before.</summary>
    public bool IsSteady()
    {
        const double Tolerance = 0.03;
        double before = Estimate;
        Estimate = Run();
        return Math.Abs(Estimate - before) <= Tolerance * before;
    }

    /// <summary>Takes a sample; a few calls before it bring its data back into the cache.</summary>
    public void Sample()
    {
        if (_calls > 1)
            Sampler.Run(Math.Max(1, _calls / 16));
        Nanoseconds.Add(Run());
    }

    public void Dispose()
    {
        _sampler?.Dispose();
        _sampler = null;
    }

    private double Run()
    {
        Sample sample = Sampler.Run(_calls);
        BytesPerCall = (double?)sample.Bytes / _calls;
        return sample.Nanoseconds / _calls;
    }
}
