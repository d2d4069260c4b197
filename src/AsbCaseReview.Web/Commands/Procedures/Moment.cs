using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Web.Commands;

/// <summary>When something came or was done, as facts write it. A date alone is within office hours of that day.</summary>
public readonly partial record struct Moment(DateTimeOffset At)
{
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>London time, unless the text says otherwise with Z or an offset.</summary>
    public static bool TryParse(string? text, out Moment moment)
    {
        moment = default;
        if (text is null) return false;
        if (Offset().IsMatch(text))
        {
            if (!DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) || !Within(instant.Year)) return false;
            moment = new(instant);
            return true;
        }
        if (!DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || !Within(local.Year)) return false;
        moment = new(London.Instant(local));
        return true;
    }

    // Far enough from both ends of the machine's calendar for every period that can be written.
    private static bool Within(int year) => year is >= 1900 and <= 2199;

    [GeneratedRegex(@"T.*(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Offset();
}

public sealed class MomentJsonConverter : JsonConverter<Moment>
{
    public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Moment.TryParse(reader.GetString(), out var moment)
            ? moment
            : throw new JsonException("Write a date and time of London as “2026-03-02T16:40”, or a date alone; years 1900 to 2199.");

    public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) => writer.WriteStringValue(value.At);
}

/// <summary>A day, "2026-01-10", or a range, { "from": "2026-01-10", "to": "2026-01-20" }, both ends included.</summary>
public sealed class DateRangeJsonConverter : JsonConverter<DateRange>
{
    public override DateRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return DateRange.On(Day(reader.GetString()));
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Write a date as “2026-01-10”, or a range as { \"from\": \"2026-01-10\", \"to\": \"2026-01-20\" }.");
        var ends = new Dictionary<string, DateOnly>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var end = reader.GetString()!;
            reader.Read();
            if (end is not ("from" or "to")) throw new JsonException($"“{end}” is not known here: a range has “from” and “to”.");
            ends[end] = Day(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);
        }
        if (!ends.TryGetValue("from", out var from) || !ends.TryGetValue("to", out var to)) throw new JsonException("A range has both “from” and “to”.");
        return from <= to ? new(from, to) : throw new JsonException($"The range ends ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd}).");
    }

    public override void Write(Utf8JsonWriter writer, DateRange value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    private static DateOnly Day(string? text) => Moment.TryParse(text, out var moment)
        ? London.DateOf(moment.At)
        : throw new JsonException($"“{text}” is not a date. Write it as “2026-01-10”; years 1900 to 2199.");
}
