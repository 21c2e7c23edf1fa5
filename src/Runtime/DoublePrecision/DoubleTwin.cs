using System;
using System.ComponentModel;
using MlpGen.Storage;

namespace MlpGen.CompilerServices;

/// <summary>Creates the double twin of a network, for the generated <c>ToDouble</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DoubleTwin
{
    /// <summary>Returns a network in double precision with the layers and the parameters of a network.</summary>
    /// <param name="network">The network. It is not changed.</param>
    public static DoubleNetwork Create(IInferenceNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        DoubleNetwork twin = new(NetworkShape.Of(network), network.GetType().Name);
        twin.CopyFrom(network);
        return twin;
    }
}
