using System.Collections.Generic;

namespace MlpGen.Generator.Lowering;

/// <summary>The kernels of a network, each once: layers of the same shape share theirs, named after the first of them.</summary>
internal sealed class KernelSet
{
    private readonly Shared<DenseKernel> _dense = new();
    private readonly Shared<GradientKernel> _gradients = new();
    private readonly Shared<AgentsKernel> _agents = new();

    /// <summary>The dense kernels, in the order in which layers asked for them.</summary>
    public IReadOnlyList<DenseKernel> Dense => _dense.Kernels;

    /// <summary>The weight gradients.</summary>
    public IReadOnlyList<GradientKernel> Gradients => _gradients.Kernels;

    /// <summary>The layers of a population.</summary>
    public IReadOnlyList<AgentsKernel> Agents => _agents.Kernels;

    /// <summary>A kernel like this one, which has no name yet: an earlier layer's, or this one under the name given.</summary>
    public DenseKernel Share(DenseKernel kernel, string name) => _dense.Share(kernel, kernel with { Name = name });

    /// <inheritdoc cref="Share(DenseKernel, string)"/>
    public GradientKernel Share(GradientKernel kernel, string name) => _gradients.Share(kernel, kernel with { Name = name });

    /// <inheritdoc cref="Share(DenseKernel, string)"/>
    public AgentsKernel Share(AgentsKernel kernel, string name) => _agents.Share(kernel, kernel with { Name = name });

    private sealed class Shared<TKernel>
    {
        private readonly Dictionary<TKernel, TKernel> _named = [];

        public List<TKernel> Kernels { get; } = [];

        public TKernel Share(TKernel kernel, TKernel named)
        {
            if (_named.TryGetValue(kernel, out TKernel? known))
                return known;
            _named.Add(kernel, named);
            Kernels.Add(named);
            return named;
        }
    }
}
