using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// Keeps the latest known good state of a trainer for <see cref="NonFinitePolicy.Restore"/>. A state is good once a loss computed from it
/// was finite.
/// </summary>
/// <param name="engine">The engine that takes the steps.</param>
internal sealed class LastGoodState(ITrainingEngine engine)
{
    private EngineSnapshot _candidate = engine.CreateSnapshot();
    private EngineSnapshot _good = engine.CreateSnapshot();
    private bool _hasCandidate;
    private bool _hasGood;
    private bool _isRestored;

    /// <summary>
    /// Copies the current state as a candidate. The last update may have broken it, so the next loss decides whether it is good.
    /// </summary>
    public void Capture()
    {
        engine.Capture(_candidate);
        _hasCandidate = true;
    }

    /// <summary>Called after a finite loss, which was computed before its update. Marks the candidate as good.</summary>
    public void Confirm()
    {
        _isRestored = false;
        if (!_hasCandidate)
            return;
        (_candidate, _good) = (_good, _candidate);
        (_hasCandidate, _hasGood) = (false, true);
    }

    /// <summary>Restores the good state.</summary>
    /// <returns>
    /// True if a good state exists and training has succeeded since it was last restored. Otherwise another restore would change nothing.
    /// </returns>
    public bool TryRestore()
    {
        if (!_hasGood || _isRestored)
            return false;
        engine.Restore(_good);
        (_hasCandidate, _isRestored) = (false, true);
        return true;
    }
}
