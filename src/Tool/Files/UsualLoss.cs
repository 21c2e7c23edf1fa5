using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>The loss of a network whose file does not say it.</summary>
internal static class UsualLoss
{
    /// <summary>Returns the loss that belongs to an output activation.</summary>
    public static Loss For(Activation output) => output switch
    {
        Activation.Softmax => Loss.CrossEntropy,
        Activation.Sigmoid => Loss.BinaryCrossEntropy,
        _ => Loss.Quadratic,
    };

    /// <summary>Returns the chosen loss, or the usual one.</summary>
    /// <exception cref="ToolException">The loss needs another output activation.</exception>
    public static Loss Choose(Loss? chosen, Activation output)
    {
        Activation? needed = chosen switch
        {
            Loss.CrossEntropy => Activation.Softmax,
            Loss.BinaryCrossEntropy => Activation.Sigmoid,
            _ => null,
        };
        return needed is null || needed == output
            ? chosen ?? For(output)
            : throw new ToolException($"Loss.{chosen} needs {needed} at the output (the network has {output}). Choose another loss.");
    }
}
