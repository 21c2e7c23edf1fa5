using System;
using System.Diagnostics;
using System.IO;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Hosted;

/// <summary>A peer in a separate process that uses the protocol of <c>bench/HostedPeers/Hosting/PeerHost.cs</c>.</summary>
internal sealed class HostedPeer(string name, Func<TimeSpan, (ProcessStartInfo? Start, string Missing)> build, Func<Operation, bool>? has = null) : IPeer
{
    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(5);

    private ProcessStartInfo? _start;
    private Process? _process;

    public string Name => name;

    public string Version { get; private set; } = "";

    public string? Missing { get; private set; }

    public bool Has(Operation operation) => has is null || has(operation);

    /// <summary>Builds the program if it does not exist.</summary>
    public void Build(TimeSpan limit)
    {
        (_start, string missing) = build(limit);
        Missing = _start is null ? missing : null;
    }

    /// <summary>Starts the program on the core and with the priority of this process.</summary>
    public void Start()
    {
        if (_start is null)
            return;
        _start.RedirectStandardInput = true;
        _start.RedirectStandardOutput = true;
        _start.RedirectStandardError = true;
        foreach (string variable in new[] { "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS" })
            _start.Environment[variable] = "1";
        try
        {
            _process = Process.Start(_start)!;
            _process.ErrorDataReceived += (_, _) => { };
            _process.BeginErrorReadLine();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Missing = exception.Message;
        }
    }

    /// <summary>Waits until the started program has reported its version.</summary>
    public void Await()
    {
        if (_process is null)
            return;
        string line = _process.StandardOutput.ReadLine() ?? "missing its process ended without output";
        if (line.StartsWith("ready ", StringComparison.Ordinal))
            Version = line["ready ".Length..];
        else
            Missing = line.StartsWith("missing ", StringComparison.Ordinal) ? line["missing ".Length..] : line;
    }

    public Sampler Prepare(Problem problem) => new HostedSampler(this, problem);

    /// <summary>Sends a line and returns the answer.</summary>
    /// <exception cref="PeerException">The peer reports an error, or has ended.</exception>
    public string Ask(string request)
    {
        try
        {
            _process!.StandardInput.WriteLine(request);
            string answer = _process.StandardOutput.ReadLine() ?? throw new PeerException("its process ended");
            return answer.StartsWith("error ", StringComparison.Ordinal) ? throw new PeerException(answer["error ".Length..]) : answer;
        }
        catch (IOException)
        {
            throw new PeerException("its process ended");
        }
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        _process.StandardInput.Close();
        if (!_process.WaitForExit(ExitTime))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
