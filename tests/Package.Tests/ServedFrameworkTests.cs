using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>
/// The frameworks that the packages support. A project for another framework gets an error at restore, not a missing namespace at build.
/// </summary>
public sealed class ServedFrameworkTests(PackedPackages packages)
{
    private static readonly string[] s_unserved = ["netstandard2.0", "net48", "netcoreapp2.1"];
    private static readonly string[] s_served = ["netstandard2.1", "netcoreapp3.1", "net6.0", "net8.0", "net9.0", "net10.0"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MlpGen")]
    [InlineData("MlpGen.Data")]
    [InlineData("MlpGen.Onnx")]
    public async Task Other_frameworks_are_refused_with_a_list_of_the_supported_ones(string id)
    {
        Depth.SkipUnlessDeep();
        UserProject project = new(packages, $"Unserved{id}", string.Empty, string.Join(';', s_unserved), "default", id);

        // The supported frameworks are listed on the lines below each error.
        string[] errors = (await project.RestoreErrorsAsync(Cancellation)).Split("error NU1202: Package ");

        Assert.All(s_unserved, framework =>
        {
            string error = errors.First(
                text => text.StartsWith($"{id} {packages.Version} is not compatible with {framework} ", StringComparison.Ordinal));
            Assert.Contains("netstandard2.1 (", error, StringComparison.Ordinal);
            Assert.Contains("net8.0 (", error, StringComparison.Ordinal);
            Assert.Contains("net10.0 (", error, StringComparison.Ordinal);
        });
    }

    // MlpGen.Data and MlpGen.Onnx depend on MlpGen, which contains the properties that the generator reads.
    [Theory]
    [InlineData("MlpGen")]
    [InlineData("MlpGen.Data")]
    [InlineData("MlpGen.Onnx")]
    public async Task Every_framework_with_netstandard21_is_supported_and_gets_the_properties(string id)
    {
        Depth.SkipUnlessDeep();
        UserProject project = new(packages, $"Served{id}", string.Empty, string.Join(';', s_served), "default", id);

        string imports = await project.RestoreAsync(Cancellation);

        Assert.All(s_served, framework => Assert.Contains($"'$(TargetFramework)' == '{framework}'", imports, StringComparison.Ordinal));
        Assert.Equal(s_served.Length, imports.Split("netstandard2.1/MlpGen.props\" Condition").Length - 1);
    }
}
