using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace MlpGen.Browser.Tests.Browser;

/// <summary>The page Digits in a browser.</summary>
public class DigitsTests(Chromium chromium, ITestOutputHelper output)
{
    /// <summary>Strokes as a person draws them, as points between 0 and 1.</summary>
    private static readonly (int Digit, (float X, float Y)[] Points)[] _digits =
    [
        (0, Circle()),
        (1, [(0.4f, 0.3f), (0.55f, 0.15f), (0.55f, 0.85f)]),
        (4, [(0.5f, 0.15f), (0.3f, 0.5f), (0.3f, 0.55f), (0.72f, 0.55f), (0.6f, 0.4f), (0.6f, 0.85f)]),
        (7, [(0.3f, 0.2f), (0.7f, 0.2f), (0.6f, 0.45f), (0.45f, 0.85f)]),
    ];

    [Fact]
    public async Task A_drawn_digit_is_recognized()
    {
        await using OpenPage page = await TrainedAsync();
        foreach ((int digit, (float, float)[] points) in _digits)
        {
            await page.Page.Locator("#clear").ClickAsync();
            await DrawAsync(page.Page, points);
            string said = await page.Page.Locator("#answer").InnerTextAsync();
            output.WriteLine($"Drawn {digit}, read {said}.");
            Assert.Equal($"{digit}", said);
        }
    }

    [Fact]
    public async Task A_correction_is_learned_at_once()
    {
        await using OpenPage page = await TrainedAsync();
        await DrawAsync(page.Page, _digits[1].Points);
        await page.Page.Locator("#correct-8").ClickAsync();
        await page.Page.GetByText("Learned as 8.").WaitForAsync();
        Assert.Equal("8", await page.Page.Locator("#answer").InnerTextAsync());
        Assert.True(await page.NumberAsync("#training", "data-accuracy") > 0.7);
    }

    [Fact]
    public async Task Save_and_load_restore_the_network()
    {
        await using OpenPage page = await TrainedAsync();
        double trained = await page.NumberAsync("#training", "data-accuracy");
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
        try
        {
            IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("#save").ClickAsync());
            await download.SaveAsAsync(path);
            await page.Page.ReloadAsync();
            await page.WaitAsync("#training", "data-epoch", epoch => epoch >= 1, TimeSpan.FromMinutes(1));
            await page.Page.Locator("#load").SetInputFilesAsync(path);
            await page.Page.GetByText("Loaded ").WaitForAsync();
            Assert.Equal(trained, await page.NumberAsync("#training", "data-accuracy"));

            // A damaged file is refused, and the network stays as it was.
            byte[] bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(path, bytes[..^100], TestContext.Current.CancellationToken);
            await page.Page.Locator("#load").SetInputFilesAsync(path);
            await page.Page.GetByText("was not loaded").WaitForAsync();
            Assert.Equal(trained, await page.NumberAsync("#training", "data-accuracy"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<OpenPage> TrainedAsync()
    {
        OpenPage page = await chromium.OpenAsync("digits/");
        double epoch = await page.WaitAsync("#training", "data-epoch", epoch => epoch >= 30, TimeSpan.FromMinutes(2));
        double accuracy = await page.NumberAsync("#training", "data-accuracy");
        output.WriteLine($"After {epoch} epochs, {accuracy:P1} of the test digits are read right.");
        Assert.True(accuracy > 0.88, $"Only {accuracy:P1} are read right.");
        return page;
    }

    private static async Task DrawAsync(IPage page, (float X, float Y)[] points)
    {
        await page.Locator("#drawing").ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await page.Locator("#drawing").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (points[0].X * box.Width), box.Y + (points[0].Y * box.Height));
        await page.Mouse.DownAsync();
        foreach ((float x, float y) in points)
            await page.Mouse.MoveAsync(box.X + (x * box.Width), box.Y + (y * box.Height), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static (float X, float Y)[] Circle()
    {
        (float, float)[] points = new (float, float)[17];
        for (int i = 0; i < points.Length; i++)
            points[i] = (0.5f + (0.22f * MathF.Sin(MathF.Tau * i / 16)), 0.5f - (0.35f * MathF.Cos(MathF.Tau * i / 16)));
        return points;
    }
}
