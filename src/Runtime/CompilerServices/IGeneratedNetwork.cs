using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>The members of a generated network that only the runtime uses. They give access to its memory layout.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IGeneratedNetwork : IInferenceNetwork
{
    /// <summary>Gets the layers and their memory layout.</summary>
    NetworkDescription Description { get; }

    /// <summary>Gets the parameters in their memory layout. Padding is always zero.</summary>
    AlignedBuffer PackedParameters { get; }

    /// <summary>
    /// Replaces <see cref="PackedParameters"/>. A call that has read the old memory completes with it, and later calls use the new one.
    /// </summary>
    /// <param name="parameters">The new parameters, in the same layout. Nobody else may change them.</param>
    void ReplaceParameters(AlignedBuffer parameters);

    /// <summary>Copies the object and its parameters. No constructor runs, so the class can declare any constructors.</summary>
    IGeneratedNetwork Clone();

    /// <summary>Gets the number of rows of a block. A pass over more rows visits each parameter once per block.</summary>
    int BlockRows { get; }
}
