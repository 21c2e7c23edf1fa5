using System;
using System.Linq;
using Xunit;

namespace MlpGen.Generator.Tests.Incremental;

/// <summary>Hundreds of edits, as they occur while a user types. Nothing throws, and no outdated output remains.</summary>
public sealed class EditSessionTests
{
    private const string Xor = "using MlpGen;\n\n[Mlp(2, 8, 1)]\npublic sealed partial class Xor\n{\n}\n";
    private const string Digits = "using MlpGen;\n[Mlp(64, Sizes.Hidden, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]\npublic partial class Digits : Reader\n{\n}\n";
    private const string Other = "public static class Sizes { public const int Hidden = 32; }\npublic class Reader { public int Read() { return 1; } }\n";

    [Fact]
    public void An_attribute_is_edited_character_by_character()
    {
        EditSession session = Open();
        session.Type("Xor.cs", "2, 8, 1", "3, 16, 16, 2");
        session.Type("Xor.cs", ")]", ", Hidden = Activation.Relu)]");
        session.Type("Xor.cs", "[Mlp(3, 16, 16, 2, Hidden = Activation.Relu)]", "[Mlp(2, 4, 1, Loss = Loss.BinaryCrossEntropy)]\n[MlpLayer(1, Activation = Activation.Tanh)]");
        session.Type("Digits.cs", "Activation.Softmax", "Activation.Sigmoid");
        session.Type("Digits.cs", "Loss.CrossEntropy", "Loss.Quadratic");
        Assert.Equal(2, session.Generated);
        Assert.True(session.Edits > 250, $"Only {session.Edits} edits were made.");
    }

    [Fact]
    public void A_network_is_taken_away_brought_back_renamed_and_moved()
    {
        EditSession session = Open();
        session.Set("Xor.cs", null);
        Assert.Equal(1, session.Generated);
        session.Set("Moved.cs", Xor);
        session.Type("Moved.cs", "Xor", "Nor");
        session.Type("Moved.cs", "public sealed partial", "internal sealed partial");
        session.Type("Moved.cs", "partial ", string.Empty);
        session.Type("Moved.cs", "class", "partial class");
        session.Set("Digits.cs", Digits + Xor.Replace("using MlpGen;\n", string.Empty, StringComparison.Ordinal));
        Assert.Equal(3, session.Generated);
        session.Replace("Moved.cs", "class Nor", "class Xor");
        session.Set("Moved.cs", null);
        session.Type("Digits.cs", "using MlpGen;\n", "using MlpGen;\n\nnamespace Games.Of.Skill;\n");
        Assert.Equal(2, session.Generated);
    }

    [Fact]
    public void What_a_network_depends_on_is_edited_elsewhere()
    {
        EditSession session = Open();
        session.Type("Other.cs", "Hidden = 32", "Hidden = 4 * 12");
        session.Type("Other.cs", "return 1;", "int Kernels = 1; return Kernels;");
        session.Type("Other.cs", "public int Read()", "public int Kernels() { return 2; } public int Save(string path)");
        session.Type("Other.cs", "class Reader", "class Trainer");
        session.Type("Digits.cs", ": Reader", ": Trainer");
        session.Set("Usings.cs", "global using Loss = System.Int32;\n");
        session.Type("Usings.cs", "Int32", "Int64");
        session.Set("Usings.cs", null);
        session.Set("Guard.cs", "public static class Guard { }");
        session.Type("Guard.cs", "Guard", "Unsafe");
        Assert.Equal(2, session.Generated);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Pieces_are_deleted_doubled_and_moved_at_random(int seed)
    {
        EditSession session = Open();
        Random random = new(seed);
        string[] paths = ["Xor.cs", "Digits.cs", "Other.cs"];
        string[] originals = [Xor, Digits, Other];
        for (int i = 0; i < 150; i++)
        {
            int file = random.Next(paths.Length);
            string text = session[paths[file]];
            string piece = text.Substring(random.Next(text.Length + 1)) is { Length: > 0 } rest ? rest[..random.Next(1, Math.Min(rest.Length, 12) + 1)] : " ";
            int at = random.Next(text.Length + 1);
            session.Set(paths[file], random.Next(4) switch
            {
                0 => originals[file],
                1 when text.Length > piece.Length => text.Remove(Math.Min(at, text.Length - piece.Length), piece.Length),
                2 => session[paths[random.Next(paths.Length)]].Insert(0, "\n"),
                _ => text.Insert(at, piece),
            });
        }

        foreach ((string path, string original) in paths.Zip(originals))
            session.Set(path, original);
        Assert.Equal(2, session.Generated);
    }

    private static EditSession Open()
    {
        EditSession session = new();
        session.Set("Other.cs", Other);
        session.Set("Xor.cs", Xor);
        session.Set("Digits.cs", Digits);
        Assert.Equal(2, session.Generated);
        return session;
    }
}
