namespace MlpGen.Storage;

/// <content>The shape of a network in memory.</content>
internal sealed partial record NetworkShape
{
    /// <summary>Returns the shape of a network.</summary>
    public static NetworkShape Of(IInferenceNetwork network) =>
        new(network.LayerSizes.ToArray(), network.Activations.ToArray(), network.Loss);
}
