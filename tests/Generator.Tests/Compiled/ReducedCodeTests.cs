using System.Linq;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>A network without training or populations has less text and less IL, and nothing that is not called.</summary>
public sealed class ReducedCodeTests
{
    // The shares found when the bounds were set, and a little more.
    [Theory]
    [InlineData("16, 32, 32, 4", 0.39, 0.34)]
    [InlineData("64, 32, 10", 0.42, 0.37)]
    [InlineData("784, 128, 10", 0.41, 0.37)]
    public void Without_training_and_populations_most_of_the_code_is_gone(string sizes, double text, double il)
    {
        CompiledNetwork full = Topologies.Compile(sizes), reduced = Topologies.Compile(sizes, "Training = false, Populations = false, ");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{sizes}: {full.Characters:N0} → {reduced.Characters:N0} characters ({Share(reduced.Characters, full.Characters)}), "
            + $"{full.Bytes:N0} → {reduced.Bytes:N0} bytes of IL ({Share(reduced.Bytes, full.Bytes)})");
        Assert.True(reduced.Characters <= text * full.Characters, $"{reduced.Characters} of {full.Characters} characters");
        Assert.True(reduced.Bytes <= il * full.Bytes, $"{reduced.Bytes} of {full.Bytes} bytes of IL");
    }

    [Theory]
    [InlineData("Training = false, ")]
    [InlineData("Populations = false, ")]
    [InlineData("Training = false, Populations = false, ")]
    public void Every_method_is_called_and_the_absent_words_do_not_occur(string settings)
    {
        foreach (string sizes in new[] { "1, 1", "2, 8, 1", "75, 91, 107" })
        {
            CompiledNetwork reduced = Topologies.Compile(sizes, settings);
            Assert.Empty(reduced.Uncalled);
            string text = string.Concat(reduced.Files.Select(file => file.SourceText.ToString()));
            if (settings.Contains("Training"))
                Assert.DoesNotMatch("Delta|Gradient|TSink|Transpos|Trainer|derivative", text);
            if (settings.Contains("Populations"))
                Assert.DoesNotMatch("Agents|ForwardPopulation|IEvolvable", text);
        }
    }

    private static string Share(int part, int whole) => $"{100.0 * part / whole:F1} %";
}
