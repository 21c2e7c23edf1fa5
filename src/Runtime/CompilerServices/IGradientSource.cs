using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>A network that learns from targets of one kind: floats are rows of outputs, integers are classes.</summary>
/// <typeparam name="TTarget">
/// <see cref="float"/> or <see cref="int"/>. Passes are compiled for each, so nothing is asked at run time.
/// </typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IGradientSource<TTarget>
    where TTarget : struct
{
    /// <summary>
    /// Makes the pass whose gradients go into a kind of sink; once, since a call to it is then cheap. Several threads may call it.
    /// </summary>
    /// <typeparam name="TSink">Where the gradient goes.</typeparam>
    GradientPass<TTarget, TSink> CreateGradientPass<TSink>()
        where TSink : struct, IGradientSink;
}
