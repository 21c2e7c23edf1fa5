using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// The newest state of a trainer that is known to be good, for <see cref="NonFinitePolicy.Restore"/>: a finite loss has proved it.
/// </summary>
/// <param name="engine">The steps.</param>
internal sealed class LastGood(ITrainingEngine engine)
{
    private EngineSnapshot _candidate = engine.CreateSnapshot();
    private EngineSnapshot _good = engine.CreateSnapshot();
    private bool _hasCandidate;
    private bool _hasGood;
    private bool _isBack;

    /// <summary>Copies what is now. The last update may have spoilt it, so the next loss is to say whether it is good.</summary>
    public void Take()
    {
        engine.Take(_candidate);
        _hasCandidate = true;
    }

    /// <summary>A loss was finite, computed before its update: what has been copied since the last one is good.</summary>
    public void Prove()
    {
        _isBack = false;
        if (!_hasCandidate)
            return;
        (_candidate, _good) = (_good, _candidate);
        (_hasCandidate, _hasGood) = (false, true);
    }

    /// <summary>Goes back to the good state.</summary>
    /// <returns>
    /// True if there is a good state, and no loss since its last return was non-finite: to return to it again would change nothing.
    /// </returns>
    public bool TryRestore()
    {
        if (!_hasGood || _isBack)
            return false;
        engine.GoBack(_good);
        (_hasCandidate, _isBack) = (false, true);
        return true;
    }
}
