using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Incremental;

/// <summary>
/// A project in an IDE, in which one driver runs after each edit. Its output must match that of a driver that sees the project for the
/// first time.
/// </summary>
internal sealed class EditSession
{
    // The scalar kernels have a tenth of the text and use the same pipeline.
    private static readonly BuildProperties s_properties = new(new Dictionary<string, string> { ["MlpGenKernel"] = "Scalar" });

    private readonly SortedDictionary<string, SyntaxTree> _files = new(StringComparer.Ordinal);
    private CSharpCompilation _compilation = TestCompilation.OnNet10;
    private GeneratorDriver _driver = NewDriver();

    /// <summary>The number of edits so far.</summary>
    public int Edits { get; private set; }

    /// <summary>The number of networks that are currently generated.</summary>
    public int Generated => _driver.GetRunResult().GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath)).DistinctBy(name => name[..name.IndexOf('.', name.LastIndexOf('-'))]).Count();

    /// <summary>The text of a file.</summary>
    public string this[string path] => _files[path].ToString();

    /// <summary>Sets the text of a file, or removes the file, and runs the generator.</summary>
    public void Set(string path, string? text)
    {
        SyntaxTree? before = _files.GetValueOrDefault(path);
        if (text is null)
        {
            _compilation = _compilation.RemoveSyntaxTrees(before!);
            _files.Remove(path);
        }
        else
        {
            SyntaxTree after = _files[path] = TestCompilation.Tree(text, path);
            _compilation = before is null ? _compilation.AddSyntaxTrees(after) : _compilation.ReplaceSyntaxTree(before, after);
        }

        Generate($"{path}: {text}");
    }

    /// <summary>Replaces a part of a file in a single edit.</summary>
    public void Replace(string path, string before, string after)
    {
        Assert.Contains(before, this[path], StringComparison.Ordinal);
        Set(path, this[path].Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Replaces a part of a file as a user types. Deletes it character by character, then types the new text.</summary>
    public void Type(string path, string before, string after)
    {
        int start = this[path].IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{path} does not contain '{before}'.");
        for (int length = before.Length; length > 0; length--)
            Set(path, this[path].Remove(start + length - 1, 1));
        for (int i = 0; i < after.Length; i++)
            Set(path, this[path].Insert(start + i, after[i].ToString()));
    }

    private void Generate(string edit)
    {
        Edits++;
        _driver = _driver.RunGenerators(_compilation, TestContext.Current.CancellationToken);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        GeneratorRunResult fresh = NewDriver().RunGenerators(_compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.True(result.Exception is null, $"{edit}\n{result.Exception}");
        Assert.True(Texts(fresh).SequenceEqual(Texts(result)), $"After edit {Edits}, the files of the session differ from those of a new one. {edit}");
    }

    private static IEnumerable<(string, string)> Texts(GeneratorRunResult result) =>
        result.GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString())).Order();

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new MlpGenerator().AsSourceGenerator()], optionsProvider: s_properties);
}
