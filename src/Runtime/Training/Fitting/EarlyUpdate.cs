using MlpGen.CompilerServices;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// The update at the end of a training run for which fewer mini-batches than <see cref="TrainerOptions.AccumulationSteps"/> were pending. A
/// training that resumes reverts it, as if the training had not ended. Any other use of the trainer keeps it.
/// </summary>
/// <param name="Before">The state before the update.</param>
/// <param name="StepCount"><see cref="Trainer.StepCount"/> before the update.</param>
/// <param name="Batches">
/// The number of mini-batches at the time of the update. If the trainer has counted more since, it has already continued.
/// </param>
/// <param name="Parameters">The parameters after the update. If the network has different ones, the caller set them on purpose.</param>
internal sealed record EarlyUpdate(EngineSnapshot Before, long StepCount, long Batches, AlignedBuffer Parameters);
