using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Parameters;
using MlpGen.RandomNumbers;

namespace MlpGen.Steps;

/// <summary>Adds Gaussian noise to the parameters of a network while one gradient is computed.</summary>
/// <param name="network">The network.</param>
/// <param name="deviation">The standard deviation of the noise.</param>
/// <param name="seed">The seed of the trainer.</param>
internal sealed class WeightNoise(ITrainable network, float deviation, int seed)
{
    private readonly AlignedBuffer _clean = new(network.PackedParameters.Length);

    /// <summary>Adds the noise of a step. It depends only on the seed and the step.</summary>
    public void Add(long step)
    {
        network.PackedParameters.Span.CopyTo(_clean.Span);

        // One stream, at distant positions: the streams of adjacent seeds are shifted copies of each other.
        PcgSequence random = new(SplitMix64.Mix(seed, step));
        Variation.Mutate(network.PackedParameters.Span, new PackedOrder(network.Description), deviation, rate: 1, ref random);
    }

    /// <summary>Restores the parameters without noise.</summary>
    public void Remove() => _clean.Span.CopyTo(network.PackedParameters.Span);
}
