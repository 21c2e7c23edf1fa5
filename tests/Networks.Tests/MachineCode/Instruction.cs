using System;

namespace MlpGen.Networks.Tests.MachineCode;

/// <summary>One x86-64 instruction as RyuJIT lists it.</summary>
/// <param name="Mnemonic">What it does.</param>
/// <param name="Operands">What with.</param>
internal readonly record struct Instruction(string Mnemonic, string Operands)
{
    public bool IsMultiplyAdd => Mnemonic.StartsWith("vfmadd", StringComparison.Ordinal) || Mnemonic.StartsWith("vfnmadd", StringComparison.Ordinal);

    public bool IsCall => Mnemonic == "call";

    public bool IsJump => Mnemonic[0] == 'j';

    /// <summary>Whether it reads or writes the stack: in a loop, a value that found no register.</summary>
    public bool UsesStack => Operands.Contains("[rsp", StringComparison.Ordinal) || Operands.Contains("[rbp", StringComparison.Ordinal);

    /// <summary>Whether this is where an index that failed its check ends up.</summary>
    public bool ThrowsOutOfRange => IsCall && Operands.Contains("RNGCHKFAIL", StringComparison.Ordinal);

    public override string ToString() => $"{Mnemonic} {Operands}";
}
