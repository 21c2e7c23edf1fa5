using System;
using System.Globalization;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Components.Forms;
using MlpGen;
using Playground.Digits;
using Playground.Interop;

namespace Playground.Pages;

/// <summary>The page Digits: connects the drawing with the network that learns.</summary>
[SupportedOSPlatform("browser")]
public sealed partial class Digits
{
    /// <summary>Of the 16.7 ms of a frame.</summary>
    private static readonly TimeSpan _learningBudget = TimeSpan.FromMilliseconds(8);

    /// <summary>No file of this network is larger than a few times its 2,410 parameters.</summary>
    private const long MaxFileSize = 1 << 20;

    private const string FileName = "digits.safetensors";

    private readonly DigitDrawing _drawing = new();
    private readonly float[] _pixels = new float[DigitNetwork.InputSize], _outputs = new float[DigitNetwork.OutputSize];
    private DigitLearner _learner = new();
    private bool _isDisposed, _isReady;
    private int _said, _loads;
    private string _remark = "", _file = "";

    public void Dispose()
    {
        _isDisposed = true;
        if (_isReady)
            DigitCanvas.Detach();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await DigitCanvas.LoadAsync();
        if (_isDisposed)
            return;
        DigitCanvas.Attach(Frame, Stroke);
        _isReady = true;
        DigitCanvas.Run(true);
        StateHasChanged();
    }

    private static string Percent(float share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";

    // Called by the page's script in each frame while the network learns.
    private void Frame()
    {
        int epoch = _learner.Epoch;
        _learner.StepFor(_learningBudget);
        if (_learner.IsTrained)
            DigitCanvas.Run(false);
        if (_learner.Epoch > epoch)
            ShowLearning();
    }

    private void Stroke(double x, double y, double begins)
    {
        _drawing.Add((float)x, (float)y, begins > 0);
        _drawing.ToPixels(_pixels);
        ShowPixels();
        Read();
        StateHasChanged();
    }

    private void Clear()
    {
        _drawing.Clear();
        Array.Clear(_pixels);
        _remark = "";
        DigitCanvas.Clear();
        ShowPixels();
    }

    private void Correct(int digit)
    {
        bool isLearned = _learner.Correct(_pixels, digit);
        _remark = isLearned ? $"Learned as {digit}." : $"The network does not read it as {digit} yet. Draw and correct a few more.";
        ShowLearning();
    }

    private void Restart()
    {
        _learner = new DigitLearner();
        _remark = _file = "";
        DigitCanvas.Run(true);
        ShowLearning();
    }

    private void Save()
    {
        using MemoryStream stream = new();
        _learner.Save(stream);
        DigitCanvas.Download(FileName, stream.ToArray());
        _file = $"Saved {FileName}, {stream.Length:N0} bytes.";
    }

    private async Task LoadAsync(InputFileChangeEventArgs e)
    {
        try
        {
            using MemoryStream memory = new();
            await using (Stream file = e.File.OpenReadStream(MaxFileSize))
                await file.CopyToAsync(memory);
            memory.Position = 0;
            _learner.Load(memory);
            DigitCanvas.Run(false);
            _file = $"Loaded {e.File.Name}.";
            ShowLearning();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            _file = $"{e.File.Name} was not loaded: {exception.Message}";
        }

        // A new element, because a browser does not report that the file of an element is chosen again.
        _loads++;
    }

    private void Read()
    {
        _learner.Network.Forward(_pixels, _outputs);
        _said = Classification.ClassOf(_outputs);
    }

    private void ShowLearning()
    {
        DigitCanvas.DrawCurve(_learner.ErrorCurve.Values);
        Read();
        StateHasChanged();
    }

    private void ShowPixels()
    {
        Span<byte> shades = stackalloc byte[DigitNetwork.InputSize];
        for (int i = 0; i < shades.Length; i++)
            shades[i] = (byte)(255 * _pixels[i]);
        DigitCanvas.DrawPixels(shades);
    }
}
