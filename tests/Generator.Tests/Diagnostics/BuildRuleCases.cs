namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about build properties, which a comment in the source stands for.</summary>
internal static class BuildRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP041", "no width", """
            // MlpGenVectorBits 64
            using MlpGen;
            [{|MLP041:Mlp(2, 8, 1)|}] partial class Net;
            """,
            "MlpGenVectorBits must list one or more of 128, 256 and 512 (was '64'). It is ignored, so networks have code for all three."),
        new("MLP041", "a width and something else", """
            // MlpGenVectorBits 256, wide
            [{|MLP041:MlpGen.Mlp(2, 8, 1)|}] partial class Net;
            """,
            "MlpGenVectorBits must list one or more of 128, 256 and 512 (was '256, wide'). It is ignored, so networks have code for all three."),
        new("MLP041", "separators alone", """
            // MlpGenVectorBits ;
            [{|MLP041:MlpGen.Mlp(2, 8, 1)|}] partial class Net;
            """),
        new("MLP041", "once for all networks, at the first", """
            // MlpGenVectorBits 0128
            using MlpGen;
            [{|MLP041:Mlp(2, 8, 1)|}] partial class B;
            [Mlp(2, 8, 1)] partial class A { [Mlp(2, 8, 1)] partial class Inner; }
            """),
        new("MLP041", "beside an error of the network", """
            // MlpGenVectorBits all
            using MlpGen;
            [{|MLP041:Mlp(2, {|MLP012:0|}, 1)|}] partial class Net;
            """),
        new("MLP041", "no network", """
            // MlpGenVectorBits 64
            partial class Net;
            """),
        new("MLP041", "not set", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net;
            """),
        new("MLP041", "widths with every separator", """
            // MlpGenVectorBits  512;256 , 128,
            [MlpGen.Mlp(2, 8, 1)] partial class Net;
            """),
    ];
}
