using System;

namespace MlpGen;

/// <summary>What a call of <see cref="Trainer.StepFor(TimeSpan, IBatchSource)"/> did.</summary>
/// <param name="Steps">The mini-batches that it learned from.</param>
/// <param name="Loss">The mean loss over their rows, each before its update; NaN where there was none.</param>
/// <param name="Elapsed">The time it took.</param>
public readonly record struct BudgetResult(int Steps, float Loss, TimeSpan Elapsed);
