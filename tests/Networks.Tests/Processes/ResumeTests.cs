using System;
using System.IO;
using MlpGen.Networks.Child;
using Xunit;

namespace MlpGen.Networks.Tests.Processes;

/// <summary>Training whose second half runs in another process gives the same result as uninterrupted training, to the last bit.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mlpgen-");

    private string Target => Path.Combine(_directory.FullName, "training.safetensors");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Epochs_in_a_new_process_are_those_of_one_that_went_on(int callsIntoEpoch)
    {
        SaveHalf(callsIntoEpoch);
        AssertResumed([]);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_PreferredVectorBitWidth", "80")]
    public void Epochs_in_a_new_process_are_the_same_with_narrower_vectors(string setting, string hexadecimal)
    {
        SaveHalf(callsIntoEpoch: 1);
        AssertResumed([(setting, hexadecimal)]);
    }

    private void SaveHalf(int callsIntoEpoch)
    {
        using RegularizedTraining half = new(seed: 1);
        half.Fit(RegularizedTraining.Epochs / 2, resumes: false);
        for (int call = 0; call < callsIntoEpoch; call++)
            half.StepIntoEpoch();
        half.Trainer.SaveCheckpoint(Target);
    }

    /// <summary>
    /// Asserts that everything in the final checkpoint is as expected: the parameters, the moments, the average and the random numbers.
    /// </summary>
    private void AssertResumed((string Name, string Value)[] settings)
    {
        byte[] saved = File.ReadAllBytes(Target);
        using (ChildProcess child = new(settings, "resume", Target))
            child.Complete();

        using RegularizedTraining whole = new(seed: 1);
        whole.Fit(RegularizedTraining.Epochs, resumes: false);
        using MemoryStream expected = new();
        whole.Trainer.SaveCheckpoint(expected);
        Assert.Equal(expected.ToArray(), File.ReadAllBytes(Target));
        Assert.NotEqual(expected.ToArray(), saved);
    }
}
