// Trainers whose network cannot be told from the code.
using System;
using System.Collections.Generic;
using MlpGen;

public static class Program
{
    public static void Main()
    {
        Net net = new(seed: 1);
        Xor xor = new(seed: 1);

        Trainer trainer = net.CreateTrainer(new Sgd());
        trainer.Step([1, 2], [1f, 0, 0]);
        trainer = xor.CreateTrainer(new Sgd());
        trainer.Step([1, 2], [1]);

        foreach (INetwork network in new INetwork[] { net, xor })
        {
            Trainer own = network.CreateTrainer(new Adam());
            own.Step(new float[network.InputSize], new float[network.OutputSize]);
            new Trainer(network, new Sgd()).Step(new float[2], new float[network.OutputSize]);
        }

        // A derived class is a network with its own sizes.
        Base general = new Heir(seed: 1);
        general.CreateTrainer(new Sgd()).Step(new float[3], new float[2]);
        new Trainer(general, new Sgd()).Step(new float[3], new float[2]);
        general.CreateTrainer().Step(new float[3], new float[2]);
        general.CreateTrainer().Fit(new float[3], new float[2], new FitOptions());
        general.Forward(new float[3]);

        List<Trainer> all = [net.CreateTrainer(new Sgd()), xor.CreateTrainer(new Sgd())];
        all[0].Step([1, 2], new float[3]);
        all[1].Step([1, 2], new float[1]);

        Trainer either = all.Count == 2 ? xor.CreateTrainer(new Sgd()) : net.CreateTrainer(new Sgd());
        either.Step([1, 2], [1]);

        Trainer? later = net.CreateTrainer(new Sgd());
        Replace(ref later, xor);
        later.Step([1, 2], [1]);
    }

    private static void Replace(ref Trainer trainer, Xor xor) => trainer = xor.CreateTrainer(new Sgd());
}

[Mlp(4, 2)]
public partial class Base;

[Mlp(3, 2)]
public partial class Heir : Base
{
    public Heir(int seed)
        : base(seed) => Initialize(seed);
}
