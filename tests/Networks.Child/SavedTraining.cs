using System;
using System.IO;

namespace MlpGen.Networks.Child;

/// <summary>The kind of file that is saved.</summary>
internal enum SavedKind
{
    Network,
    Checkpoint,
}

/// <summary>A network of some megabytes, so that saving takes a while.</summary>
[Mlp(256, 512, 256, 16, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class LargeNetwork;

/// <summary>A training run in which each state follows from the saved state before it and differs from it.</summary>
internal sealed class SavedTraining : IDisposable
{
    private readonly SavedKind _kind;
    private readonly LargeNetwork _network = new(seed: 1);
    private readonly Trainer _trainer;
    private readonly float[] _inputs = new float[LargeNetwork.InputSize];
    private readonly float[] _targets = new float[LargeNetwork.OutputSize];

    public SavedTraining(SavedKind kind)
    {
        _kind = kind;
        // The file of a network contains no optimizer state, so this optimizer must be stateless.
        _trainer = _network.CreateTrainer(kind == SavedKind.Checkpoint ? new Adam() : new Sgd { LearningRate = 0.001f });
        Pcg32 random = new(5);
        foreach (ref float input in _inputs.AsSpan())
            input = random.NextNormal();
        _targets.AsSpan().Fill(100);
    }

    public void Step() => _trainer.Step(_inputs, _targets);

    public void Load(string path)
    {
        if (_kind == SavedKind.Checkpoint)
            _trainer.LoadCheckpoint(path);
        else
            _network.LoadFrom(path);
    }

    public void Save(string path)
    {
        if (_kind == SavedKind.Checkpoint)
            _trainer.SaveCheckpoint(path);
        else
            _network.Save(path);
    }

    /// <summary>Returns the contents of a file of this state.</summary>
    public byte[] ToArray()
    {
        using MemoryStream stream = new();
        if (_kind == SavedKind.Checkpoint)
            _trainer.SaveCheckpoint(stream);
        else
            _network.Save(stream);
        return stream.ToArray();
    }

    public void Dispose() => _trainer.Dispose();
}
