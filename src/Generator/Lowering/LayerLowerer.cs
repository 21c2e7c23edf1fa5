using System.Collections.Generic;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Memory;
using MlpGen.Generator.Model;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>Plans the layers one by one: their kernels, strides and parameter offsets.</summary>
internal sealed class LayerLowerer(NetworkModel model, NetworkFeatures features, GenerationOptions options)
{
    private readonly List<LayerPlan> _layers = [];
    private int _parameterCount;

    /// <summary>The kernels of the layers planned so far.</summary>
    public KernelSet Kernels { get; } = new();

    /// <summary>The floats of their parameters in memory, including padding.</summary>
    public int PackedLength { get; private set; }

    /// <summary>Plans every layer.</summary>
    public EquatableArray<LayerPlan> Lower(CancellationToken cancellationToken)
    {
        foreach (LayerModel layer in model.Layers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LayerPlan plan = Lower(layer, _layers.Count > 0 ? _layers[_layers.Count - 1] : null);
            _layers.Add(plan);
            PackedLength += RowLayout.RoundUp(Length(layer));
            _parameterCount += plan.ParameterCount;
        }

        return _layers.ToEquatableArray();
    }

    private LayerPlan Lower(LayerModel layer, LayerPlan? before)
    {
        (KernelKind kind, string reason) = KernelPolicy.Choose(layer, options);
        int stride = RowLayout.Stride(layer.Outputs);
        int inputStride = before?.Stride ?? layer.Inputs;
        DerivativeSource derivative = Derivative(layer);
        bool inKernel = derivative == DerivativeSource.Stored && kind == KernelKind.Unrolled && !IsFusedWithLoss(layer);

        DenseKernel forward = Forward(layer, inputStride, stride, kind, inKernel);
        DenseKernel training = Training(layer, forward);
        DenseKernel delta = Delta(layer, before, stride, kind);
        GradientKernel gradient = new(string.Empty, layer.Inputs, layer.Outputs, inputStride, stride, KernelPolicy.OfGradient(layer, kind));
        AgentsKernel agents = Agents(layer);
        string name = $"Layer{layer.Number}";
        return new LayerPlan(
            layer.Number,
            layer.Inputs,
            layer.Outputs,
            layer.Activation,
            layer.Dropout > 0 ? DerivativeSource.Stored : derivative,
            kind,
            reason,
            PackedLength,
            _parameterCount,
            stride,
            layer.Dropout,
            HasActivationPass: derivative == DerivativeSource.Stored && !inKernel,
            Kernels.Share(forward, name + "Forward"),
            features.Trains ? Kernels.Share(training, name + "Training") : training,
            features.Trains ? Kernels.Share(delta, name + "Delta") : delta,
            features.Trains ? Kernels.Share(gradient, name + "Gradient") : gradient,
            features.Evolves ? Kernels.Share(agents, name + "Agents") : agents);
    }

    private bool IsFusedWithLoss(LayerModel layer) =>
        layer.Number == model.Layers.Count && LossFacts.For(model.Loss).Output is not null;

    private static int Length(LayerModel layer) => Panels.Length(layer.Inputs, layer.Outputs);

    private static DenseKernel Forward(LayerModel layer, int inputStride, int stride, KernelKind kind, bool activates) => new(
        string.Empty,
        "W·x + b",
        layer.Inputs,
        layer.Outputs,
        inputStride,
        stride,
        activates ? Epilogue.Activate : SumEpilogue(layer),
        activates ? layer.Activation : Activation.Identity,
        kind,
        HasBias: true);

    /// <summary>
    /// Returns the forward kernel of training. Dropout also changes the derivative, so the activation becomes a separate pass.
    /// </summary>
    private static DenseKernel Training(LayerModel layer, DenseKernel forward)
    {
        if (forward.Activates)
            return forward with { Epilogue = Epilogue.ActivateAndDerive };
        return layer.Dropout > 0 ? forward with { Epilogue = Epilogue.Store } : forward;
    }

    private static DenseKernel Delta(LayerModel layer, LayerPlan? before, int stride, KernelKind kind) => new(
        string.Empty,
        "Wᵀ·δ",
        layer.Outputs,
        layer.Inputs,
        stride,
        before?.Stride ?? RowLayout.Stride(layer.Inputs),
        DeltaEpilogue(before?.Derivative ?? DerivativeSource.One),
        Activation.Identity,
        kind,
        HasBias: false);

    private static AgentsKernel Agents(LayerModel layer) => new(
        string.Empty,
        layer.Inputs,
        layer.Outputs,
        layer.Activation,
        SumEpilogue(layer),
        HasActivationPass: Derivative(layer) == DerivativeSource.Stored,
        KernelPolicy.PrintsAgentsInFull(layer));

    private static DerivativeSource Derivative(LayerModel layer) => ActivationFacts.For(layer.Activation).Derivative;

    /// <summary>Returns the epilogue of a kernel that does not apply a long activation itself.</summary>
    private static Epilogue SumEpilogue(LayerModel layer) => Derivative(layer) == DerivativeSource.Output ? Epilogue.Relu : Epilogue.Store;

    private static Epilogue DeltaEpilogue(DerivativeSource derivative) => derivative switch
    {
        DerivativeSource.Stored => Epilogue.TimesDerivative,
        DerivativeSource.Output => Epilogue.ReluMask,
        _ => Epilogue.Store,
    };
}
