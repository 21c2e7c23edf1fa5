using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MlpGen.BuildTasks;

/// <summary>
/// Validates the weights files of a project. For each file, it writes the parameters, to be embedded as a resource, and a digest for the
/// generator. A second build reads none of the files.
/// </summary>
public sealed class EmbedMlpWeights : Task
{
    private const string Rule = "MLPGEN1002";
    private const string Page = "https://github.com/mlpgen/mlpgen/blob/main/docs/rules/MLPGEN1002.md";

    /// <summary>Gets or sets the <c>MlpWeights</c> items.</summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <summary>Gets or sets the directory of the project.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Gets or sets the directory of the files that the task writes.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Gets the digests, for the generator.</summary>
    [Output]
    public ITaskItem[] Digests { get; private set; } = [];

    /// <summary>Gets the parameters, for the resources of the assembly, with their logical names.</summary>
    [Output]
    public ITaskItem[] Resources { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        List<ITaskItem> digests = [];
        Dictionary<string, ITaskItem> resources = [];
        HashSet<string> seen = [];
        Directory.CreateDirectory(OutputDirectory);
        foreach (ITaskItem item in Weights)
        {
            try
            {
                WeightsItem weights = WeightsItem.Read(item, ProjectDirectory);
                if (seen.Add(weights.Path))
                    Embed(weights, new WeightsOutput(OutputDirectory, weights), digests, resources);
            }
            catch (Exception error) when (IsExpected(error))
            {
                Report(item.ItemSpec, error.Message);
            }
        }

        Digests = [.. digests];
        Resources = [.. resources.Values];
        return !Log.HasLoggedErrors;
    }

    private void Embed(WeightsItem item, WeightsOutput output, List<ITaskItem> digests, Dictionary<string, ITaskItem> resources)
    {
        digests.Add(new TaskItem(output.Digest));
        if (!File.Exists(item.File))
        {
            Refuse(item, output, "The file does not exist.");
            return;
        }

        if (!output.IsUpToDate())
        {
            try
            {
                using FileStream file = new(item.File, FileMode.Open, FileAccess.Read, FileShare.Read);
                WeightsContent content = WeightsFile.Read(file, item.Layers);
                output.Write(WeightsDigest.Create(item, content), content.Parameters);
                Log.LogMessage(MessageImportance.Low, "{0}: {1} parameters", item.Path, content.Parameters.Length);
            }
            catch (Exception error) when (IsExpected(error))
            {
                Refuse(item, output, error.Message);
                return;
            }
        }

        // Equal files share one resource.
        string name = output.ReadResource();
        if (!resources.ContainsKey(name))
            resources.Add(name, new TaskItem(output.Parameters, new Dictionary<string, string> { ["LogicalName"] = name }));
    }

    private void Refuse(WeightsItem item, WeightsOutput output, string problem)
    {
        output.WriteDamaged(WeightsDigest.CreateDamaged(item, problem));
        Report(item.File, problem);
    }

    private void Report(string file, string problem) =>
        Log.LogError(null, Rule, null, Page, file, 0, 0, 0, 0, "{0}", problem);

    private static bool IsExpected(Exception error) =>
        error is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
