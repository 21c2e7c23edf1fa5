using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;

namespace MlpGen.Steps;

/// <summary>
/// The current factor of the learning rate in each layer: that of <see cref="TrainerOptions.LayerRates"/> until it is changed.
/// </summary>
internal sealed class LayerRates : ICheckpointed
{
    private const string Key = "trainer.layer_rates";
    private readonly float[] _rates;

    /// <summary>Begins with those of the options.</summary>
    /// <param name="layers">The layers after the inputs.</param>
    /// <param name="rates">One for each; null where all are 1.</param>
    public LayerRates(int layers, IReadOnlyList<float>? rates)
    {
        _rates = new float[layers];
        Set(rates);
    }

    /// <summary>True once they have been set, even to 1: then each layer has a rate of its own.</summary>
    public bool AreSet { get; private set; }

    /// <summary>That of one layer; 0 is the first hidden layer.</summary>
    public float this[int layer]
    {
        get => _rates[layer];
        set => (_rates[layer], AreSet) = (value, true);
    }

    /// <summary>The largest of them.</summary>
    public float Largest
    {
        get
        {
            float largest = 0;
            foreach (float rate in _rates)
                largest = float.Max(largest, rate);
            return largest;
        }
    }

    public void Write(CheckpointWriter writer) => writer.NotNegative(Key, AreSet ? _rates : null);

    public Action Read(CheckpointReader reader)
    {
        float[]? rates = reader.NotNegative(Key, _rates.Length);
        return () => Set(rates);
    }

    private void Set(IReadOnlyList<float>? rates)
    {
        AreSet = rates is not null;
        for (int layer = 0; layer < _rates.Length; layer++)
            _rates[layer] = rates?[layer] ?? 1;
    }
}
