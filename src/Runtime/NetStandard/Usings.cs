global using Unsafe = MlpGen.CompilerServices.UnsafeAccess;
