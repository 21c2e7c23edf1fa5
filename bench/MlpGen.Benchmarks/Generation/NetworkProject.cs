using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.Benchmarks.Generation;

/// <summary>A project as an IDE sees it: networks, each in its own file, among 300 unrelated files.</summary>
internal sealed class NetworkProject
{
    private const int OtherFiles = 300;
    private const string InMethod = "total += ";
    private const string InDeclaration = "const int Limit = ";
    private const string InSizes = "Mlp(";

    private readonly string[] _networks;
    private readonly string[] _others;
    private int _edits;

    public NetworkProject(int networks)
    {
        _networks = [.. Enumerable.Range(0, networks).Select(i => $"namespace Game.Brains;\n\n{Topology.Typical(i).Declaration($"Network{i}")}")];
        _others = [.. Enumerable.Range(0, OtherFiles).Select(Other)];
        Compilation = Open();
    }

    /// <summary>The current state of the project.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>Returns the project parsed from its text, without any bound symbols, as when it is opened.</summary>
    public CSharpCompilation Open() => Build.Empty.AddSyntaxTrees(
        _networks.Select((text, i) => Tree(text, $"Network{i}.cs")).Concat(_others.Select((text, i) => Tree(text, $"Part{i}.cs"))));

    /// <summary>Edits a method of another file.</summary>
    public void EditMethod() => Edit(Compilation.SyntaxTrees[_networks.Length + (_edits % OtherFiles)], InMethod);

    /// <summary>Changes a constant of another file, which might be the size of a network.</summary>
    public void EditDeclaration() => Edit(Compilation.SyntaxTrees[_networks.Length + (_edits % OtherFiles)], InDeclaration);

    /// <summary>Changes the number of inputs of a network.</summary>
    public void EditNetwork() => Edit(Compilation.SyntaxTrees[_edits % _networks.Length], InSizes);

    // Replaces the number after the given text.
    private void Edit(SyntaxTree tree, string before)
    {
        string text = tree.ToString();
        int start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        int end = start;
        while (char.IsDigit(text[end]))
            end++;
        int number = 2 + (++_edits % 60);
        SourceText edited = tree.GetText().WithChanges(new TextChange(TextSpan.FromBounds(start, end), number.ToString(CultureInfo.InvariantCulture)));
        Compilation = Compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(edited));
    }

    private static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, path: path);

    // A class of a game, with unrelated attributes.
    private static string Other(int i) => $$"""
        using System;
        using System.Collections.Generic;

        namespace Game.Parts{{i % 10}};

        [Serializable]
        public sealed class Part{{i}}
        {
            private const int Limit = 1;
            private readonly List<int> _values = new();

            public event EventHandler? Changed;

            public int Count => _values.Count;

            {{string.Join("\n\n    ", Enumerable.Range(0, 12).Select(Method))}}
        }
        """;

    private static string Method(int number) => $$"""
        [Obsolete("{{number}}")]
            public int Method{{number}}(int a, int b)
            {
                int total = Limit;
                for (int i = a; i < b; i++)
                    _values.Add(i * {{number}});
                total += 1;
                Changed?.Invoke(this, EventArgs.Empty);
                return total + _values.Count;
            }
        """;
}
