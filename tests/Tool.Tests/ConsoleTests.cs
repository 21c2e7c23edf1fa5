using System;
using MlpGen.Tool.Tests.Harness;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary>What all commands have in common: help, errors, and exit codes.</summary>
public sealed class ConsoleTests
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_lists_all_commands(params string[] arguments)
    {
        string help = ToolRun.Succeed(arguments);
        Assert.All(["inspect", "new", "convert", "verify", "bench", "--json"], name => Assert.Contains(name, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("inspect", "--output", "--activations", "--layers")]
    [InlineData("new", "--name", "--namespace", "--force", "--to", "--loss")]
    [InlineData("convert", "--opset", "--logits", "--names", "--loss")]
    [InlineData("verify", "--rows", "--tolerance", "--seed", "--output-b")]
    [InlineData("bench", "--batch", "--runs", "--time")]
    public void Help_of_a_command_lists_its_options(string command, params string[] options)
    {
        string help = ToolRun.Succeed(command, "--help");
        Assert.All([.. options, "--json"], option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'polish'", "polish", "a.onnx")]
    [InlineData("Required argument 'FILE' missing", "inspect")]
    [InlineData("--rows must be a number from 1 to 100000000 (was \"0\").", "verify", "a.onnx", "b.onnx", "--rows", "0")]
    [InlineData("--rows must be a number from 1 to 100000000 (was \"many\").", "verify", "a.onnx", "b.onnx", "--rows", "many")]
    [InlineData("--tolerance must be a number from 0", "verify", "a.onnx", "b.onnx", "--tolerance", "NaN")]
    [InlineData("--activations must be one of Identity, Sigmoid,", "inspect", "a.safetensors", "--activations", "Relu", "Step")]
    [InlineData("--activations must be one of Identity, Sigmoid,", "inspect", "a.safetensors", "--activations", "3")]
    [InlineData("--loss must be one of Quadratic,", "new", "a.safetensors", "--loss", "0")]
    [InlineData("--polish", "inspect", "a.onnx", "--polish")]
    public void A_wrong_command_line_is_an_error_that_names_what_fits(string message, params string[] arguments)
    {
        string error = ToolRun.Refuse(arguments);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("For help: dotnet mlpgen ", error, StringComparison.Ordinal);
    }
}
