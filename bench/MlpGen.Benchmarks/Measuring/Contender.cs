using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Benchmarks.Peers;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>A peer in one comparison: its samples, or the reason why there are none.</summary>
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

    /// <summary>The reason why the peer is not measured, or null.</summary>
    public string? Absence { get; private set; }

    /// <summary>The nanoseconds of a call, for each round.</summary>
    public List<double> Nanoseconds { get; } = [];

    /// <summary>The managed memory that a call allocates, or null if there is none to count.</summary>
    public double? BytesPerCall { get; private set; }

    public double Median => Nanoseconds.Median();

    /// <summary>The time of a call when the number of calls in a sample was chosen.</summary>
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

    /// <summary>Runs a warm-up sample. Returns true if it took about as long as the one before.</summary>
    public bool IsSteady()
    {
        const double Tolerance = 0.03;
        double before = Estimate;
        Estimate = Run();
        return Math.Abs(Estimate - before) <= Tolerance * before;
    }

    /// <summary>Takes a sample, after a few calls that bring its data back into the cache.</summary>
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
