using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>One instruction of a method body.</summary>
/// <param name="Offset">The offset in the body.</param>
/// <param name="OpCode">The operation.</param>
/// <param name="Targets">The offsets that it may jump to.</param>
/// <param name="Token">The metadata token of its operand, such as the method it calls. 0 if there is none.</param>
internal readonly record struct IlInstruction(int Offset, OpCode OpCode, int[] Targets, int Token);

/// <summary>Decodes the bytes of a method body (ECMA-335, partition III).</summary>
internal static class IlInstructions
{
    private static readonly Dictionary<ushort, OpCode> s_opCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(opCode => (ushort)opCode.Value);

    public static IEnumerable<IlInstruction> Read(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            int offset = il.Offset;
            ushort code = il.ReadByte();
            if (code == 0xFE)
                code = (ushort)(0xFE00 | il.ReadByte());
            OpCode opCode = s_opCodes[code];
            int[] targets = ReadOperand(ref il, opCode, out int token);
            yield return new IlInstruction(offset, opCode, targets, token);
        }
    }

    private static int[] ReadOperand(ref BlobReader il, OpCode opCode, out int token)
    {
        token = 0;
        switch (opCode.OperandType)
        {
            case OperandType.InlineNone:
                return [];
            case OperandType.ShortInlineBrTarget:
                int near = il.ReadSByte();
                return [il.Offset + near];
            case OperandType.InlineBrTarget:
                int far = il.ReadInt32();
                return [il.Offset + far];
            case OperandType.InlineSwitch:
                int[] steps = new int[il.ReadInt32()];
                foreach (ref int step in steps.AsSpan())
                    step = il.ReadInt32();
                int next = il.Offset;
                return Array.ConvertAll(steps, step => next + step);
            case OperandType.ShortInlineI or OperandType.ShortInlineVar:
                il.ReadByte();
                return [];
            case OperandType.InlineVar:
                il.ReadInt16();
                return [];
            case OperandType.InlineI8 or OperandType.InlineR:
                il.ReadInt64();
                return [];
            case OperandType.InlineI or OperandType.ShortInlineR:
                il.ReadInt32();
                return [];
            default:
                token = il.ReadInt32();
                return [];
        }
    }
}
