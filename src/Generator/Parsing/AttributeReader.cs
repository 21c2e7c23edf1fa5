using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads <c>[Mlp]</c> and <c>[MlpLayer]</c> as written, even if incomplete. It validates nothing and throws nothing.</summary>
internal static class AttributeReader
{
    public const string MlpAttribute = "MlpGen.MlpAttribute";

    /// <summary>Returns the first <c>[Mlp]</c> of a type. The C# compiler reports a second one.</summary>
    public static AttributeData? FindMlp(INamedTypeSymbol type) => Find(type, "MlpAttribute").FirstOrDefault();

    /// <summary>Returns every <c>[MlpLayer]</c> on any part of a type.</summary>
    public static IReadOnlyList<AttributeData> FindLayers(INamedTypeSymbol type) => Find(type, "MlpLayerAttribute");

    /// <summary>Returns the attributes with the given name, such as <c>MlpInputsAttribute</c>, on any part of a type.</summary>
    public static IReadOnlyList<AttributeData> Find(INamedTypeSymbol type, string name) =>
        [.. type.GetAttributes().Where(attribute =>
            attribute.AttributeClass is { ContainingType: null, ContainingNamespace: var space } found
            && found.Name == name
            && space is { Name: "MlpGen", ContainingNamespace.IsGlobalNamespace: true })];

    /// <summary>Returns the attributes that modify a network and have no meaning without <c>[Mlp]</c>.</summary>
    public static IEnumerable<AttributeData> FindOthers(INamedTypeSymbol type) =>
        [
            .. FindLayers(type),
            .. Find(type, "MlpInputsAttribute"),
            .. Find(type, "MlpOutputsAttribute"),
            .. Find(type, "MlpClassesAttribute"),
        ];

    /// <summary>Returns the syntax of an attribute in source, or null for a type in metadata.</summary>
    public static AttributeSyntax? Syntax(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    public static NetworkDeclaration Read(
        AttributeData mlp, AttributeSyntax syntax, IReadOnlyList<AttributeData> layers, CancellationToken cancellationToken)
    {
        AttributeLocations locations = new(syntax);
        return new NetworkDeclaration(
            ReadSizes(mlp, locations),
            ReadSetting(mlp, "Hidden", Activation.Sigmoid, locations),
            ReadSetting(mlp, "Output", Activation.Sigmoid, locations),
            ReadLoss(mlp, locations),
            ReadSetting(mlp, "Rounding", Rounding.Machine, locations),
            ReadSetting(mlp, "Precision", Precision.Single, locations),
            ReadSetting(mlp, "Quantization", Quantization.None, locations),
            ReadSwitch(mlp, "Training"),
            ReadSwitch(mlp, "Populations"),
            ReadWeights(mlp, locations.Named("Weights")),
            ReadStackLimit(mlp, locations),
            [.. layers.Select(layer => ReadLayer(layer, cancellationToken))]);
    }

    /// <summary>Returns the parts of the contract that the attribute selects, where errors count as not set.</summary>
    public static NetworkFeatures ReadFeatures(AttributeData mlp) => new(
        TakesLabels(mlp),
        Trains: ReadSwitch(mlp, "Training") ?? true,
        Evolves: ReadSwitch(mlp, "Populations") ?? true,
        HasTwin: ReadSetting(mlp, "Precision", Precision.Single, Location.None).Value is Precision.Double,
        HasWeights: ReadWeights(mlp, Location.None) is not null,
        IsQuantizable: ReadSetting(mlp, "Quantization", Quantization.None, Location.None).Value is Quantization.Int8);

    /// <summary>True if the loss in the attribute accepts class indices in place of targets.</summary>
    public static bool TakesLabels(AttributeData mlp) =>
        ReadSetting(mlp, "Loss", Loss.Quadratic, Location.None).Value is { } loss && LossFacts.For(loss).TakesLabels;

    /// <summary>Returns the weights that the attribute names, or null if it names none.</summary>
    private static DeclaredWeights? ReadWeights(AttributeData mlp, Location location) =>
        mlp.NamedArguments.FirstOrDefault(argument => argument.Key == "Weights") switch
        {
            { Key: null } or { Value: { Kind: TypedConstantKind.Primitive, Value: null } } => null,
            { Value: { Kind: TypedConstantKind.Primitive, Value: string file } } => new DeclaredWeights(file, location),
            _ => new DeclaredWeights(File: null, location),
        };

    private static Setting<Loss> ReadLoss(AttributeData mlp, AttributeLocations locations) =>
        ReadSetting(mlp, "Loss", Loss.Quadratic, locations);

    private static StackLimit? ReadStackLimit(AttributeData mlp, AttributeLocations locations) =>
        mlp.NamedArguments.FirstOrDefault(argument => argument.Key == "MaxStackBytes").Value
            is { Kind: TypedConstantKind.Primitive, Value: int bytes }
            ? new StackLimit(bytes, locations.Named("MaxStackBytes"))
            : null;

    /// <summary>Returns a switch that is on unless it is set. Null if the C# compiler could not read it.</summary>
    private static bool? ReadSwitch(AttributeData mlp, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in mlp.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value is { Kind: TypedConstantKind.Primitive, Value: bool value } ? value : null;
        }

        return true;
    }

