using System;
using System.CommandLine;
using System.Linq;
using MlpGen.Tool.Files;

namespace MlpGen.Tool.Commands;

/// <summary>The options about a file that is read.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string[]> _outputs = Many(
        "--output", "TENSOR", "For ONNX: the tensor that the network computes. Needed if the file has several networks. Several heads on " +
        "one hidden layer become one output layer, in this order.");

    private readonly Option<bool> _approximateGelu = new("--approximate-gelu")
    {
        Description = "For ONNX: accept the tanh form of Gelu, which differs from the exact form by up to 4.8e-4.",
    };

    private readonly Option<string[]> _layers = Many(
        "--layers", "NAME", "For safetensors: the names of the layers in their order, if their numbers do not tell it. NAME stands for " +
        "the tensors NAME.weight and NAME.bias. Other tensors are ignored.");

    private readonly Option<string[]> _activations = Many(
        "--activations", "NAME", "For safetensors of other programs, which do not say it: the activation of each layer after the " +
        $"inputs, or two, for the hidden layers and for the output. One of {string.Join(", ", Enum.GetNames<Activation>())}.");

    private readonly Option<string> _loss = new("--loss")
    {
        HelpName = "NAME",
        Description = "The loss, if the file does not say it. Default: CrossEntropy after Softmax, BinaryCrossEntropy after Sigmoid, " +
            $"otherwise Quadratic. One of {string.Join(", ", Enum.GetNames<Loss>())}.",
    };

    private readonly bool _hasLoss;

    private SourceOptions(bool hasLoss) => _hasLoss = hasLoss;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasLoss">True if the command needs the loss.</param>
    public static SourceOptions AddTo(Command command, bool hasLoss = false)
    {
        SourceOptions options = new(hasLoss);
        Among<Activation>(options._activations);
        Among<Loss>(options._loss);
        command.Add(options._outputs);
        command.Add(options._approximateGelu);
        command.Add(options._layers);
        command.Add(options._activations);
        if (hasLoss)
            command.Add(options._loss);
        return options;
    }

    /// <summary>Returns what the user chose.</summary>
    public SourceChoices Choices(ParseResult parsed) => new()
    {
        Outputs = parsed.GetValue(_outputs) ?? [],
        ApproximateGelu = parsed.GetValue(_approximateGelu),
        Layers = parsed.GetValue(_layers) ?? [],
        Activations = [.. (parsed.GetValue(_activations) ?? []).Select(Value<Activation>)],
        Loss = _hasLoss && parsed.GetValue(_loss) is { } loss ? Value<Loss>(loss) : null,
    };

    /// <summary>Creates an option with one or more values.</summary>
    public static Option<string[]> Many(string name, string value, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    // Unlike the parser of enums, this accepts names only, and no numbers.
    private static void Among<T>(Option option)
        where T : struct, Enum =>
        option.Validators.Add(result =>
        {
            string? unknown = result.Tokens.Select(token => token.Value)
                .FirstOrDefault(value => !Enum.GetNames<T>().Contains(value, StringComparer.OrdinalIgnoreCase));
            if (unknown is not null)
                result.AddError($"{option.Name} must be one of {string.Join(", ", Enum.GetNames<T>())} (was \"{unknown}\").");
        });

    private static T Value<T>(string name)
        where T : struct, Enum =>
        Enum.Parse<T>(name, ignoreCase: true);
}
