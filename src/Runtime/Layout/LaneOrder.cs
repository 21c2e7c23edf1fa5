namespace MlpGen.Layout;

/// <summary>Enumerates the parameters of one agent of a population. Indices are relative to the start of its lane.</summary>
internal struct LaneOrder(PopulationLayout layout) : IParameterOrder
{
    private int _parameter;

    public bool MoveNext(out int index)
    {
        bool isLeft = _parameter < layout.ParameterCount;
        index = isLeft ? layout.Offset(_parameter++) : 0;
        return isLeft;
    }
}
