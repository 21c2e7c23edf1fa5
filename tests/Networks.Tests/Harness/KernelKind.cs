namespace MlpGen.Networks.Tests.Harness;

/// <summary>The kernels that compute a network: those that the generator chooses, or one kind for every layer.</summary>
internal enum KernelKind
{
    /// <summary>The kernels that the policy chooses.</summary>
    Policy,
    Scalar,
    Unrolled,
    Tiled,
}
