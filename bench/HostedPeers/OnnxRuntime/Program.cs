using Microsoft.ML.OnnxRuntime;
using MlpGen.Benchmarks.Hosting;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.OnnxRuntime;

PeerHost.Run(
    () => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}",
    problem => new ManagedSampler<SessionCalls>(new SessionCalls(problem), problem.Batches));
