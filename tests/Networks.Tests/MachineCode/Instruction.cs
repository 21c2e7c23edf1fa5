using System;

namespace MlpGen.Networks.Tests.MachineCode;

/// <summary>One x86-64 instruction as RyuJIT lists it.</summary>
/// <param name="Mnemonic">The operation.</param>
/// <param name="Operands">The operands, as listed.</param>
internal readonly record struct Instruction(string Mnemonic, string Operands)
{
    public bool IsMultiplyAdd => Mnemonic.StartsWith("vfmadd", StringComparison.Ordinal) || Mnemonic.StartsWith("vfnmadd", StringComparison.Ordinal);

    public bool IsCall => Mnemonic == "call";

    public bool IsJump => Mnemonic[0] == 'j';

    /// <summary>True if the instruction reads or writes the stack. In a loop, this is a value that did not get a register.</summary>
    public bool UsesStack => Operands.Contains("[rsp", StringComparison.Ordinal) || Operands.Contains("[rbp", StringComparison.Ordinal);

    /// <summary>True if the instruction throws for an index that is out of range.</summary>
    public bool ThrowsOutOfRange => IsCall && Operands.Contains("RNGCHKFAIL", StringComparison.Ordinal);

    public override string ToString() => $"{Mnemonic} {Operands}";
}
