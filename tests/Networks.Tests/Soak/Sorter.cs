namespace MlpGen.Networks.Tests.Soak;

// Large enough that a swap falls into most calls, with several blocks of rows, and with classes that are converted block by block.
[Mlp(24, 96, 7, Hidden = Activation.Tanh, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
[MlpClasses(typeof(Shelf))]
internal sealed partial class Sorter;

internal enum Shelf : long
{
    Top,
    Upper,
    Left,
    Middle,
    Right,
    Lower,
    Bottom,
}