    private static DeclaredSizes ReadSizes(AttributeData mlp, AttributeLocations locations)
    {
        if (mlp.ConstructorArguments.FirstOrDefault() is not { Kind: TypedConstantKind.Array } sizes)
            return new DeclaredSizes([], IsNull: false, IsReadable: false, locations.Positional(), []);
        if (sizes.IsNull)
            return new DeclaredSizes([], IsNull: true, IsReadable: true, locations.Positional(), []);

        int[] values = [.. sizes.Values.Select(size => size.Value).OfType<int>()];
        return values.Length == sizes.Values.Length
            ? new DeclaredSizes(values, IsNull: false, IsReadable: true, locations.Positional(), locations.Elements(values.Length))
            : new DeclaredSizes([], IsNull: false, IsReadable: false, locations.Positional(), []);
    }

    private static LayerDeclaration ReadLayer(AttributeData layer, CancellationToken cancellationToken)
    {
        int? number = layer.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: int value } ? value : null;
        if (Syntax(layer, cancellationToken) is not { } syntax)
            return new LayerDeclaration(number, ReadActivation(layer, Location.None), Dropout: null, Location.None);
        AttributeLocations locations = new(syntax);
        return new LayerDeclaration(
            number, ReadActivation(layer, locations.Named("Activation")), ReadDropout(layer, locations), locations.Positional());
    }

    private static Setting<Activation> ReadActivation(AttributeData layer, Location location) =>
        ReadSetting(layer, "Activation", default(Activation), location);

    private static DropoutRate? ReadDropout(AttributeData layer, AttributeLocations locations)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in layer.NamedArguments)
        {
            if (argument.Key == "Dropout")
                return new DropoutRate(Number(argument.Value), locations.Named("Dropout"));
        }

        return null;
    }

    private static double? Number(TypedConstant value) =>
        value is { Kind: TypedConstantKind.Primitive, Value: double number } ? number : null;

    private static Setting<T> ReadSetting<T>(AttributeData attribute, string name, T whenAbsent, AttributeLocations locations)
        where T : struct, Enum => ReadSetting(attribute, name, whenAbsent, locations.Named(name));

    private static Setting<T> ReadSetting<T>(AttributeData attribute, string name, T whenAbsent, Location location)
        where T : struct, Enum
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key != name)
                continue;
            int? value = argument.Value is { Kind: TypedConstantKind.Enum, Value: int number } ? number : null;
            return new Setting<T>(value, IsSet: true, location);
        }

        return new Setting<T>(Convert.ToInt32(whenAbsent), IsSet: false, location);
    }
}
