using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using MlpGen.Browser.Tests.Browser;
using Playground.Serve;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

// Each page trains a network and wants a core for itself.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace MlpGen.Browser.Tests.Browser;

/// <summary>One headless Chromium and one server for all tests. The server puts the pages below a folder, as many hosts do.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private StaticServer? _server;
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        string? executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => _names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        _missing = executable is null ? "chromium is not installed"
            : File.Exists(Path.Combine(Paths.Site, "index.html")) ? null
            : $"{Paths.Site} has no pages. Run eng/playground.sh";
        if (_missing is not null)
            return;
        _server = new StaticServer(Paths.Site, "/some/folder/");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _server?.Dispose();
    }

    /// <summary>Opens a page and waits until it can be used. Skips the test where there is no browser.</summary>
    /// <param name="path">The path below the folder.</param>
    /// <param name="width">The width of the window.</param>
    /// <param name="scheme">Light or dark.</param>
    internal async Task<OpenPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_missing is not null, $"{_missing}.");
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            AcceptDownloads = true,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        OpenPage page = new(context, await context.NewPageAsync(), _server!);
        await page.GotoAsync(path);
        return page;
    }
}
