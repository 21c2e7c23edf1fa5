using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Parameters;
using MlpGen.RandomNumbers;

namespace MlpGen.Steps;

/// <summary>Adds normal noise to the parameters of a network for the time of one gradient.</summary>
/// <param name="network">Whose parameters.</param>
/// <param name="deviation">The standard deviation.</param>
/// <param name="seed">The trainer's.</param>
internal sealed class WeightNoise(ITrainable network, float deviation, int seed)
{
    private readonly AlignedBuffer _clean = new(network.PackedParameters.Length);

    /// <summary>Adds the noise of one step, the same for the same step.</summary>
    public void Add(long step)
    {
        network.PackedParameters.Span.CopyTo(_clean.Span);

        // One stream, far apart in it: those of neighbouring numbers are shifted copies of each other.
        PcgSequence random = new(SplitMix64.Mix(seed, step));
        Variation.Mutate(network.PackedParameters.Span, new PackedOrder(network.Description), deviation, rate: 1, ref random);
    }

    /// <summary>Brings the parameters back as they were.</summary>
    public void Remove() => _clean.Span.CopyTo(network.PackedParameters.Span);
}
