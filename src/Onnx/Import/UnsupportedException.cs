using System;

namespace MlpGen.Onnx.Import;

/// <summary>
/// A part of a graph that cannot be read as a multilayer perceptron. It ends the reading of one tensor. Other tensors can still be read, so
/// it never leaves this assembly.
/// </summary>
/// <param name="message">The node and what would be needed instead.</param>
internal sealed class UnsupportedException(string message) : Exception(message);
