using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Hosted;

/// <summary>An operation of a peer in another process. Files transfer the numbers. A sample is one line in each direction, and the peer measures its time.</summary>
internal sealed class HostedSampler : Sampler
{
    private readonly HostedPeer _peer;
    private readonly string _folder;

    public HostedSampler(HostedPeer peer, Problem problem)
    {
        _peer = peer;
        _folder = Directory.CreateTempSubdirectory("mlpgen-").FullName;
        Write<float>("parameters", problem.Parameters);
        Write<float>("inputs", problem.Inputs);
        Write<float>("targets", problem.Targets);
        Write<int>("labels", problem.Labels);
        Workload workload = problem.Operation.Workload;
        try
        {
            peer.Ask(string.Join(
                ' ',
                "prepare",
                _folder,
                problem.Operation.Kind,
                problem.Operation.Rows,
                problem.Batches,
                string.Join(',', workload.Sizes),
                workload.Hidden,
                workload.Output,
                workload.Loss));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override Sample Run(long calls)
    {
        string[] words = _peer.Ask($"run {calls}").Split(' ');
        return new Sample(double.Parse(words[0], CultureInfo.InvariantCulture), words[1].Length > 0 ? long.Parse(words[1]) : null);
    }

    public override float[] Outputs()
    {
        _peer.Ask("outputs");
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(_folder, "outputs"))).ToArray();
    }

    public override float LossOfStep(int steps) => float.Parse(_peer.Ask($"loss {steps}"), CultureInfo.InvariantCulture);

    public override void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write<T>(string name, T[] values)
        where T : struct => File.WriteAllBytes(Path.Combine(_folder, name), MemoryMarshal.AsBytes<T>(values).ToArray());
}
