using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Declaration;

/// <summary>The names of declared classes and namespaces.</summary>
internal static class ClassName
{
    private const string Fallback = "Network";
    private const int Longest = 200;

    // A class cannot have the name of one of its members, and would hide a type of the same name.
    private static readonly HashSet<string> s_taken =
    [
        nameof(MlpGen), nameof(System), "Mlp", "MlpLayer", "Load", "Input", "Output", "Costs", "Trained",
        "VerifyGradients", "VerifyKernels", "Finalize", "MemberwiseClone",
        .. typeof(object).GetMethods().Select(method => method.Name),
        .. new[] { typeof(IInferenceNetwork), typeof(INetwork), typeof(IClassifierNetwork) }
            .SelectMany(contract => contract.GetMembers())
            .Select(member => member.Name),
        .. typeof(INetwork).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == nameof(MlpGen))
            .Select(type => type.Name.Split('`')[0]),
    ];

    /// <summary>Returns a name made from the name of a file, such as <c>ThreeDBall</c> from <c>three-d-ball.onnx</c>.</summary>
    public static string FromFile(string path)
    {
        StringBuilder name = new();
        bool isStart = true;
        foreach (char letter in Path.GetFileNameWithoutExtension(path))
        {
            bool isPart = letter < 128 ? char.IsAsciiLetterOrDigit(letter) : SyntaxFacts.IsIdentifierPartCharacter(letter);
            if (isPart && name.Length < Longest)
                name.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = !isPart;
        }

        if (name.Length == 0)
            return Fallback;
        if (!SyntaxFacts.IsIdentifierStartCharacter(name[0]))
            name.Insert(0, Fallback);
        return IsUsable(name.ToString()) ? name.ToString() : name.Append(Fallback).ToString();
    }

    /// <summary>Returns a name that the user chose.</summary>
    /// <exception cref="ToolException">The name cannot be that of a network.</exception>
    public static string Check(string name)
    {
        if (!IsIdentifier(name))
            throw new ToolException($"--name must be a C# name that is not a keyword, such as Digits (was {Shown.Quoted(name)}).");
        return IsUsable(name)
            ? name
            : throw new ToolException($"--name must not be a name that MlpGen or a network's members have (was {Shown.Quoted(name)}).");
    }

    /// <summary>Returns a namespace that the user chose.</summary>
    /// <exception cref="ToolException">The text is not a namespace.</exception>
    public static string CheckNamespace(string name) => name.Split('.').All(IsIdentifier)
        ? name
        : throw new ToolException($"--namespace must be C# names joined by points, such as My.Game (was {Shown.Quoted(name)}).");

    private static bool IsIdentifier(string name) =>
        SyntaxFacts.IsValidIdentifier(name)
        && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;

    private static bool IsUsable(string name) => !s_taken.Contains(name);
}
