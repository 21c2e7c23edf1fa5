namespace MlpGen;

/// <summary>The location of a number that a self-check compares: a weight, a bias, an input or an output of a row, or the loss.</summary>
/// <param name="Layer">
/// The layer of a weight or a bias, numbered as in <see cref="MlpLayerAttribute"/>: 1 is the first hidden layer. Otherwise null.
/// </param>
/// <param name="Row">The row of an input or an output, from 0. Otherwise null.</param>
/// <param name="Output">The output, or the unit to which a weight or a bias belongs, from 0. Otherwise null.</param>
/// <param name="Input">The input, or the unit from which a weight comes, from 0. Otherwise null.</param>
public readonly record struct SelfCheckLocation(int? Layer, int? Row, int? Output, int? Input)
{
    /// <summary>Returns the location as text, for example <c>layer 2, weight [3][5]</c>, which is [output][input].</summary>
    public override string ToString() => this switch
    {
        { Layer: not null, Input: not null } => $"layer {Layer}, weight [{Output}][{Input}]",
        { Layer: not null } => $"layer {Layer}, bias [{Output}]",
        { Input: not null } => $"row {Row}, input [{Input}]",
        { Output: not null } => $"row {Row}, output [{Output}]",
        _ => "the loss",
    };
}
