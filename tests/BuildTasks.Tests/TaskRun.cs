extern alias Tasks;

using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.Build.Framework;
using Tasks::MlpGen.BuildTasks;
using Xunit;

namespace MlpGen.BuildTasks.Tests;

/// <summary>A project directory with weights files, and runs of the task in it.</summary>
internal sealed class TaskRun : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlpgen-weights-").FullName;
    private readonly Engine _engine = new();

    public TaskRun() => Directory.CreateDirectory(Project);

    /// <summary>The directory of the project. Its parent also belongs to the test.</summary>
    public string Project => Path.Combine(_root, "project");

    /// <summary>The directory of the files that the task writes.</summary>
    public string Output => Path.Combine(Project, "obj", "mlpweights");

    /// <summary>The errors of the last run.</summary>
    public IReadOnlyList<BuildErrorEventArgs> Errors => _engine.Errors;

    /// <summary>Writes a file and returns its full path.</summary>
    public string Write(string path, byte[] bytes)
    {
        string file = Path.GetFullPath(Path.Combine(Project, path));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>Runs the task, which must succeed.</summary>
    public EmbedMlpWeights Run(params string[] paths) => Run([.. paths.Select(path => new Item(path))]);

    /// <inheritdoc cref="Run(string[])"/>
    public EmbedMlpWeights Run(params ITaskItem[] items)
    {
        EmbedMlpWeights task = Create(items);
        Assert.True(task.Execute(), string.Join('\n', Errors.Select(error => error.Message)));
        Assert.Empty(Errors);
        return task;
    }

    /// <summary>Runs the task, which must report one error.</summary>
    public BuildErrorEventArgs Refusal(params ITaskItem[] items)
    {
        Assert.False(Create(items).Execute());
        BuildErrorEventArgs error = Assert.Single(Errors);
        Assert.Equal("MLPGEN1002", error.Code);
        return error;
    }

    /// <summary>Returns the digest of a single file.</summary>
    public static string Digest(EmbedMlpWeights task) => File.ReadAllText(Assert.Single(task.Digests));

    /// <summary>Returns the parameters of a single file.</summary>
    public static float[] Parameters(EmbedMlpWeights task) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Assert.Single(task.Resources))).ToArray();

    /// <summary>Returns the files in the output directory with the times of their last change.</summary>
    public IEnumerable<(string Name, DateTime Time)> Written() =>
        Directory.EnumerateFiles(Output).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.GetLastWriteTimeUtc(file)));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private EmbedMlpWeights Create(ITaskItem[] items)
    {
        _engine.Errors.Clear();
        return new EmbedMlpWeights { BuildEngine = _engine, Weights = items, ProjectDirectory = Project, OutputDirectory = Output };
    }

    private sealed class Engine : IBuildEngine
    {
        public List<BuildErrorEventArgs> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "Test.csproj";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
            throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => throw new NotSupportedException();
    }
}
