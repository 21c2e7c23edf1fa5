using System.Collections.Generic;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Calls of the generated passes: each begins with the vector width, where it can be switched, and with the parameters.</summary>
internal sealed class PassCalls(NetworkPlan plan)
{
    /// <summary>The parameters that lie in the network.</summary>
    public string Parameters => $"ref {plan.Names.Parameters}.First";

    /// <summary>Prints a call with the network's own parameters.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="before">What stands before the call.</param>
    /// <param name="pass">The method.</param>
    /// <param name="arguments">What it takes behind the parameters.</param>
    /// <param name="behind">What stands behind the closing parenthesis.</param>
    public void Call(CodeWriter writer, string before, string pass, IEnumerable<string> arguments, string behind) =>
        Call(writer, before, pass, Parameters, arguments, behind);

    /// <summary>Prints a call with other parameters.</summary>
    public void Call(CodeWriter writer, string before, string pass, string parameters, IEnumerable<string> arguments, string behind) =>
        writer.List($"{before}$Kernels.{pass}(", [.. Width, parameters, .. arguments], $"){behind}");

    /// <summary>The width, for what takes it.</summary>
    private IEnumerable<string> Width => plan.WidthSwitch ? [plan.Names.VectorWidth] : [];
}
