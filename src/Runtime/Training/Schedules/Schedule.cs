using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace MlpGen;

/// <summary>
/// How the learning rate of the <see cref="Optimizer"/> changes while a <see cref="Trainer"/> works: a factor for each step. Settings alone;
/// where a training stands is the trainer's to know, and to keep in its checkpoints.
/// </summary>
/// <remarks><c>System.Text.Json</c> writes and reads any schedule as a <see cref="Schedule"/>, with its name: <c>{"$type":"Step","Every":30,…}</c>.</remarks>
[JsonDerivedType(typeof(ConstantSchedule), "Constant")]
[JsonDerivedType(typeof(StepSchedule), "Step")]
[JsonDerivedType(typeof(ExponentialSchedule), "Exponential")]
[JsonDerivedType(typeof(CosineSchedule), "Cosine")]
[JsonDerivedType(typeof(OneCycleSchedule), "OneCycle")]
[JsonDerivedType(typeof(ReduceOnPlateau), "ReduceOnPlateau")]
public abstract class Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>What a schedule counts: updates of the parameters unless set.</summary>
    public ScheduleUnit Unit { get; init; }

    /// <summary>The factor of the learning rate.</summary>
    /// <param name="position">How many steps, or epochs, have ended: 0 at first.</param>
    public abstract float FactorAt(long position);

    /// <summary>The schedule's name and all its settings, the same in every culture, with as many digits as tell any two settings apart.</summary>
    public abstract override string ToString();

    private protected string Describe(string settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{GetType().Name}({settings}, Unit = {Unit})");

    private protected static long AtLeast(long value, long least, [CallerMemberName] string setting = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(setting, value, $"{setting} is {value}; at least {least} fits.");

    private protected static float Between(float value, float least, float most, [CallerMemberName] string setting = "") => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(setting, value, FormattableString.Invariant($"{setting} is {value}; {least} to {most} fits."));
}

/// <summary>What the position of a <see cref="Schedule"/> counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleUnit>))]
public enum ScheduleUnit
{
    /// <summary>Updates of the parameters.</summary>
    Step,

    /// <summary>Epochs of <see cref="Trainer.Fit"/> or passes of <see cref="Trainer.StepFor(System.TimeSpan, Dataset, FitOptions)"/> over its rows.</summary>
    Epoch,
}
