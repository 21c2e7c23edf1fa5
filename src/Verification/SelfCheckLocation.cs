namespace MlpGen;

/// <summary>Which number of a network a self-check speaks of: a weight, a bias, an input or an output of a row, or the loss.</summary>
/// <param name="Layer">
/// The layer of a weight or a bias, counted as <see cref="MlpLayerAttribute"/> does: from 1, the first hidden layer.
/// </param>
/// <param name="Row">The row of an input or an output, from 0.</param>
/// <param name="Output">The unit that a weight leads to, that a bias belongs to or that is an output, from 0.</param>
/// <param name="Input">The unit that a weight comes from, or the input, from 0.</param>
public readonly record struct SelfCheckLocation(int? Layer, int? Row, int? Output, int? Input)
{
    /// <summary>For example <c>layer 2, weight [3][5]</c>, which is [output][input].</summary>
    public override string ToString() => this switch
    {
        { Layer: not null, Input: not null } => $"layer {Layer}, weight [{Output}][{Input}]",
        { Layer: not null } => $"layer {Layer}, bias [{Output}]",
        { Input: not null } => $"row {Row}, input [{Input}]",
        { Output: not null } => $"row {Row}, output [{Output}]",
        _ => "the loss",
    };
}
