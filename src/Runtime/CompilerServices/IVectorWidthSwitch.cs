using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>
/// Forces a vector width on one instance of a network. Only for self-checks and MlpGen's own tests: emitted where there are self-checks or
/// <c>MlpGenWidthSwitch</c> is set.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorWidthSwitch
{
    /// <summary>128, 256 or 512 bits, or 0 for the widest that the machine has. What the machine lacks is emulated.</summary>
    int VectorWidth { get; set; }
}
