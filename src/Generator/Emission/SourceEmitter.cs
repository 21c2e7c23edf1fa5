using System.Collections.Generic;
using System.Threading;
using MlpGen.Generator.Emission.Contract;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Emission.Layout;
using MlpGen.Generator.Emission.Passes;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>Emits the files of a network.</summary>
internal static class SourceEmitter
{
    /// <summary>
    /// Returns the files of a network. <c>Name.g.cs</c> has the contract, <c>Name.Layout.g.cs</c> the offsets, <c>Name.Passes.g.cs</c> the
    /// passes over a batch. <c>Name.Kernels256.g.cs</c> and similar files have the layers, one file for each vector width.
    /// </summary>
    public static IEnumerable<GeneratedFile> Emit(NetworkPlan plan, CancellationToken cancellationToken)
    {
        string name = plan.Type.HintName;
        NetworkContract contract = new(plan);
        yield return new GeneratedFile($"{name}.g.cs", TypeShellEmitter.File(
            plan.Type,
            "The public contract of the network. All arguments are checked here and nowhere below.",
            RemarksEmitter.Lines(plan),
            contract.Interfaces,
            contract.Emit,
            cancellationToken));
        yield return new GeneratedFile($"{name}.Layout.g.cs", TypeShellEmitter.HelperFile(
            plan.Type,
            "The offsets in the parameters and in scratch memory, and the description of the network for the runtime.",
            writer => LayoutEmitter.Emit(writer, plan),
            cancellationToken));
        yield return new GeneratedFile($"{name}.Passes.g.cs", TypeShellEmitter.HelperFile(
            plan.Type,
            "The passes over a batch, one block of rows at a time, and the choice of the vector width.",
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

    /// <summary>Returns the contract of a network with an error, with bodies that throw.</summary>
    public static GeneratedFile Emit(BrokenNetwork network, bool selfChecks, CancellationToken cancellationToken)
    {
        BrokenContract contract = new(network);
        return new GeneratedFile($"{network.Type.HintName}.g.cs", TypeShellEmitter.File(
            network.Type,
            "The declaration has an error. The members exist, but throw.",
            [],
            contract.Interfaces,
            writer => contract.Emit(writer, selfChecks),
            cancellationToken));
    }
}
