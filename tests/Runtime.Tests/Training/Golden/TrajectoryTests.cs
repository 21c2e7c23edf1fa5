using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Golden;

/// <summary>
/// Each rule, alone and with its settings, compared with 20 steps that trajectories.py computed in double precision from the formulas of
/// PyTorch 2.10, or of its paper for Lion.
/// </summary>
public class TrajectoryTests
{
    // Single precision rounds a parameter below 1 by at most 2⁻²⁵ in each of 20 steps, which adds up to 6e-7. The changes are a few
    // hundredths, so rounding them, and settings such as 0.999, adds little.
    private const double Tolerance = 1e-6;

    private static readonly JsonElement s_file = Load();

    public static MatrixTheoryData<string, int> TrajectoriesAndLanes => new(Named().Keys, [1, 8]);

    [Fact]
    public void There_is_a_trajectory_of_each_rule_with_its_defaults() => Assert.Equal(
        OptimizerCases.All.Select(create => create().GetType().Name).Distinct().Order(),
        Named().Keys.Where(name => name.EndsWith("{}", StringComparison.Ordinal)).Select(name => name[..^3]).Order());

    [Theory]
    [MemberData(nameof(TrajectoriesAndLanes))]
    public void A_trainer_follows_the_trajectory(string name, int lanes)
    {
        JsonElement trajectory = Named()[name];
        float[][] inputs = Rows("inputs"), targets = Rows("targets");
        LinearNetwork network = new(3, 2) { Lanes = lanes };
        network.SetParameters(Numbers<float>(s_file.GetProperty("start")));
        Trainer trainer = network.CreateTrainer(Create(trajectory));
        int step = 0;
        foreach (JsonElement expected in trajectory.GetProperty("parameters").EnumerateArray())
        {
            trainer.Step(inputs[step % inputs.Length], targets[step % inputs.Length]);
            step++;
            foreach ((double parameter, float actual) in Numbers<double>(expected).Zip(network.Parameters))
                Assert.True(Math.Abs(parameter - actual) <= Tolerance, $"step {step}: {actual:g9} instead of {parameter:g9}");
        }

        Assert.Equal(20, step);
    }

    private static Optimizer Create(JsonElement trajectory)
    {
        Type type = typeof(Optimizer).Assembly.GetType($"MlpGen.{trajectory.GetProperty("optimizer").GetString()}", throwOnError: true)!;
        Optimizer optimizer = (Optimizer)Activator.CreateInstance(type)!;
        foreach (JsonProperty setting in trajectory.GetProperty("settings").EnumerateObject())
        {
            PropertyInfo property = type.GetProperty(setting.Name)!;
            property.SetValue(optimizer, setting.Value.Deserialize(property.PropertyType));
        }

        return optimizer;
    }

    private static Dictionary<string, JsonElement> Named() => s_file.GetProperty("trajectories").EnumerateArray().ToDictionary(
        trajectory => $"{trajectory.GetProperty("optimizer")} {trajectory.GetProperty("settings")}");

    private static float[][] Rows(string name) => [.. s_file.GetProperty(name).EnumerateArray().Select(Numbers<float>)];

    private static T[] Numbers<T>(JsonElement array) => array.Deserialize<T[]>()!;

    private static JsonElement Load()
    {
        using Stream file = typeof(TrajectoryTests).Assembly.GetManifestResourceStream("trajectories.json")!;
        return JsonDocument.Parse(file).RootElement;
    }
}
