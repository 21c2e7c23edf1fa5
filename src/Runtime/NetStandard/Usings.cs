global using Unsafe = MlpGen.CompilerServices.Unsafe;
