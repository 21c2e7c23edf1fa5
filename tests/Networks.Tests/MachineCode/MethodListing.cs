using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Networks.Tests.MachineCode;

/// <summary>The machine code of a method and the loops in it.</summary>
internal sealed class MethodListing
{
    private const string Head = "; Assembly listing for method ";
    private readonly List<Instruction> _instructions = [];
    private readonly Dictionary<string, int> _labels = [];

    private MethodListing(string head)
    {
        // The format is Type:Method[type arguments](parameters) (tier).
        Name = head[..head.IndexOfAny(['[', '('])];
        IsOptimized = head.EndsWith("(FullOpts)", StringComparison.Ordinal);
    }

    /// <summary>The name, in the form Class:Method.</summary>
    public string Name { get; }

    /// <summary>
    /// True if the method was optimized right away, so it is neither code of the first tier nor too long for the JIT to optimize.
    /// </summary>
    public bool IsOptimized { get; }

    /// <summary>True if the method checks an index of an array or a span.</summary>
    public bool ChecksIndex => _instructions.Any(instruction => instruction.ThrowsOutOfRange);

    /// <summary>The names of called methods, as the listing has them.</summary>
    public IEnumerable<string> Calls => _instructions.Where(instruction => instruction.IsCall).Select(instruction => instruction.Operands);

    /// <summary>The innermost loops with a multiply-add, each from a label to the jump back to it.</summary>
    public IReadOnlyList<Instruction[]> Loops
    {
        get
        {
            List<(int First, int Last)> loops = [];
            for (int i = 0; i < _instructions.Count; i++)
            {
                string target = _instructions[i].Operands.Split(' ')[^1];
                if (_instructions[i].IsJump && _labels.TryGetValue(target, out int first) && first <= i)
                    loops.Add((first, i));
            }

            return [.. loops
                .Where(outer => !loops.Any(inner => inner != outer && inner.First >= outer.First && inner.Last <= outer.Last))
                .Select(loop => _instructions[loop.First..(loop.Last + 1)].ToArray())
                .Where(loop => loop.Any(instruction => instruction.IsMultiplyAdd))];
        }
    }

    /// <summary>Parses the output of DOTNET_JitDisasm.</summary>
    public static IReadOnlyList<MethodListing> Parse(IEnumerable<string> lines)
    {
        List<MethodListing> methods = [];
        foreach (string line in lines)
        {
            if (line.StartsWith(Head, StringComparison.Ordinal))
                methods.Add(new MethodListing(line[Head.Length..].Trim()));
            else if (methods.Count > 0)
                methods[^1].Add(line);
        }

        return methods;
    }

    private void Add(string line)
    {
        // "G_M000_IG05:    ;; offset=0x00A0" is a label, "       vmovups  zmm0, zmmword ptr [rax]" is an instruction, and ";" starts a
        // comment.
        if (line.StartsWith('G') && line.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon)
        {
            _labels[line[..colon]] = _instructions.Count;
            return;
        }

        string code = line.Split(';')[0].Trim();
        if (!line.StartsWith(' ') || code.Length == 0 || !char.IsAsciiLetterLower(code[0]))
            return;
        int space = code.IndexOf(' ', StringComparison.Ordinal);
        _instructions.Add(space < 0 ? new Instruction(code, "") : new Instruction(code[..space], code[space..].Trim()));
    }
}
