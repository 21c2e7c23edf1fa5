using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;

namespace MlpGen.Steps;

/// <summary>The current learning rate multiplier of each layer. It starts as <see cref="TrainerOptions.LayerRates"/>.</summary>
internal sealed class LayerRates : ICheckpointed
{
    private const string Key = "trainer.layer_rates";
    private readonly float[] _rates;

    /// <summary>Starts with the multipliers of the options.</summary>
    /// <param name="layers">The number of layers, without the inputs.</param>
    /// <param name="rates">The multiplier of each layer. Null if all are 1.</param>
    public LayerRates(int layers, IReadOnlyList<float>? rates)
    {
        _rates = new float[layers];
        Set(rates);
    }

    /// <summary>True once any multiplier has been set, even to 1. Then each layer has its own.</summary>
    public bool AreSet { get; private set; }

    /// <summary>Gets or sets the multiplier of a layer. 0 is the first hidden layer.</summary>
    public float this[int layer]
    {
        get => _rates[layer];
        set => (_rates[layer], AreSet) = (value, true);
    }

    /// <summary>The largest multiplier.</summary>
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
