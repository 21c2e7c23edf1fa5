// The few types of Unity that the package, its sample and docs/unity.md use, with Unity's names. Tests compile against these, because Unity is not there.
using System;

namespace UnityEngine
{
    public class Component
    {
        public Transform transform { get; } = new Transform();
    }

    public class MonoBehaviour : Component
    {
    }

    public sealed class Transform
    {
        public Vector3 position { get; set; }
    }

    public struct Vector3
    {
        public float x;
        public float y;
        public float z;

        public Vector3(float x, float y, float z)
        {
            this.x = x;
            this.y = y;
            this.z = z;
        }
    }

    public static class Mathf
    {
        public const float PI = (float)Math.PI;

        public static float Sin(float angle) => (float)Math.Sin(angle);
    }

    public class TextAsset
    {
        public TextAsset(byte[] bytes) => this.bytes = bytes;

        public byte[] bytes { get; }
    }

    public static class Application
    {
        public static string persistentDataPath { get; set; } = "";
    }

    // In Unity these have no setters.
    public static class Time
    {
        public static float deltaTime { get; set; }

        public static float time { get; set; }
    }

    [AttributeUsage(AttributeTargets.Field)]
    public sealed class SerializeFieldAttribute : Attribute
    {
    }

    public enum RuntimeInitializeLoadType
    {
        SubsystemRegistration = 4,
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class RuntimeInitializeOnLoadMethodAttribute : Attribute
    {
        public RuntimeInitializeOnLoadMethodAttribute(RuntimeInitializeLoadType loadType) => this.loadType = loadType;

        public RuntimeInitializeLoadType loadType { get; }
    }
}
