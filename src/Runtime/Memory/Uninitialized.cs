using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>Marks the generated constructor that leaves the parameters zero, for loading.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Uninitialized;
