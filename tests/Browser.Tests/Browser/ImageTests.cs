using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace MlpGen.Browser.Tests.Browser;

/// <summary>Writes the pictures of the README, if MLPGEN_IMAGES names their folder.</summary>
public class ImageTests(Chromium chromium)
{
    [Fact]
    public async Task Learn_with_a_trained_spiral()
    {
        string? folder = Environment.GetEnvironmentVariable("MLPGEN_IMAGES");
        Assert.SkipWhen(folder is null, "MLPGEN_IMAGES is not set.");
        await using OpenPage page = await chromium.OpenAsync("", width: 1440);
        await page.Page.Locator("#data").SelectOptionAsync(new SelectOptionValue { Label = "Spiral" });
        await page.Page.Locator("#play").ClickAsync();
        double loss = await page.WaitAsync(".figures", "data-test-loss", loss => loss < 0.05, TimeSpan.FromMinutes(2));
        await page.Page.Locator("#play").ClickAsync();
        Assert.True(loss < 0.05, $"The test loss was {loss}.");
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "playground-learn.png") });
    }
}
