using System;

namespace MlpGen.Training;

/// <summary>An observer of epochs that is also notified when the training ends.</summary>
internal interface IFitObserver : IProgress<FitProgress>
{
    /// <summary>Called when the training has ended, for whatever reason.</summary>
    void End();
}
