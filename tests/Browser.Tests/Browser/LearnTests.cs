using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace MlpGen.Browser.Tests.Browser;

/// <summary>The page Learn in a browser.</summary>
public class LearnTests(Chromium chromium, ITestOutputHelper output)
{
    /// <summary>Counts the frames of a second.</summary>
    private const string CountFrames = """
        new Promise(resolve => {
          let frames = 0;
          const start = performance.now();
          const next = () => performance.now() - start < 1000 ? (frames++, requestAnimationFrame(next)) : resolve(frames);
          next();
        })
        """;

    /// <summary>Notes for how long each frame works, in milliseconds.</summary>
    private const string TimeFrames = """
        (() => {
          const request = window.requestAnimationFrame;
          window.times = [];
          window.requestAnimationFrame = frame => request(time => {
            const start = performance.now();
            frame(time);
            times.push(performance.now() - start);
          });
        })()
        """;

    [Theory]
    [InlineData("Circle")]
    [InlineData("Exclusive or")]
    public async Task The_test_loss_falls_below_0_05(string dataSet)
    {
        const int maxSteps = 20_000;
        await using OpenPage page = await chromium.OpenAsync("");
        await page.Page.Locator("#data").SelectOptionAsync(new SelectOptionValue { Label = dataSet });
        await page.Page.Locator("#play").ClickAsync();
        double loss = await page.WaitAsync(".figures", "data-test-loss", loss => loss < 0.05, TimeSpan.FromMinutes(2));
        double steps = await page.NumberAsync(".figures", "data-steps");
        output.WriteLine($"{dataSet}, 2-8-8-1 Tanh, Adam 0.01: test loss {loss} after {steps} mini-batches of 32.");
        Assert.True(loss < 0.05, $"The test loss was {loss} after {steps} mini-batches.");
        Assert.InRange(steps, 1, maxSteps);
    }

    [Fact]
    public async Task A_2_8_8_1_network_takes_500_mini_batches_a_second()
    {
        await using OpenPage page = await chromium.OpenAsync("");
        double idle = await page.Page.EvaluateAsync<double>(CountFrames);
        await page.Page.EvaluateAsync(TimeFrames);
        await page.Page.Locator("#play").ClickAsync();
        double best = await page.WaitAsync(".figures", "data-steps-per-second", rate => rate >= 500, TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        double steady = await page.NumberAsync(".figures", "data-steps-per-second");
        double frames = await page.NumberAsync(".figures", "data-fps");
        double work = await page.Page.EvaluateAsync<double>("times.sort((a, b) => a - b)[times.length >> 1]");
        output.WriteLine($"2-8-8-1, mini-batches of 32, while it is drawn: {steady} mini-batches and {frames} frames a second.");
        output.WriteLine($"Half of the frames worked for at most {work:0.0} ms. A page that does nothing had {idle:0} frames a second.");
        Assert.True(best >= 500, $"Only {best} mini-batches a second.");
    }

    [Fact]
    public async Task Step_takes_one_mini_batch_and_Reset_begins_again()
    {
        await using OpenPage page = await chromium.OpenAsync("");
        await page.Page.Locator("#step").ClickAsync();
        await page.Page.Locator("#step").ClickAsync();
        Assert.Equal(2, await page.WaitAsync(".figures", "data-steps", steps => steps == 2, TimeSpan.FromSeconds(10)));
        await page.Page.Locator("#reset").ClickAsync();
        Assert.Equal(0, await page.WaitAsync(".figures", "data-steps", steps => steps == 0, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Painted_points_are_learned()
    {
        await using OpenPage page = await chromium.OpenAsync("");
        await page.Page.Locator("#data").SelectOptionAsync(new SelectOptionValue { Label = "Painted points" });
        await page.Page.Locator("#share").FillAsync("0");
        LocatorBoundingBoxResult surface = (await page.Page.Locator("#surface").BoundingBoxAsync())!;
        await StrokeAsync(page.Page, surface, 0.25f);
        await page.Page.GetByText("Orange, class 0").ClickAsync();
        await StrokeAsync(page.Page, surface, 0.75f);
        await page.Page.Locator("#play").ClickAsync();
        double steps = await page.WaitAsync(".figures", "data-steps", steps => steps > 0, TimeSpan.FromSeconds(30));
        Assert.True(steps > 0);
        string code = await page.Page.Locator("pre.code").InnerTextAsync();
        Assert.Contains("float[] targets =", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_follows_the_controls_and_can_be_copied()
    {
        await using OpenPage page = await chromium.OpenAsync("");
        await page.Page.Locator("#optimizer").SelectOptionAsync(new SelectOptionValue { Label = "Sgd with momentum" });
        await page.Page.Locator("#batch").SelectOptionAsync("8");
        await page.Page.Locator("#topology").SelectOptionAsync(new SelectOptionValue { Label = "2-16-16-1 Relu, with or without dropout" });
        await page.Page.Locator("#dropout").SelectOptionAsync(new SelectOptionValue { Label = "0.3" });
        string code = await page.Page.Locator("pre.code").InnerTextAsync();
        Assert.All(
            ["new Sgd { LearningRate = 0.1f, Momentum = 0.9f }", "BatchSize = 8", "[Mlp(2, 16, 16, 1", "[MlpLayer(2, Dropout = 0.3)]"],
            part => Assert.Contains(part, code, StringComparison.Ordinal));
        await page.Page.GetByText("Copy", new() { Exact = true }).ClickAsync();
        await page.Page.GetByText("Copied", new() { Exact = true }).WaitForAsync();
        Assert.Equal(code.Trim(), (await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).Trim());
    }

    private static async Task StrokeAsync(IPage page, LocatorBoundingBoxResult box, float x)
    {
        await page.Mouse.MoveAsync(box.X + (x * box.Width), box.Y + (0.2f * box.Height));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (x * box.Width), box.Y + (0.8f * box.Height), new() { Steps = 20 });
        await page.Mouse.UpAsync();
    }
}
