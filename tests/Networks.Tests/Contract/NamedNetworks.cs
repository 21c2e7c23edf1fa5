namespace MlpGen.Networks.Tests.Contract;

// Networks with named inputs, outputs and classes.

[Mlp(3, 16, 2, Hidden = Activation.Tanh)]
[MlpInputs("distance", "angle", "speed")]
[MlpOutputs("steer", "throttle")]
internal sealed partial class Driver;

[Mlp(2, 3, Output = Activation.Identity)]
[MlpInputs("x", "y")]
[MlpClasses(typeof(Place))]
internal sealed partial class PlaceOfPoint;

[Mlp(2, 16, Output = Activation.Identity)]
[MlpOutputs("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p")]
internal sealed partial class Letters;

[Mlp(2, 1)]
[MlpInputs("x", "y")]
[MlpClasses(typeof(Answer))]
internal sealed partial class Question;

[Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class PlaceByLong;

// The attribute stands on another part of the class than [Mlp].
[MlpClasses(typeof(LongPlace))]
internal sealed partial class PlaceByLong;

internal enum Place
{
    Right = 2,
    Left = 0,
    Middle = 1,
}

internal enum Answer : byte
{
    No,
    Yes,
}

internal enum LongPlace : long
{
    Left,
    Middle,
    Right,
}
