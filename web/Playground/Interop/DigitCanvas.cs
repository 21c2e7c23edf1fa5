using System;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Threading.Tasks;

namespace Playground.Interop;

/// <summary>The drawing of the page Digits, in wwwroot/js/digits.js.</summary>
[SupportedOSPlatform("browser")]
internal static partial class DigitCanvas
{
    private const string Module = "digits";

    public static Task LoadAsync() => JSHost.ImportAsync(Module, "../js/digits.js");

    /// <summary>Finds the canvases of the page.</summary>
    /// <param name="frame">Called in each frame while it runs.</param>
    /// <param name="stroke">Called with a point of a stroke, and with 1 if the stroke begins there, else 0.</param>
    [JSImport("attach", Module)]
    public static partial void Attach(
        [JSMarshalAs<JSType.Function>] Action frame,
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number, JSType.Number>>] Action<double, double, double> stroke);

    [JSImport("detach", Module)]
    public static partial void Detach();

    /// <summary>Starts or stops the frames.</summary>
    [JSImport("run", Module)]
    public static partial void Run(bool isRunning);

    [JSImport("clear", Module)]
    public static partial void Clear();

    /// <summary>Draws the pixels that the network reads, 0 to 255.</summary>
    [JSImport("drawPixels", Module)]
    public static partial void DrawPixels([JSMarshalAs<JSType.MemoryView>] Span<byte> pixels);

    [JSImport("drawCurve", Module)]
    public static partial void DrawCurve([JSMarshalAs<JSType.MemoryView>] Span<double> errors);

    /// <summary>Lets the browser save a file.</summary>
    [JSImport("download", Module)]
    public static partial void Download(string name, byte[] content);
}
