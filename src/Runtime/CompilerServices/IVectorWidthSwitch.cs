using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>
/// Forces a vector width on one instance of a network. It is intended only for self-checks and for the tests of MlpGen. The generator emits
/// it for projects that have self-checks or set <c>MlpGenWidthSwitch</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorWidthSwitch
{
    /// <summary>
    /// Gets or sets the vector width: 128, 256 or 512 bits, 32 for plain loops, or 0 for the widest that the machine supports. Vectors
    /// that the machine does not support are emulated. A width that <c>MlpGenVectorBits</c> leaves out stands for the narrowest that the
    /// network has.
    /// </summary>
    int VectorWidth { get; set; }
}
