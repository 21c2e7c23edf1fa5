using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Calls;

/// <summary>Compares the analyzer with the calls themselves. It reports exactly the calls that throw when they run.</summary>
public sealed class RandomCallTests
{
    private const int Calls = 300;

    public static TheoryData<int> Seeds => Depth.Choose([1], new TheoryData<int>(1, 2, 3, 4));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Reports_the_calls_that_throw_and_no_other(int seed)
    {
        CSharpCompilation compilation = CalledNetworks.Create(RandomCall.Program(seed, Calls));
        Type program = CalledNetworks.Load(compilation).GetType("Calls")!;
        ILookup<string, Diagnostic> reported = (await AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken)).ToLookup(Method);

        (string Call, ArgumentException Exception)[] thrown = [.. Enumerable.Range(0, Calls)
            .Select(number => $"Call{number}")
            .Select(call => (call, Thrown(program, call)!))
            .Where(pair => pair.Item2 is not null)];
        Assert.InRange(thrown.Length, Calls / 5, Calls * 4 / 5);
        Assert.Equal(thrown.Select(pair => pair.Call).Order(), reported.Select(call => call.Key).Order());

        // Guard stops at the first wrong argument, so the analyzer's first diagnostic must name the same one.
        Assert.All(thrown, pair => Assert.StartsWith(
            pair.Exception is ArgumentOutOfRangeException ? "The label" : $"'{pair.Exception.ParamName}' of ",
            reported[pair.Call].First().GetMessage(),
            StringComparison.Ordinal));
    }

    private static ArgumentException? Thrown(Type program, string name)
    {
        try
        {
            program.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
            return null;
        }
        catch (ArgumentException thrown)
        {
            return thrown;
        }
    }

    private static string Method(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text;
}
