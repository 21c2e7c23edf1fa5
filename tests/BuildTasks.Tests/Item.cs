using System.Collections;
using System.Collections.Generic;
using Microsoft.Build.Framework;

namespace MlpGen.BuildTasks.Tests;

/// <summary>An item as MSBuild passes it to a task.</summary>
internal sealed class Item(string path) : ITaskItem
{
    private readonly Dictionary<string, string> _metadata = [];

    public string ItemSpec { get; set; } = path;

    public ICollection MetadataNames => _metadata.Keys;

    public int MetadataCount => _metadata.Count;

    public string GetMetadata(string metadataName) => _metadata.GetValueOrDefault(metadataName, "");

    public void SetMetadata(string metadataName, string metadataValue) => _metadata[metadataName] = metadataValue;

    public void RemoveMetadata(string metadataName) => _metadata.Remove(metadataName);

    public void CopyMetadataTo(ITaskItem destinationItem)
    {
        foreach ((string name, string value) in _metadata)
            destinationItem.SetMetadata(name, value);
    }

    public IDictionary CloneCustomMetadata() => new Dictionary<string, string>(_metadata);
}
