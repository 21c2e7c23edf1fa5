namespace MlpGen.Generator.Lowering;

/// <summary>What a dense kernel does with a finished sum s before it leaves the register.</summary>
internal enum Epilogue
{
    /// <summary>y = s.</summary>
    Store,

    /// <summary>y = max(s, 0).</summary>
    Relu,

    /// <summary>y = σ(s), with the activation of the kernel.</summary>
    Activate,

    /// <summary>The same, and σ′(s) to where the delta will stand.</summary>
    ActivateAndDerive,

    /// <summary>y = s · y: on the way back, y holds the derivative of the activation until the delta replaces it.</summary>
    TimesDerivative,

    /// <summary>y = a &gt; 0 ? s : 0, with a the activations of the layer: Relu′ needs no memory of its own.</summary>
    ReluMask,
}
