namespace MlpGen.Layout;

/// <summary>
/// Enumerates all parameters of a network in canonical order. Implementations are structs, so that generic code makes no call for each
/// parameter.
/// </summary>
internal interface IParameterOrder
{
    /// <summary>Moves to the next parameter.</summary>
    /// <param name="index">The index of the parameter in memory.</param>
    /// <returns>False after the last one.</returns>
    bool MoveNext(out int index);
}
