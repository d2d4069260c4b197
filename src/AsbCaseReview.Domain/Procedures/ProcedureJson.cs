using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Procedures;

/// <summary>Reads, writes and describes procedures as JSON.</summary>
public static class ProcedureJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <exception cref="ProcedureFormatException">Not JSON, a member that the form does not know, or one that is missing; says where.</exception>
    public static Procedure Read(string json)
    {
        try
        {
            var procedure = JsonSerializer.Deserialize<Procedure>(json, Options) ?? throw new ProcedureFormatException("The file holds “null”, not a procedure.");
            NoWorkingDaysForComplaints(procedure.Threshold);
            return procedure;
        }
        catch (JsonException e)
        {
            throw new ProcedureFormatException(e);
        }
    }

    // A victim's window runs on real days (s.104(11)); an office's working days have no part in it.
    private static void NoWorkingDaysForComplaints(ThresholdRules rules)
    {
        var periods = new List<Period?> { rules.Qualifying.ReportedWithin, rules.Qualifying.AppliedWithin };
        foreach (var route in rules.Routes.OfType<CountRoute>())
            periods.AddRange([route.ReportedWithin, route.Recency?.Within, route.AppliedWithin?.Within, .. route.Windows.Select(w => (Period?)w.Length)]);
        if (periods.FirstOrDefault(p => p?.Unit == PeriodUnit.WorkingDays) is { } wrong)
            throw new ProcedureFormatException($"$.threshold counts complaints in working days (“{wrong}”). Write days, weeks, months or years: section 104(11) runs on real days.");
    }

    public static string Write(Procedure procedure) => JsonSerializer.Serialize(procedure, Options);

    /// <summary>The published JSON schema, generated from the types.</summary>
    public static string Schema()
    {
        var node = Options.GetJsonSchemaAsNode(typeof(Procedure), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(Period) || context.TypeInfo.Type == typeof(Period?)
                ? new JsonObject
                {
                    ["type"] = "string",
                    ["description"] = "“5 working days”, “28 days”, “1 month beginning with”, “2 working days before”",
                    ["pattern"] = @"^[0-9]{1,5} (working day|day|week|month|year)s?( (beginning with|before))?$",
                }
                : schema,
        }).AsObject();
        node.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        node.Insert(1, "title", "ASB Case Review procedure");
        return node.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }
}

/// <summary>A procedure file that cannot be read; the message says where and what to do.</summary>
public sealed class ProcedureFormatException : Exception
{
    public ProcedureFormatException(string message) : base(message) { }

    /// <param name="what">What was read.</param>
    public ProcedureFormatException(JsonException inner, string what = "procedure") : base(JsonMistake.Explain(inner, what), inner) { }
}

/// <summary>The four procedures that come with the product, as files of the same form as any other.</summary>
public static class BuiltInProcedures
{
    private static readonly Lazy<IReadOnlyList<Procedure>> Read = new(() =>
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Procedures.BuiltIn.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return ProcedureJson.Read(reader.ReadToEnd());
            })];
    });

    public static IReadOnlyList<Procedure> All => Read.Value;

    public static Procedure? Find(string key) => All.FirstOrDefault(p => p.Key == key);
}
