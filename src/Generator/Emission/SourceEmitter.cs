using System.Collections.Generic;
using System.Threading;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Emission.Passes;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>The table of contents of what is generated for a network.</summary>
internal static class SourceEmitter
{
    /// <summary>
    /// <c>Name.g.cs</c> holds the contract, <c>Name.Layout.g.cs</c> what lies where, <c>Name.Passes.g.cs</c> what happens to a batch, and <c>Name.Kernels256.g.cs</c> and its
    /// like the layers, once for each vector width.
    /// </summary>
    public static IEnumerable<GeneratedFile> Emit(NetworkPlan plan, CancellationToken cancellationToken)
    {
        string name = plan.Type.HintName;
        ContractEmitter contract = ContractEmitter.For(plan);
        yield return new GeneratedFile($"{name}.g.cs", TypeShellEmitter.File(
            plan.Type,
            "The contract: what the network is and what can be asked of it. Every argument is checked here, and nowhere below.",
            RemarksEmitter.Lines(plan),
            contract.Interfaces,
            hasHelpers: true,
            contract.Emit,
            cancellationToken));
        yield return new GeneratedFile($"{name}.Layout.g.cs", TypeShellEmitter.HelperFile(
            plan.Type,
            "What lies where in parameters and scratch, and what the runtime knows of the network.",
            writer => LayoutEmitter.Emit(writer, plan),
            cancellationToken));
        yield return new GeneratedFile($"{name}.Passes.g.cs", TypeShellEmitter.HelperFile(
            plan.Type,
            "The passes over a batch, block of rows by block of rows, and the choice of the vector width.",
            writer => PassesEmitter.Emit(writer, plan),
            cancellationToken));
        foreach (WidthPlan width in plan.Widths)
        {
            yield return new GeneratedFile($"{name}.{plan.KernelClass(width)}.g.cs", TypeShellEmitter.HelperFile(
                plan.Type,
                width.IsScalar ? "The layers as plain loops." : $"The layers for vectors of {width.Bits} bits.",
                writer => new KernelClassEmitter(writer, plan, width).Emit(),
                cancellationToken));
        }
    }

    /// <summary>The contract alone, with bodies that throw.</summary>
    public static GeneratedFile Emit(BrokenNetwork network, bool selfChecks, CancellationToken cancellationToken)
    {
        ContractEmitter contract = ContractEmitter.For(network, selfChecks);
        return new GeneratedFile($"{network.Type.HintName}.g.cs", TypeShellEmitter.File(
            network.Type,
            "The declaration has an error, so that the members exist but do nothing.",
            [],
            contract.Interfaces,
            hasHelpers: false,
            contract.Emit,
            cancellationToken));
    }
}
