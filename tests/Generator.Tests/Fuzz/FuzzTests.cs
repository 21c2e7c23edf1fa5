using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>
/// Random projects, each with a network in a context that a user might write. The generator does not throw, writes code that compiles in
/// any language version, and reports the expected diagnostics. <see cref="FuzzSettings"/> explains how to run more of them.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int FailuresShown = 12;

    [Fact]
    public void Drawn_projects_compile_and_report_what_is_expected()
    {
        FuzzSettings settings = FuzzSettings.FromEnvironment();
        ConcurrentBag<(int Seed, string Text)> failures = [];
        int run = 0;
        Parallel.For(0, settings.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken }, index =>
        {
            FuzzCase? fuzz = null;
            try
            {
                fuzz = FuzzDrawing.Draw(settings.Seed + index);
                CaseChecks checks = new(fuzz);
                checks.All();
                if (checks.HasRun)
                    Interlocked.Increment(ref run);
            }
            catch (Exception thrown) when (thrown is not OperationCanceledException)
            {
                failures.Add((settings.Seed + index, $"{thrown}\n{fuzz}"));
            }
        });

        string summary = $"{settings.Count} projects starting at seed {settings.Seed}, {run} of which also ran: {failures.Count} failed";
        output.WriteLine(summary);
        Assert.True(failures.IsEmpty, $"{summary}: {string.Join(", ", failures.Select(failure => failure.Seed).Order())}\n\n{string.Join("\n\n", failures.OrderBy(failure => failure.Text.Length).Take(FailuresShown).Select(failure => failure.Text))}");
    }
}
