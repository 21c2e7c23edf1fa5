using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>Selects the generated constructor that leaves the parameters at zero, for loading.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Uninitialized;
