using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>A network that learns from targets of one kind. Floats are rows of outputs, integers are classes.</summary>
/// <typeparam name="TTarget">
/// <see cref="float"/> or <see cref="int"/>. Passes are compiled separately for each type, so they do not check it at run time.
/// </typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IGradientSource<TTarget>
    where TTarget : struct
{
    /// <summary>
    /// Creates the pass whose gradients go to a kind of sink. Creating a pass is expensive and calling it is cheap, so create it once and
    /// keep it. Several threads can call it.
    /// </summary>
    /// <typeparam name="TSink">The destination of the gradient.</typeparam>
    GradientPass<TTarget, TSink> CreateGradientPass<TSink>()
        where TSink : struct, IGradientSink;
}
