using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal partial interface IUpdateRule<TSelf>
{
    /// <summary>Updates 4 parameters.</summary>
    void Apply(nuint index, Vector128<float> gradient);

    /// <summary>Updates 8 parameters.</summary>
    void Apply(nuint index, Vector256<float> gradient);

    /// <summary>Updates 16 parameters.</summary>
    void Apply(nuint index, Vector512<float> gradient);
}
