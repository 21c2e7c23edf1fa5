using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MlpGen.Checkpoints;

namespace MlpGen.Steps;

/// <summary>What the learning rate is multiplied by in each layer, as it is now: <see cref="TrainerOptions.LayerRates"/> until somebody changes it.</summary>
internal sealed class LayerRates
{
    private const string Unset = "none";
    private readonly float[] _rates;

    /// <summary>Begins with those of the options.</summary>
    /// <param name="layers">The layers after the inputs.</param>
    /// <param name="rates">One for each; null where all are 1.</param>
    public LayerRates(int layers, IReadOnlyList<float>? rates)
    {
        _rates = new float[layers];
        Set(rates);
    }

    /// <summary>Whether anybody has set them, and be it to 1: then layers are told apart.</summary>
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

    /// <summary>Takes one for each layer; null for none.</summary>
    public void Set(IReadOnlyList<float>? rates)
    {
        AreSet = rates is not null;
        for (int layer = 0; layer < _rates.Length; layer++)
            _rates[layer] = rates?[layer] ?? 1;
    }

    /// <summary>As text for a checkpoint, to the last bit.</summary>
    public override string ToString() => AreSet ? string.Join(' ', _rates.Select(rate => CheckpointNumbers.Text(rate))) : Unset;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>What <see cref="Set"/> takes.</returns>
    /// <exception cref="InvalidDataException">It is something else, or has another number of layers.</exception>
    public float[]? Parse(string text)
    {
        if (text == Unset)
            return null;
        string[] parts = text.Split(' ');
        float[] rates = new float[_rates.Length];
        bool fits = parts.Length == rates.Length;
        for (int layer = 0; fits && layer < rates.Length; layer++)
            fits = float.TryParse(parts[layer], CultureInfo.InvariantCulture, out rates[layer]) && rates[layer] >= 0 && float.IsFinite(rates[layer]);
        return fits
            ? rates
            : throw new InvalidDataException(
                $"The metadata says {CheckpointNames.LayerRates} {MessageText.Quoted(text)}; {Unset} or {rates.Length} numbers of at least 0 fit.");
    }
}
