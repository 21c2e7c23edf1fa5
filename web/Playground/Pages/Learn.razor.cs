using System;
using System.Globalization;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Components;
using MlpGen;
using Playground.Code;
using Playground.Components;
using Playground.Data;
using Playground.Interop;
using Playground.Learning;

namespace Playground.Pages;

/// <summary>The page Learn: connects the controls and the canvases with a session.</summary>
[SupportedOSPlatform("browser")]
public sealed partial class Learn
{
    private readonly LearnSession _session = new();
    private LearnStatus _status = null!;
    private bool _isDisposed, _isReady, _isPlaying;
    private int _brush = 1;
    private string _code = "";

    // The line of ToString without the name of the class.
    private string Layers => _session.Experiment.Network.ToString()!.Split(": ", 2)[1];

    public void Dispose()
    {
        _isDisposed = true;
        if (_isReady)
            LearnCanvas.Detach();
        _session.Dispose();
    }

    protected override void OnInitialized() => WriteCode();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await LearnCanvas.LoadAsync();
        if (_isDisposed)
            return;
        LearnCanvas.Attach(Frame, Paint);
        _isReady = true;
        ShowNetwork();
        StateHasChanged();
    }

    private void TogglePlay()
    {
        _isPlaying = !_isPlaying;
        _session.Pace.Start(_session.Experiment.Steps);
        LearnCanvas.Run(_isPlaying);
        if (!_isPlaying)
        {
            _session.Refresh();
            Draw();
        }
    }

    private void Step()
    {
        _session.Step();
        Draw();
    }

    private void Reset()
    {
        _session.Restart();
        ShowNetwork();
    }

    private void Clear()
    {
        _session.ClearPainted();
        ShowNetwork();
    }

    private void ChangeSeed(ChangeEventArgs e)
    {
        if (int.TryParse((string?)e.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int seed))
            Apply(_session.Settings with { Seed = seed });
    }

    private void Apply(ExperimentSettings settings)
    {
        if (_session.Apply(settings))
            ShowNetwork();
        else
            WriteCode();
    }

    // Called by the page's script in each frame.
    private void Frame()
    {
        bool isNewPace = _session.Frame();
        Draw();
        if (isNewPace)
            _status.Refresh();
    }

    private void Paint(double x, double y)
    {
        bool couldLearn = _session.Experiment.CanLearn;
        _session.Paint((float)x, (float)y, _brush);
        ShowPoints();
        WriteCode();
        if (!couldLearn || !_isPlaying)
            StateHasChanged();
    }

    private void ShowNetwork()
    {
        WriteCode();
        LearnCanvas.Configure(
            _session.Experiment.Network.LayerSizes.ToArray(), DecisionSurface.Side, DecisionSurface.UnitSide, DecisionSurface.Range);
        LearnCanvas.EnablePainting(_session.Settings.Data == DataSetKind.Painted);
        ShowPoints();
        Draw();
    }

    private void ShowPoints() => LearnCanvas.SetPoints(Triples(_session.Experiment.Data.Train), Triples(_session.Experiment.Data.Test));

    private void Draw() => LearnCanvas.Draw(
        _session.Surface.Pixels, _session.Weights.Values, _session.Experiment.TrainCurve.Values, _session.Experiment.TestCurve.Values);

    private void WriteCode() => _code = LearnProgram.Write(_session.Settings, _session.Painted);

    private static double[] Triples(Dataset? data)
    {
        double[] triples = new double[3 * (data?.Count ?? 0)];
        for (int row = 0; row < triples.Length / 3; row++)
        {
            triples[3 * row] = data!.Inputs[2 * row];
            triples[(3 * row) + 1] = data.Inputs[(2 * row) + 1];
            triples[(3 * row) + 2] = data.Targets[row];
        }

        return triples;
    }
}
