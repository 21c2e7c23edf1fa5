using MlpGen.CompilerServices;

namespace MlpGen.Layout;

/// <summary>Enumerates the parameters of a network in its own memory.</summary>
internal struct PackedOrder(NetworkDescription network) : IParameterOrder
{
    private int _layer;
    private int _parameter;

    public bool MoveNext(out int index)
    {
        index = 0;
        if (_layer == network.Layers.Length)
            return false;
        ref readonly LayerDescription layer = ref network.Layers[_layer];
        index = layer.IndexOf(_parameter++);
        if (_parameter == layer.ParameterCount)
            (_layer, _parameter) = (_layer + 1, 0);
        return true;
    }
}
