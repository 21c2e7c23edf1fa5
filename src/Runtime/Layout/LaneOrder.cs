namespace MlpGen.Layout;

/// <summary>The parameters of one agent of a population, counted from where its lane begins.</summary>
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
