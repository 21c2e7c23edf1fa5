using MlpGen.CompilerServices;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// An update that the end of a training made with fewer mini-batches than <see cref="TrainerOptions.AccumulationSteps"/>. A training that
/// resumes takes it back, as if nothing had ended; whoever does something else keeps it.
/// </summary>
/// <param name="Before">The state before it.</param>
/// <param name="StepCount"><see cref="Trainer.StepCount"/> before it.</param>
/// <param name="Batches">The mini-batches that the trainer had learned from: with more, it has gone on already.</param>
/// <param name="Parameters">Those that it made. Others were set by somebody who means them.</param>
internal sealed record EarlyUpdate(EngineSnapshot Before, long StepCount, long Batches, AlignedBuffer Parameters);
