using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;

namespace MlpGen.BuildTasks;

/// <summary>
/// Validates the weights files of a project. For each file, it writes the parameters, to be embedded as a resource, and a digest for the
/// generator. A second build reads none of the files.
/// </summary>
public sealed class EmbedMlpWeights : ITask
{
    private const string Rule = "MLPGEN1002";
    private const string Page = "https://github.com/mlpgen/mlpgen/blob/main/docs/rules/MLPGEN1002.md";

    private bool _hasErrors;

    /// <inheritdoc/>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc/>
    public ITaskHost? HostObject { get; set; }

    /// <summary>Gets or sets the <c>MlpWeights</c> items.</summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <summary>Gets or sets the directory of the project.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Gets or sets the directory of the files that the task writes.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Gets the paths of the digests, for the generator.</summary>
    [Output]
    public string[] Digests { get; private set; } = [];

    /// <summary>Gets the paths of the parameters. Their file names without extension are the names of the resources.</summary>
    [Output]
    public string[] Resources { get; private set; } = [];

    /// <inheritdoc/>
    public bool Execute()
    {
        List<string> digests = [], resources = [];
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
        // Equal files share one resource.
        Resources = [.. resources.Distinct()];
        return !_hasErrors;
    }

    private void Embed(WeightsItem item, WeightsOutput output, List<string> digests, List<string> resources)
    {
        digests.Add(output.Digest);
        try
        {
            if (!File.Exists(item.File))
                throw new FileNotFoundException("The file does not exist.");
            resources.Add(output.Find() ?? output.Write(Read(item)));
        }
        catch (Exception error) when (IsExpected(error))
        {
            output.WriteDamaged(error.Message);
            Report(item.File, error.Message);
        }
    }

    private static WeightsContent Read(WeightsItem item)
    {
        using FileStream file = new(item.File, FileMode.Open, FileAccess.Read, FileShare.Read);
        return WeightsFile.Read(file, item.Layers);
    }

    private void Report(string file, string problem)
    {
        _hasErrors = true;
        BuildEngine.LogErrorEvent(new BuildErrorEventArgs(
            subcategory: null, Rule, file, 0, 0, 0, 0, problem, helpKeyword: null, nameof(EmbedMlpWeights), Page, DateTime.UtcNow));
    }

    private static bool IsExpected(Exception error) =>
        error is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
