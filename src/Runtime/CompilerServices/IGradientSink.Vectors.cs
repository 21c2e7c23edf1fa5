using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace MlpGen.CompilerServices;

/// <content>The overloads for vectors.</content>
public partial interface IGradientSink
{
    /// <summary>Gets the initial values of the sums of 4 parameters.</summary>
    void Begin(nuint index, out Vector128<float> sum);

    /// <summary>Gets the initial values of the sums of 8 parameters.</summary>
    void Begin(nuint index, out Vector256<float> sum);

    /// <summary>Gets the initial values of the sums of 16 parameters.</summary>
    void Begin(nuint index, out Vector512<float> sum);

    /// <summary>Receives the sums of 4 parameters.</summary>
    void End(nuint index, Vector128<float> sum);

    /// <summary>Receives the sums of 8 parameters.</summary>
    void End(nuint index, Vector256<float> sum);

    /// <summary>Receives the sums of 16 parameters.</summary>
    void End(nuint index, Vector512<float> sum);
}
