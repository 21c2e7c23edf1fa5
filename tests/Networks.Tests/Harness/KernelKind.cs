namespace MlpGen.Networks.Tests.Harness;

/// <summary>What computes a network: the generator's own choice, or one kind of kernel for every layer.</summary>
internal enum KernelKind
{
    /// <summary>As the policy chooses.</summary>
    Policy,
    Scalar,
    Unrolled,
    Tiled,
}
