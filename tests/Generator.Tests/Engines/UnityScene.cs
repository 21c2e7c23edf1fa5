using System;
using System.Linq;
using System.Reflection;

namespace MlpGen.Generator.Tests.Engines;

/// <summary>
/// Plays the scene of the sample: a target on a figure eight and an agent, at 60 frames per second of the scene's own time.
/// <c>bench/UnitySample</c> compiles it for netstandard2.1.
/// </summary>
internal sealed class UnityScene : IDisposable
{
    private const float FrameTime = 1f / 60;

    /// <summary>The frames after which the target is where the agent stands: half a second.</summary>
    private const int Ahead = 30;

    private readonly Action<float> _setTime;
    private readonly Action _updateTarget;
    private readonly Action _updateAgent;
    private readonly Action _destroyAgent;
    private readonly Func<(float X, float Z)> _target;
    private readonly Func<(float X, float Z)> _agent;
    private int _frame;

    /// <summary>Starts the scene.</summary>
    /// <param name="assembly">The package, compiled with the stubs.</param>
    /// <param name="folder">Where the agent saves its network.</param>
    public UnityScene(Assembly assembly, string folder)
    {
        object target = Activator.CreateInstance(assembly.GetType("MlpGen.Samples.FigureEight")!)!;
        object agent = Activator.CreateInstance(assembly.GetType("MlpGen.Samples.LearningAgent")!)!;
        object place = target.GetType().GetProperty("transform")!.GetValue(target)!;
        agent.GetType().GetField("target", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(agent, place);
        assembly.GetType("UnityEngine.Application")!.GetProperty("persistentDataPath")!.SetValue(null, folder);
        Type time = assembly.GetType("UnityEngine.Time")!;
        time.GetProperty("deltaTime")!.SetValue(null, FrameTime);
        _setTime = (Action<float>)time.GetProperty("time")!.SetMethod!.CreateDelegate(typeof(Action<float>));
        (_updateTarget, _updateAgent, _destroyAgent) = (Message(target, "Update"), Message(agent, "Update"), Message(agent, "OnDestroy"));
        (_target, _agent) = (() => Position(target), () => Position(agent));
        _setTime(0);
        _updateTarget();
        Message(agent, "Awake")();
    }

    /// <summary>How far the target moves in half a second, on average over the frames that <see cref="MeanError"/> played.</summary>
    public float Displacement { get; private set; }

    /// <summary>Ends the agent, which saves its network.</summary>
    public void Dispose() => _destroyAgent();

    /// <summary>Plays frames.</summary>
    /// <returns>The mean distance between the agent and the place where the target is half a second later.</returns>
    public float MeanError(int frames)
    {
        (float X, float Z)[] targets = new (float X, float Z)[frames + Ahead], agents = new (float X, float Z)[frames + Ahead];
        for (int frame = 0; frame < frames + Ahead; frame++)
        {
            Play();
            (targets[frame], agents[frame]) = (_target(), _agent());
        }

        Displacement = Enumerable.Range(0, frames).Average(frame => Distance(targets[frame], targets[frame + Ahead]));
        return Enumerable.Range(0, frames).Average(frame => Distance(agents[frame], targets[frame + Ahead]));
    }

    /// <summary>Plays frames.</summary>
    /// <returns>The bytes that this thread allocated.</returns>
    public long Allocated(int frames)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int frame = 0; frame < frames; frame++)
            Play();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Play()
    {
        _setTime(++_frame * FrameTime);
        _updateTarget();
        _updateAgent();
    }

    private static Action Message(object behaviour, string name) =>
        (Action)behaviour.GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate(typeof(Action), behaviour);

    private static (float X, float Z) Position(object behaviour)
    {
        object place = behaviour.GetType().GetProperty("transform")!.GetValue(behaviour)!;
        object position = place.GetType().GetProperty("position")!.GetValue(place)!;
        return ((float)position.GetType().GetField("x")!.GetValue(position)!, (float)position.GetType().GetField("z")!.GetValue(position)!);
    }

    private static float Distance((float X, float Z) a, (float X, float Z) b) => MathF.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Z - b.Z) * (a.Z - b.Z)));
}
