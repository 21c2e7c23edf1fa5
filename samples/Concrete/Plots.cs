using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using MlpGen;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Concrete;

/// <summary>Writes the plots as SVG files.</summary>
internal static class Plots
{
    private const double Width = 640;
    private const double Height = 480;

    /// <summary>Plots predicted over measured strength. The points of a perfect network lie on the line.</summary>
    public static void Parity(string path, float[] measured, float[] predicted, double rmse)
    {
        PlotModel plot = new() { Title = $"Strength of 206 test specimens, RMSE {rmse:F2} MPa", Background = OxyColors.White };
        double most = measured.Concat(predicted).Max() + 5;
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = "measured, MPa", Minimum = 0, Maximum = most, MajorGridlineStyle = LineStyle.Dot });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = "predicted, MPa", Minimum = 0, Maximum = most, MajorGridlineStyle = LineStyle.Dot });
        plot.Series.Add(new LineSeries { ItemsSource = new[] { new DataPoint(0, 0), new DataPoint(most, most) }, Color = OxyColors.Gray });
        plot.Series.Add(new ScatterSeries
        {
            ItemsSource = measured.Zip(predicted, (x, y) => new ScatterPoint(x, y)),
            MarkerType = MarkerType.Circle,
            MarkerSize = 3,
            MarkerFill = OxyColor.FromAColor(160, OxyColors.SteelBlue),
        });
        Write(plot, path);
    }

    /// <summary>Plots the training loss and the test loss of each epoch.</summary>
    public static void Losses(string path, IReadOnlyList<FitProgress> history)
    {
        PlotModel plot = new() { Title = "Mean squared error, strength standardized", Background = OxyColors.White };
        plot.Legends.Add(new Legend { LegendPosition = LegendPosition.RightTop });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = "epoch" });
        plot.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Left, Title = "loss", MajorGridlineStyle = LineStyle.Dot });
        plot.Series.Add(new LineSeries { Title = "training", ItemsSource = history.Select(epoch => new DataPoint(epoch.Epoch, epoch.Loss)) });
        plot.Series.Add(new LineSeries { Title = "test", ItemsSource = history.Select(epoch => new DataPoint(epoch.Epoch, (double)epoch.ValidationLoss!)) });
        Write(plot, path);
    }

    private static void Write(PlotModel plot, string path)
    {
        using (FileStream file = File.Create(path))
            new SvgExporter { Width = Width, Height = Height }.Export(plot, file);

        // Reads the file back, so that a broken image is an error here.
        using XmlReader reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        if (XDocument.Load(reader).Root is not { Name.LocalName: "svg", HasElements: true })
            throw new InvalidDataException($"{path} is not an SVG file with content.");
    }
}
