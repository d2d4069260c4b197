using System.Text.Json;
using System.Text.Json.Serialization;
using AsbCaseReview.Domain;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>Instants are stored as UTC: SQLite cannot order offsets.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

public sealed class OwnWordsConverter() : ValueConverter<OwnWords, string>(words => words.Text, stored => new OwnWords(stored));

public sealed class RestrictedTextConverter() : ValueConverter<RestrictedText, string>(text => text.Text, stored => new RestrictedText(stored));

/// <summary>Values that are kept as JSON and never queried.</summary>
public static class JsonColumns
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="maxLength">In characters; the same for both databases.</param>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property, int maxLength = Lengths.Json)
    {
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), stored => Read<T>(stored)),
            new ValueComparer<T>((a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => Read<T>(Write(value))));
        return property.HasMaxLength(maxLength);
    }

    /// <summary>For a value that is never changed once set, so that it need not be copied or compared.</summary>
    public static PropertyBuilder<T> HasFixedJson<T>(this PropertyBuilder<T> property, int maxLength = Lengths.Json)
    {
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), stored => Read<T>(stored)),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => 0, value => value));
        return property.HasMaxLength(maxLength);
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string stored) => JsonSerializer.Deserialize<T>(stored, Options)!;
}
