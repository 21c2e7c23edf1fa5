namespace System.Text.Json;

/// <summary>The kind of a token of a JSON text.</summary>
internal enum JsonTokenType : byte
{
    None,
    StartObject,
    EndObject,
    StartArray,
    EndArray,
    PropertyName,
    Comment,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>The kind of a JSON value.</summary>
internal enum JsonValueKind : byte
{
    Undefined,
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
