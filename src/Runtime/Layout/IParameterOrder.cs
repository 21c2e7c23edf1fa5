namespace MlpGen.Layout;

/// <summary>
/// Walks over all parameters of a network in canonical order. A struct, so that what is generic over it has no call for each parameter.
/// </summary>
internal interface IParameterOrder
{
    /// <summary>Finds the next parameter in memory.</summary>
    /// <param name="index">Where it lies.</param>
    /// <returns>False after the last one.</returns>
    bool MoveNext(out int index);
}
