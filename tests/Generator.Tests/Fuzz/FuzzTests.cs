using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>
/// Projects drawn at random, each with a network in surroundings that a user might write: the generator neither throws nor writes code that does not
/// compile, in any language version, and reports what it should. <see cref="FuzzSettings"/> says how to draw more of them.
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

        string summary = $"{settings.Count} projects from seed {settings.Seed} on, {run} of them run: {failures.Count} failed";
        output.WriteLine(summary);
        Assert.True(failures.IsEmpty, $"{summary}: {string.Join(", ", failures.Select(failure => failure.Seed).Order())}\n\n{string.Join("\n\n", failures.OrderBy(failure => failure.Text.Length).Take(FailuresShown).Select(failure => failure.Text))}");
    }
}
