using System.Collections.Generic;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Prints calls of the generated passes. They take the vector width first, if it can be switched, then the parameters.</summary>
internal sealed class PassCalls(NetworkPlan plan)
{
    /// <summary>The reference to the network's parameters.</summary>
    public string Parameters => $"ref {plan.Names.Parameters}.First";

    /// <summary>Prints a call with the network's own parameters.</summary>
    /// <param name="writer">The writer of the file.</param>
    /// <param name="before">The text before the call.</param>
    /// <param name="pass">The method to call.</param>
    /// <param name="arguments">The arguments after the parameters.</param>
    /// <param name="behind">The text after the closing parenthesis.</param>
    public void Call(CodeWriter writer, string before, string pass, IEnumerable<string> arguments, string behind) =>
        Call(writer, before, pass, Parameters, arguments, behind);

    /// <summary>Prints a call with other parameters.</summary>
    public void Call(CodeWriter writer, string before, string pass, string parameters, IEnumerable<string> arguments, string behind) =>
        writer.List($"{before}$Kernels.{pass}(", [.. Width, parameters, .. arguments], $"){behind}");

    /// <summary>The argument for the vector width, if it can be switched.</summary>
    private IEnumerable<string> Width => plan.WidthSwitch ? [plan.Names.VectorWidth] : [];
}
