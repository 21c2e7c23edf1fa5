using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// The methods that run a network layer by layer. The kernel class of each vector width declares them, and the passes call them.
/// </summary>
internal static class LayerMethods
{
    private static readonly MethodParameter Parameters = new("float", "parameters");
    private static readonly MethodParameter Inputs = new("float", "inputs");
    private static readonly MethodParameter Scratch = new("float", "scratch");
    private static readonly MethodParameter Workspace = new("float", "workspace");
    private static readonly MethodParameter Rows = new("int", "rows", IsReference: false);
    private static readonly MethodParameter Values = new("float", "values");
    private static readonly MethodParameter Count = new("int", "count", IsReference: false);

    public static readonly LayerMethod ForwardRow =
        new("ForwardRow", [Parameters, new("float", "input"), new("float", "output"), Scratch]);

    public static readonly LayerMethod ForwardRows = new("ForwardRows", [Parameters, Inputs, Rows, new("float", "outputs"), Scratch]);

    public static readonly LayerMethod Activate = new("ActivateOutputs", [Values, Count]);

    public static readonly LayerMethod ActivateAndDerive = new("ActivateOutputs", [Values, new("float", "derivatives"), Count]);

    public static readonly LayerMethod OutputDelta = new("OutputDelta", [Workspace, Rows]);

    public static readonly LayerMethod HiddenDeltas = new("HiddenDeltas", [Parameters, Workspace, Rows]);

    public static readonly LayerMethod AddGradients =
        new("AddGradients<TSink>", [Inputs, Rows, Workspace, new("TSink", "sink")], KernelText.SinkConstraint);

    public static readonly LayerMethod InputGradients =
        new("InputGradients", [Parameters, Workspace, Rows, new("float", "inputGradients")]);

    public static readonly LayerMethod ForwardAgents = new("ForwardAgents", [Parameters, Scratch]);

    /// <summary>Returns the forward pass of training. With dropout, it takes a parameter that says which units to drop.</summary>
    public static LayerMethod ForwardTraining(NetworkPlan plan)
    {
        MethodParameter draw = new("$DropoutDraw", "draw", IsReference: false);
        IEnumerable<MethodParameter> parameters = [Parameters, Inputs, Rows, Workspace];
        return new("ForwardTraining", [.. plan.HasDropout ? parameters.Append(draw) : parameters]);
    }
}

/// <summary>A method of the kernel classes.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Parameters">The parameters of the method.</param>
/// <param name="Constraint">The constraint of the type parameter, or null.</param>
internal sealed record LayerMethod(string Name, IReadOnlyList<MethodParameter> Parameters, string? Constraint = null)
{
    /// <summary>The parameters in the declaration.</summary>
    public string[] Declarations => [.. Parameters.Select(parameter => parameter.Declaration)];

    /// <summary>The arguments of a call from a method with the same parameters.</summary>
    public string[] Arguments => [.. Parameters.Select(parameter => parameter.Argument)];
}

/// <summary>A parameter of such a method.</summary>
/// <param name="Type">The type of the parameter.</param>
/// <param name="Name">The name of the parameter.</param>
/// <param name="IsReference">True if the parameter is passed by reference, usually to the first of many floats.</param>
internal sealed record MethodParameter(string Type, string Name, bool IsReference = true)
{
    /// <summary>The parameter in a declaration.</summary>
    public string Declaration => IsReference ? $"ref {Type} {Name}" : $"{Type} {Name}";

    /// <summary>The parameter in a call.</summary>
    public string Argument => IsReference ? $"ref {Name}" : Name;
}
