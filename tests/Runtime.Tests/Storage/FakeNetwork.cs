using System;
using System.IO;
using MlpGen.Tests;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>A network that holds parameters and computes nothing. Tests of saving and loading need no more, and no generator.</summary>
internal sealed class FakeNetwork(int[] sizes, Activation[] activations, Loss loss = Loss.Quadratic) : StubNetwork(sizes, activations, loss)
{
    /// <summary>True if reading the parameters throws.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Creates a 2-3-1 network with the 13 parameters 1 to 13.</summary>
    public static FakeNetwork Small()
    {
        FakeNetwork network = new([2, 3, 1], [Activation.Tanh, Activation.Sigmoid]);
        for (int i = 0; i < network.ParameterCount; i++)
            network.Parameters[i] = i + 1;
        return network;
    }

    /// <summary>Creates a 2-3-1 network with different parameters, which are all −7.</summary>
    public static FakeNetwork Other()
    {
        FakeNetwork network = Small();
        Array.Fill(network.Parameters, -7f);
        return network;
    }

    public byte[] Saved()
    {
        MemoryStream stream = new();
        NetworkFile.Save(this, stream);
        return stream.ToArray();
    }

    public override void GetParameters(Span<float> destination)
    {
        if (IsBroken)
            throw new NotSupportedException();
        base.GetParameters(destination);
    }
}
