using System;
using System.Linq;
using static MlpGen.Text.MessageText;

namespace MlpGen;

/// <summary>
/// The names of a network's layers in a safetensors file. The weights of a layer are the tensor <c>NAME.weight</c> of shape
/// [outputs, inputs], and its biases are <c>NAME.bias</c> of shape [outputs], as in PyTorch's <c>nn.Linear</c>.
/// </summary>
/// <remarks>
/// <see cref="NetworkFile.Load(IInferenceNetwork, string)"/> finds numbered layers by itself. These names are for other files, and for
/// files that another program reads.
/// </remarks>
public sealed class TensorNames
{
    private readonly string[] _layers;
    private readonly string _prefix;
    private readonly int _first;
    private readonly int _step;

    private TensorNames(string[] layers, string prefix, int first, int step) =>
        (_layers, _prefix, _first, _step) = (layers, prefix, first, step);

    /// <summary>Gets <c>layers.0</c>, <c>layers.1</c> and so on, the names that this library writes by default.</summary>
    public static TensorNames Layers { get; } = Numbered("layers.");

    /// <summary>
    /// Gets <c>0</c>, <c>2</c>, <c>4</c> and so on: the names in PyTorch's <c>nn.Sequential</c>, if an activation follows each
    /// <c>nn.Linear</c>.
    /// </summary>
    public static TensorNames Sequential { get; } = Numbered("", step: 2);

    /// <summary>Gets <c>fc1</c>, <c>fc2</c> and so on, the names of many hand-written PyTorch modules.</summary>
    public static TensorNames FullyConnected { get; } = Numbered("fc", first: 1);

    /// <summary>Returns numbered names.</summary>
    /// <param name="prefix">The text before the number, such as <c>net.</c>.</param>
    /// <param name="first">The number of the first layer after the inputs, at least 0.</param>
    /// <param name="step">The difference between the numbers of consecutive layers, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static TensorNames Numbered(string prefix, int first = 0, int step = 1)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (first < 0)
            throw new ArgumentOutOfRangeException(nameof(first), $"first must be at least 0 (was {first}).");
        if (step < 1)
            throw new ArgumentOutOfRangeException(nameof(step), $"step must be at least 1 (was {step}).");
        return new([], prefix, first, step);
    }

    /// <summary>Returns names of your choice.</summary>
    /// <param name="layers">The name of each layer after the inputs, such as <c>encoder.hidden</c>.</param>
    /// <exception cref="ArgumentException">There are no names, or a name is empty or occurs twice.</exception>
    public static TensorNames Of(params string[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Length == 0)
            throw new ArgumentException("There must be a name for each layer (was empty).", nameof(layers));
        if (layers.Any(string.IsNullOrEmpty))
            throw new ArgumentException("The name of a layer must not be empty.", nameof(layers));
        string? twice = layers.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
            throw new ArgumentException($"The names of layers must be unique ({Quoted(twice)} occurs twice).", nameof(layers));
        return new([.. layers], "", 0, 0);
    }

    /// <summary>Returns the names, such as <c>fc1, fc2, …</c>.</summary>
    public override string ToString() => _layers.Length > 0 ? string.Join(", ", _layers) : $"{this[0]}, {this[1]}, …";

    /// <summary>Returns the name of a layer.</summary>
    /// <param name="layer">The layer, 0 for the first one after the inputs.</param>
    internal string this[int layer] => _layers.Length > 0 ? _layers[layer] : $"{_prefix}{_first + ((long)layer * _step)}";

    /// <summary>Returns true if a tensor belongs to the layer after the last one, so that the file holds a deeper network.</summary>
    internal bool Continues(string tensor, int layers) => _layers.Length == 0 && tensor == $"{this[layers]}.weight";

    /// <summary>Throws unless there is a name for each layer of a network.</summary>
    /// <exception cref="ArgumentException">There are more or fewer names than layers.</exception>
    internal void Check(int layers, string parameter)
    {
        if (_layers.Length > 0 && _layers.Length != layers)
        {
            throw new ArgumentException(
                $"There must be {layers} names, one for each layer after the inputs (was {_layers.Length}).", parameter);
        }
    }
}
