using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace MlpGen.Benchmarks.Hosting;

/// <summary>The operation that the benchmark asks a peer to prepare: the words of the request and the numbers in its folder.</summary>
internal sealed class HostedProblem
{
    private readonly string _folder;

    public HostedProblem(string[] words)
    {
        _folder = words[0];
        Kind = words[1];
        Rows = int.Parse(words[2]);
        Batches = int.Parse(words[3]);
        Sizes = [.. words[4].Split(',').Select(int.Parse)];
        Hidden = words[5];
        Output = words[6];
        Loss = words[7];
        Parameters = Read<float>("parameters");
        Inputs = Read<float>("inputs");
        Targets = Read<float>("targets");
        Labels = Read<int>("labels");
    }

    /// <summary>The operation: Forward, Sgd or Adam.</summary>
    public string Kind { get; }

    public int Rows { get; }

    public int Batches { get; }

    public int[] Sizes { get; }

    /// <summary>The activations and the loss, by their names in MlpGen.</summary>
    public string Hidden { get; }

    public string Output { get; }

    public string Loss { get; }

    /// <summary>The weights, <c>[output][input]</c>, then the biases, layer by layer.</summary>
    public float[] Parameters { get; }

    /// <summary>The inputs, <c>[batch][row][input]</c>.</summary>
    public float[] Inputs { get; }

    /// <summary>The targets, <c>[batch][row][output]</c>. Empty if there are labels, and for a forward pass.</summary>
    public float[] Targets { get; }

    /// <summary>The labels, <c>[batch][row]</c>.</summary>
    public int[] Labels { get; }

    public float SgdLearningRate => 0.01f;

    public float AdamLearningRate => 1e-4f;

    /// <summary>Returns one batch of an array with the given number of values in each row.</summary>
    public T[] Batch<T>(T[] values, int batch, int perRow) => values.AsSpan(batch * Rows * perRow, Rows * perRow).ToArray();

    /// <summary>Writes the outputs to the file that the benchmark reads.</summary>
    public void Write(float[] outputs) => File.WriteAllBytes(Path.Combine(_folder, "outputs"), MemoryMarshal.AsBytes<float>(outputs).ToArray());

    private T[] Read<T>(string name)
        where T : struct => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(_folder, name))).ToArray();
}
