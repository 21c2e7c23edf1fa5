using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace MlpGen.Training;

/// <summary>
/// The paces of all sources and datasets that a trainer learns from within a time budget. A new source starts with the pace of other
/// sources with the same batch size, so that callers that create a new source for every frame are not limited to one mini-batch per call.
/// </summary>
internal sealed class SourcePaces
{
    private readonly ConditionalWeakTable<object, Dictionary<int, SourcePace>> _bySource = [];
    private readonly Dictionary<int, CommonPace> _byBatchSize = [];

    /// <summary>Returns the pace of a source and a batch size.</summary>
    /// <param name="source">The source or dataset. For a struct, its type.</param>
    /// <param name="batchSize">The maximum number of rows in its mini-batches.</param>
    public SourcePace PaceOf(object source, int batchSize)
    {
        Dictionary<int, SourcePace> paces = _bySource.GetValue(source, static _ => []);
        if (paces.TryGetValue(batchSize, out SourcePace? pace))
            return pace;
        if (!_byBatchSize.TryGetValue(batchSize, out CommonPace? common))
            _byBatchSize.Add(batchSize, common = new CommonPace());
        paces.Add(batchSize, pace = new SourcePace(common));
        return pace;
    }
}
