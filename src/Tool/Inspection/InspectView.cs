using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Tool.Terminal;
using Spectre.Console;
using static MlpGen.Tool.Terminal.Drawing;

namespace MlpGen.Tool.Inspection;

/// <summary>Draws what <c>inspect</c> found.</summary>
internal static class InspectView
{
    private const int ListedUnits = 10;
    private const int ListedColumns = 4;
    private const string Bars = " ▁▂▃▄▅▆▇█";
    private const string PlainBars = " .:-=+*#@";

    /// <summary>Draws a report.</summary>
    public static void Draw(IAnsiConsole console, InspectReport report)
    {
        Tree tree = new(Heading($"{Shown.Path(report.File)} ({report.Format}, {report.Bytes:N0} bytes)")) { Guide = TreeGuide.Line };
        if (report.Networks.Count == 0)
            tree.AddNode(Plain("no multilayer perceptron"));
        foreach (NetworkReport network in report.Networks)
            Add(tree, network, console);
        if (report.NetworksLeftOut > 0)
            tree.AddNode(Plain($"{report.NetworksLeftOut} more networks. Choose one with --output."));
        if (report.OtherTensors.Count > 0)
        {
            TreeNode others = tree.AddNode(Plain(report.Networks.Any(network => network.Tensors.Count > 0) ? "other tensors" : "tensors"));
            others.AddNode(Tensors(report.OtherTensors, console));
        }

        if (report.Metadata.Count > 0)
        {
            TreeNode metadata = tree.AddNode(Plain("metadata"));
            foreach ((string key, string value) in report.Metadata)
                metadata.AddNode(Plain($"{Shown.Text(key)} = {Shown.Text(value)}"));
        }

        console.Write(tree);
    }

    private static void Add(Tree tree, NetworkReport network, IAnsiConsole console)
    {
        TreeNode node = tree.AddNode(network.LayerSizes.Count == 0 ? Problem("no network") : Heading(Layers(network)));
        foreach (InputReport input in network.Inputs)
            node.AddNode(Plain($"input {Shown.Text(input.Name)} ({input.Size})"));
        AddTransform(node, "input transform", network.InputTransform);
        AddTransform(node, "target transform", network.TargetTransform);
        if (network.Outputs.Count > 0)
            node.AddNode(Plain($"output {string.Join(" + ", network.Outputs.Select(output => Shown.Text(output)))}"));
        if (network.LayerSizes.Count > 0 && network.Activations is null)
            node.AddNode(Plain("activations: the file does not say them (add --activations)"));
        if (network.Loss is not null)
            node.AddNode(Plain($"loss {network.Loss}"));
        if (network.Tensors.Count > 0)
            node.AddNode(Tensors(network.Tensors, console));
        if (network.Problem is not null)
            node.AddNode(Problem(network.Problem));
        foreach (var group in network.DeadUnits.GroupBy(unit => (unit.Layer, unit.Reason)))
            node.AddNode(Problem(Text(group.Key.Layer, group.Key.Reason, [.. group.Select(unit => unit.Unit)])));
        if (network.Tensors.Count > 0 && network.Problem is null && network.DeadUnits.Count == 0)
            node.AddNode(Plain("no dead units, all parameters are finite"));
    }

    private static string Layers(NetworkReport network) =>
        Shown.Layers([.. network.LayerSizes], [.. network.Activations ?? []])
        + (network.Parameters > 0 ? $", {network.Parameters:N0} parameters" : "");

    private static void AddTransform(TreeNode node, string name, TransformReport? transform)
    {
        if (transform is null)
            return;
        int count = transform.Offsets.Count;
        string columns = string.Join(", ", Enumerable.Range(0, Math.Min(ListedColumns, count)).Select(column => Text(transform, column)));
        node.AddNode(Plain($"{name} {columns}{(count > ListedColumns ? $", … ({count} columns)" : "")}"));
    }

    private static string Text(TransformReport transform, int column)
    {
        string limits = transform.LowerLimits.Count == 0
            ? ""
            : $" in [{Number(transform.LowerLimits[column])}, {Number(transform.UpperLimits[column])}]";
        return $"(x − {Number(transform.Offsets[column])}) / {Number(transform.Scales[column])}{limits}";
    }

    private static Table Tensors(IReadOnlyList<TensorReport> tensors, IAnsiConsole console)
    {
        string bars = console.Profile.Capabilities.Unicode ? Bars : PlainBars;
        Table table = Columns("tensor", "type", "shape", "min:", "max:", "mean:", "deviation:", "non-finite:", "histogram");
        foreach (TensorReport tensor in tensors)
        {
            string shape = Shown.Shape([.. tensor.Shape]);
            if (tensor.Statistics is { } numbers)
            {
                table.Row(
                    Shown.Text(tensor.Name), tensor.Type, shape, Number(numbers.Minimum), Number(numbers.Maximum), Number(numbers.Mean),
                    Number(numbers.StandardDeviation), $"{numbers.NonFinite}", Histogram(numbers.Histogram, bars));
            }
            else
            {
                table.Row(Shown.Text(tensor.Name), tensor.Type, shape, "", "", "", "", "", "");
            }
        }

        return table;
    }

    private static string Text(int layer, DeadUnitReason reason, int[] units)
    {
        string list = string.Join(", ", units.Take(ListedUnits)) + (units.Length > ListedUnits ? ", …" : "");
        string why = reason switch
        {
            DeadUnitReason.NoInput => "incoming weights and bias are 0",
            DeadUnitReason.NoEffect => "outgoing weights are 0",
            _ => "Relu never fires",
        };
        return $"hidden layer {layer}: {units.Length} dead ({why}): {list}";
    }

    private static string Number(double? number) => number?.ToString("G4", CultureInfo.InvariantCulture) ?? "";

    // The square root makes small counts visible beside large ones.
    private static string Histogram(IReadOnlyList<long> counts, string bars)
    {
        double largest = counts.Count == 0 ? 1 : Math.Sqrt(counts.Max());
        return string.Concat(counts.Select(count => bars[(int)Math.Ceiling((bars.Length - 1) * (Math.Sqrt(count) / largest))]));
    }
}
