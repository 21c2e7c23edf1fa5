using System;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Threading.Tasks;

namespace Playground.Interop;

/// <summary>The drawing of the page Learn, in wwwroot/js/learn.js. It takes one call in each frame.</summary>
[SupportedOSPlatform("browser")]
internal static partial class LearnCanvas
{
    private const string Module = "learn";

    public static Task LoadAsync() => JSHost.ImportAsync(Module, "../js/learn.js");

    /// <summary>Finds the canvases of the page.</summary>
    /// <param name="frame">Called in each frame while it runs.</param>
    /// <param name="paint">Called with the coordinates that the visitor paints at.</param>
    [JSImport("attach", Module)]
    public static partial void Attach(
        [JSMarshalAs<JSType.Function>] Action frame,
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Action<double, double> paint);

    [JSImport("detach", Module)]
    public static partial void Detach();

    /// <summary>Lays out a network.</summary>
    [JSImport("configure", Module)]
    public static partial void Configure(int[] layers, int side, int unitSide, double range);

    /// <summary>Sets the points, three numbers each: x, y and the class.</summary>
    [JSImport("setPoints", Module)]
    public static partial void SetPoints(double[] train, double[] test);

    [JSImport("draw", Module)]
    public static partial void Draw(
        [JSMarshalAs<JSType.MemoryView>] Span<int> pixels,
        [JSMarshalAs<JSType.MemoryView>] Span<double> weights,
        [JSMarshalAs<JSType.MemoryView>] Span<double> train,
        [JSMarshalAs<JSType.MemoryView>] Span<double> test);

    /// <summary>Starts or stops the frames.</summary>
    [JSImport("run", Module)]
    public static partial void Run(bool isRunning);

    /// <summary>Lets the surface take strokes.</summary>
    [JSImport("enablePainting", Module)]
    public static partial void EnablePainting(bool isEnabled);
}
