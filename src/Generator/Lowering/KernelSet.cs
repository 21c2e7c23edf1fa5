using System.Collections.Generic;

namespace MlpGen.Generator.Lowering;

/// <summary>The distinct kernels of a network. Layers with the same shape share a kernel, which is named after the first of them.</summary>
internal sealed class KernelSet
{
    private readonly Shared<DenseKernel> _dense = new();
    private readonly Shared<GradientKernel> _gradients = new();
    private readonly Shared<AgentsKernel> _agents = new();

    /// <summary>The dense kernels, in the order in which layers requested them.</summary>
    public IReadOnlyList<DenseKernel> Dense => _dense.Kernels;

    /// <summary>The weight gradients.</summary>
    public IReadOnlyList<GradientKernel> Gradients => _gradients.Kernels;

    /// <summary>The kernels of a population.</summary>
    public IReadOnlyList<AgentsKernel> Agents => _agents.Kernels;

    /// <summary>
    /// Returns the kernel of an earlier layer if it is equal to this unnamed kernel, else this kernel with the given name.
    /// </summary>
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
