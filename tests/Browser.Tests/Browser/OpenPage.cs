using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Playground.Serve;
using Xunit;

namespace MlpGen.Browser.Tests.Browser;

/// <summary>A page of the playground in a browser. Its end fails the test if there was an error, or a request to another origin.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly StaticServer _server;
    private readonly ConcurrentQueue<string> _errors = new();

    public OpenPage(IBrowserContext context, IPage page, StaticServer server)
    {
        _context = context;
        _server = server;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _errors.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.Address, StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _errors.Enqueue($"requested {request.Url}");
        };
        page.RequestFailed += (_, request) => _errors.Enqueue($"failed {request.Url}: {request.Failure}");
        page.SetDefaultTimeout(120_000);
    }

    public IPage Page { get; }

    public async Task GotoAsync(string path)
    {
        await Page.GotoAsync(_server.Address + path);
        await Page.Locator("h1").WaitForAsync();
    }

    /// <summary>Reads a number of the page's data attributes. NaN without a number.</summary>
    public async Task<double> NumberAsync(string selector, string attribute)
    {
        string? text = await Page.Locator(selector).GetAttributeAsync(attribute);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
    }

    /// <summary>Waits until a number of the page satisfies a condition, and returns it as it was last.</summary>
    public async Task<double> WaitAsync(string selector, string attribute, Func<double, bool> condition, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            double number = await NumberAsync(selector, attribute);
            if (condition(number) || Stopwatch.GetElapsedTime(start) > limit)
                return number;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
        Assert.Empty(_server.Missing);
    }
}
