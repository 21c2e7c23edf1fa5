using System.Collections.Generic;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>Plans the layers one by one: kernels, strides, and where parameters lie. Layers of the same shape share their kernels.</summary>
internal sealed class LayerLowerer
{
    private readonly Dictionary<DenseKernel, DenseKernel> _denseKernels = [];
    private readonly Dictionary<GradientKernel, GradientKernel> _gradientKernels = [];
    private readonly Dictionary<AgentsKernel, AgentsKernel> _agentsKernels = [];

    public static (EquatableArray<LayerPlan> Layers, int PackedLength) Lower(NetworkModel model, GenerationOptions options, CancellationToken cancellationToken)
    {
        LayerLowerer lowerer = new();
        List<LayerPlan> layers = [];
        int offset = 0;
        foreach (LayerModel layer in model.Layers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool fusedLoss = layers.Count + 1 == model.Layers.Count && (model.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy);
            LayerPlan plan = lowerer.Lower(layer, layers.Count > 0 ? layers[layers.Count - 1] : null, offset, fusedLoss, options);
            layers.Add(plan);
            offset += RowLayout.RoundUp(PackedLength(layer, plan.Kind));
        }

        return (layers.ToEquatableArray(), offset);
    }

    private static int PackedLength(LayerModel layer, KernelKind kind) =>
        (1 + layer.Inputs) * (kind == KernelKind.Scalar ? layer.Outputs : (layer.Outputs + 3) / 4 * 4);

    private LayerPlan Lower(LayerModel layer, LayerPlan? before, int offset, bool fusedLoss, GenerationOptions options)
    {
        (KernelKind kind, string reason) = KernelPolicy.Choose(layer, options);
        int stride = RowLayout.Stride(layer.Outputs);
        int inputStride = before?.Stride ?? layer.Inputs;
        DenseKernel forward = new(
            string.Empty, "W·x + b", layer.Inputs, layer.Outputs, inputStride, stride, ForwardEpilogue(layer.Activation), Activation.Identity, kind,
            HasBias: true, Transposed: false);
        DenseKernel training = forward;
        bool separate = Derivative(layer.Activation) == DerivativeSource.Stored;
        bool fused = separate && kind == KernelKind.Unrolled && !fusedLoss;
        if (fused)
        {
            forward = forward with { Epilogue = Epilogue.Activate, Activation = layer.Activation };
            training = forward with { Epilogue = Epilogue.ActivateAndDerive };
        }

        if (layer.Dropout > 0 && !fused)
            training = training with { Epilogue = Epilogue.Store };

        DenseKernel delta = new(
            string.Empty, "Wᵀ·δ", layer.Outputs, layer.Inputs, stride, before?.Stride ?? RowLayout.Stride(layer.Inputs),
            DeltaEpilogue(before?.Derivative ?? DerivativeSource.One), Activation.Identity, kind, HasBias: false, Transposed: kind == KernelKind.Scalar);
        GradientKernel gradient = new(string.Empty, layer.Inputs, layer.Outputs, inputStride, stride, GradientKind(kind, layer));
        AgentsKernel agents = AgentsKernel.Of(layer.Inputs, layer.Outputs, layer.Activation, kind);
        return new LayerPlan(
            layer.Number,
            layer.Inputs,
            layer.Outputs,
            layer.Activation,
            layer.Dropout > 0 ? DerivativeSource.Stored : Derivative(layer.Activation),
            kind,
            reason,
            offset,
            stride,
            layer.Dropout,
            separate && !fused,
            Share(_denseKernels, forward, forward with { Name = $"Layer{layer.Number}Forward" }),
            Share(_denseKernels, training, training with { Name = $"Layer{layer.Number}Training" }),
            Share(_denseKernels, delta, delta with { Name = $"Layer{layer.Number}Delta" }),
            Share(_gradientKernels, gradient, gradient with { Name = $"Layer{layer.Number}Gradient" }),
            Share(_agentsKernels, agents, agents with { Name = $"Layer{layer.Number}Agents" }));
    }

    /// <summary>The kernel of the first layer that has one like it, or this one by its name.</summary>
    private static TKernel Share<TKernel>(Dictionary<TKernel, TKernel> known, TKernel kernel, TKernel named)
    {
        if (known.TryGetValue(kernel, out TKernel? first))
            return first;
        known.Add(kernel, named);
        return named;
    }

    private static KernelKind GradientKind(KernelKind kind, LayerModel layer) =>
        kind == KernelKind.Unrolled && !MethodBudget.FitsUnrolledGradient(layer.Inputs, layer.Outputs) ? KernelKind.Tiled : kind;

    private static Epilogue ForwardEpilogue(Activation activation) => activation == Activation.Relu ? Epilogue.Relu : Epilogue.Store;

    private static DerivativeSource Derivative(Activation activation) => activation switch
    {
        Activation.Identity or Activation.Softmax => DerivativeSource.One,
        Activation.Relu => DerivativeSource.Output,
        _ => DerivativeSource.Stored,
    };

    private static Epilogue DeltaEpilogue(DerivativeSource derivative) => derivative switch
    {
        DerivativeSource.Stored => Epilogue.TimesDerivative,
        DerivativeSource.Output => Epilogue.ReluMask,
        _ => Epilogue.Store,
    };
}
