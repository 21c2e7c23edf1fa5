using System;
using MlpGen.Benchmarks.Measuring;

namespace MlpGen.Benchmarks.Generation;

/// <summary>Forward passes through the interface, with the same code for all networks.</summary>
internal readonly struct ContractForward(INetwork network, int rows) : ICalls
{
    private readonly float[] _inputs = Values.Random(rows * network.InputSize);

    public float[] Outputs { get; } = new float[rows * network.OutputSize];

    public float Call(int batch)
    {
        network.Forward(_inputs, Outputs);
        return 0;
    }
}

/// <summary>Training steps through the trainer, with the same code for all networks.</summary>
internal readonly struct ContractSteps(INetwork network, int rows) : ICalls
{
    private readonly Trainer _trainer = network.CreateTrainer(new Sgd { LearningRate = 1e-4f });
    private readonly float[] _inputs = Values.Random(rows * network.InputSize);
    private readonly float[] _targets = Values.Random(rows * network.OutputSize);

    public float[] Outputs => [];

    public float Call(int batch) => _trainer.Step(_inputs, _targets);
}

file static class Values
{
    /// <summary>Returns values between −1 and 1, identical in every call.</summary>
    public static float[] Random(int length)
    {
        Pcg32 random = new(7);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }
}
