namespace MlpGen.Samples
{
    /// <summary>
    /// Predicts how far a target will move. Inputs: its position and its velocity, in two dimensions. Outputs: the displacement.
    /// </summary>
    [Mlp(4, 24, 24, 2, Hidden = Activation.Tanh, Output = Activation.Identity)]
    public sealed partial class Foresight
    {
    }
}
