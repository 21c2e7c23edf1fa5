using System;

namespace MlpGen.Training;

/// <summary>An observer of epochs that also hears when there will be no more.</summary>
internal interface IFitObserver : IProgress<FitProgress>
{
    /// <summary>The training has ended, however it did.</summary>
    void End();
}
