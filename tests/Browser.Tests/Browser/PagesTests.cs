using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace MlpGen.Browser.Tests.Browser;

/// <summary>What holds for every page.</summary>
public class PagesTests(Chromium chromium, ITestOutputHelper output)
{
    [Theory]
    [InlineData("", "Learn")]
    [InlineData("digits/", "Digits")]
    public async Task A_page_opens_by_its_address_and_by_the_navigation(string path, string name)
    {
        await using OpenPage page = await chromium.OpenAsync(path);
        Assert.Equal(name, await page.Page.Locator("h1").InnerTextAsync());
        Assert.Equal($"{name} – MlpGen playground", await page.Page.TitleAsync());
        foreach (string other in new[] { "Digits", "Learn", name })
        {
            await page.Page.Locator("nav").GetByText(other, new() { Exact = true }).ClickAsync();
            await page.Page.Locator("h1", new() { HasText = other }).WaitForAsync();
        }
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1024, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    public async Task Each_page_fits_the_width_of_the_window(int width, ColorScheme scheme)
    {
        Directory.CreateDirectory(Paths.Screenshots);
        foreach (string path in new[] { "", "digits/" })
        {
            await using OpenPage page = await chromium.OpenAsync(path, width, scheme);
            if (path.Length == 0)
            {
                await page.Page.Locator("#play").ClickAsync();
                await page.WaitAsync(".figures", "data-steps", steps => steps > 300, TimeSpan.FromMinutes(1));
                await page.Page.Locator("#play").ClickAsync();
            }
            else
            {
                await page.WaitAsync("#training", "data-epoch", epoch => epoch >= 30, TimeSpan.FromMinutes(2));
            }

            int needed = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(needed <= width, $"{path} is wider than {width} pixels.");
            string file = Path.Combine(Paths.Screenshots, $"{(path.Length == 0 ? "learn" : "digits")}-{width}.png");
            await page.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
            output.WriteLine(file);
        }
    }

    [Fact]
    public async Task The_download_is_at_most_3_MB()
    {
        await using OpenPage page = await chromium.OpenAsync("");
        long bytes = Directory.EnumerateFiles(Paths.Site, "*.br", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        output.WriteLine($"Published, compressed with Brotli: {bytes / 1e6:0.00} MB.");
        Assert.True(bytes <= 3_000_000, $"{bytes:N0} bytes");
    }
}
