using MlpGen.Benchmarks.Hosting;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.TorchSharp;
using TorchSharp;

PeerHost.Run(
    () =>
    {
        NativeTorch.Load();
        torch.set_num_threads(1);
        torch.set_num_interop_threads(1);
        return $"TorchSharp {typeof(torch).Assembly.GetName().Version!.ToString(3)}, libtorch {torch.__version__}";
    },
    problem => problem.Kind == "Forward"
        ? new ManagedSampler<ForwardCalls>(new ForwardCalls(problem), problem.Batches)
        : new ManagedSampler<StepCalls>(new StepCalls(problem), problem.Batches));
