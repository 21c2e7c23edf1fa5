using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace MlpGen.Training;

/// <summary>
/// The paces of all that a trainer learns from within a time. One that it sees for the first time begins with what others of its batch size
/// took, so that also who makes a new one for each frame gets more than the one mini-batch of the first call.
/// </summary>
internal sealed class SourcePaces
{
    private readonly ConditionalWeakTable<object, Dictionary<int, SourcePace>> _bySource = [];
    private readonly Dictionary<int, CommonPace> _byBatchSize = [];

    /// <summary>That of a source. Another batch size is another pace.</summary>
    /// <param name="source">The source or dataset; the type of one that is a value.</param>
    /// <param name="batchSize">The rows of its mini-batches at most.</param>
    public SourcePace Of(object source, int batchSize)
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
