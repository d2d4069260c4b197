using System.Text.Json.Nodes;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;

namespace AsbCaseReview.Domain.Tests.Procedures;

public sealed class ProcedureJsonTests
{
    [Theory, MemberData(nameof(Builtin.Keys), MemberType = typeof(Builtin))]
    public void A_procedure_comes_back_whole_from_what_it_writes(string key)
    {
        var written = ProcedureJson.Write(BuiltInProcedures.Find(key)!);
        Assert.Equal(written, ProcedureJson.Write(ProcedureJson.Read(written)));
    }

    private static string Changed(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(ProcedureJson.Write(Builtin.WestNorthamptonshire))!.AsObject();
        change(json);
        return json.ToJsonString(ProcedureJson.Options);
    }

    private static string Refusal(string json) => Assert.Throws<ProcedureFormatException>(() => ProcedureJson.Read(json)).Message;

    [Fact]
    public void A_member_that_the_form_does_not_know_is_refused_with_its_path_and_line()
    {
        var message = Refusal(Changed(p => p["threshold"]!["routes"]![0]!.AsObject()["neded"] = 3));
        Assert.Contains("$.threshold.routes[0].neded", message, StringComparison.Ordinal);
        Assert.Matches(@"line \d+", message);
        Assert.Contains("neded", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_is_the_one_that_an_editor_shows()
    {
        var text = "{\n  \"key\": \"x\",\n  \"colour\": \"red\"\n}";
        Assert.Contains("line 3", Refusal(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_missing_is_named() => Assert.Contains("appliesFrom", Refusal(Changed(p => p.Remove("appliesFrom"))), StringComparison.Ordinal);

    [Fact]
    public void The_same_member_twice_is_refused() => Assert.Contains("key", Refusal("{ \"key\": \"a\", \"key\": \"b\" }"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"key\": ")]
    [InlineData("not json")]
    public void What_is_no_procedure_is_refused_with_a_sentence(string text) => Assert.StartsWith("The ", Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_period_that_cannot_be_read_says_what_one_looks_like()
    {
        var message = Refusal(Changed(p => p["timeLimits"]![0]!.AsObject()["period"] = "a fortnight"));
        Assert.Contains("$.timeLimits[0].period", message, StringComparison.Ordinal);
        Assert.Contains("5 working days", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whenever")]
    [InlineData(3)]
    public void An_anchor_that_is_not_known_is_refused(object name) =>
        Assert.Contains("$.timeLimits[0].from", Refusal(Changed(p => p["timeLimits"]![0]!["from"] = new JsonArray(JsonValue.Create(name)))), StringComparison.Ordinal);

    [Fact]
    public void Complaints_are_never_counted_in_working_days()
    {
        Assert.Contains("104(11)", Refusal(Changed(p => p["threshold"]!["qualifying"]!["reportedWithin"] = "20 working days")), StringComparison.Ordinal);
        Assert.Contains("104(11)", Refusal(Changed(p => p["threshold"]!["routes"]![0]!["windows"] = JsonNode.Parse("""[ { "window": "anyRun", "date": "report", "length": "90 working days" } ]"""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_a_trailing_comma_do_no_harm()
    {
        var text = ProcedureJson.Write(Builtin.StatutoryMinimum);
        Assert.Equal("statutory-minimum", ProcedureJson.Read("// ours\n" + text[..text.LastIndexOf('}')] + ",\n}").Key);
    }
}
