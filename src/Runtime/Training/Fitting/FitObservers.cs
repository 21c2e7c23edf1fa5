using System;

namespace MlpGen.Training;

/// <summary>Reports to several observers, one after the other.</summary>
/// <param name="observers">The observers. None of them is null.</param>
internal sealed class FitObservers(IProgress<FitProgress>[] observers) : IFitObserver
{
    public void Report(FitProgress value)
    {
        foreach (IProgress<FitProgress> observer in observers)
            observer.Report(value);
    }

    public void End()
    {
        foreach (IProgress<FitProgress> observer in observers)
            (observer as IFitObserver)?.End();
    }
}
