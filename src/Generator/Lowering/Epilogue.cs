namespace MlpGen.Generator.Lowering;

/// <summary>The last operation of a dense kernel on a sum s before it leaves the register.</summary>
internal enum Epilogue
{
    /// <summary>y = s.</summary>
    Store,

    /// <summary>y = max(s, 0).</summary>
    Relu,

    /// <summary>y = σ(s), with the activation of the kernel.</summary>
    Activate,

    /// <summary>y = σ(s), and σ′(s) is stored where the delta will replace it.</summary>
    ActivateAndDerive,

    /// <summary>y = s · y. In the backward pass, y holds the derivative of the activation until the delta replaces it.</summary>
    TimesDerivative,

    /// <summary>y = a &gt; 0 ? s : 0, where a is the activations of the layer. Relu′ needs no separate memory.</summary>
    ReluMask,
}
