using System.Text.Json.Nodes;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Commands;

/// <summary>check-procedure, try-procedure and procedure-schema, run as they are typed; and that the documentation shows what they print.</summary>
public sealed class ProcedureCommandTests
{
    private static readonly string Docs = Path.Combine(Sources.Root, "docs");

    public static TheoryData<string> Keys => [.. BuiltInProcedures.All.Select(p => p.Key)];

    private static (int Code, string Answer, string Errors) Run(Func<string[], TextWriter, TextWriter, int> command, params string[] args)
    {
        using StringWriter answer = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        var code = command(args, answer, errors);
        return (code, answer.ToString().ReplaceLineEndings("\n"), errors.ToString());
    }

    private static (int Code, string Answer, string Errors) Try(string procedure, string facts) => Run(TryProcedureCommand.Run, procedure, facts);

    private static string Written(string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("asb-facts-").FullName, "given.json");
        File.WriteAllText(file, text);
        return file;
    }

    private static JsonObject Answer(string procedure, string facts)
    {
        var (code, answer, errors) = Try(procedure, Written(facts));
        Assert.Equal((0, ""), (code, errors));
        return JsonNode.Parse(answer)!.AsObject();
    }

    private static string Refusal(string facts)
    {
        var (code, answer, errors) = Try("statutory-minimum", Written(facts));
        Assert.Equal((2, ""), (code, answer));
        return errors;
    }

    private static string Text(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    [Theory, MemberData(nameof(Keys))]
    public void The_documentation_shows_what_is_printed_for_each_procedure(string key)
    {
        var facts = Path.Combine(Docs, "examples", $"{key}.facts.json");
        var (code, answer, errors) = Try(key, facts);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(Text(Path.Combine(Docs, "examples", $"{key}.answer.json")), answer);
        var page = Text(Path.Combine(Docs, "procedures.md"));
        Assert.Contains($"```json\n{Text(facts)}```\n\nanswers\n\n```json\n{answer}```", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_shows_what_the_check_prints()
    {
        var (code, answer, _) = Run(CheckProcedureCommand.Run, "west-northamptonshire");
        Assert.Equal(0, code);
        Assert.Contains($"```\n{answer}```", Text(Path.Combine(Docs, "procedures.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_that_is_committed_is_that_of_the_types()
    {
        using var answer = new StringWriter();
        Assert.Equal(0, ProcedureSchemaCommand.Run(answer));
        Assert.Equal(Text(Path.Combine(Docs, "procedure.schema.json")), answer.ToString());
    }

    [Fact]
    public void The_schema_names_every_member_of_the_procedures_that_come_with_the_product()
    {
        var schema = JsonNode.Parse(ProcedureJson.Schema())!;
        Assert.Equal("false", schema["additionalProperties"]!.ToJsonString());
        foreach (var procedure in BuiltInProcedures.All)
            foreach (var (name, _) in JsonNode.Parse(ProcedureJson.Write(procedure))!.AsObject())
                Assert.NotNull(schema["properties"]![name]);
    }

    [Theory, MemberData(nameof(Keys))]
    public void A_procedure_file_gives_the_same_answer_as_its_key(string key)
    {
        var facts = Path.Combine(Docs, "examples", $"{key}.facts.json");
        Assert.Equal(Try(key, facts), Try(Written(ProcedureJson.Write(BuiltInProcedures.Find(key)!)), facts));
    }

    [Fact]
    public void The_answer_has_the_members_of_its_form_and_no_others()
    {
        var answer = Answer("west-northamptonshire", """{ "applied": "2026-03-02", "complaints": [ { "id": "c1", "happened": "2026-02-01", "reported": "2026-02-02" } ] }""");
        Assert.Equal(["complaints", "routes", "statute", "deadlines"], Members(answer));
        Assert.Equal(["id", "counts", "countsByStatute", "lastDayToReport", "lastDayToApply", "why"], Members(answer["complaints"]![0]!));
        Assert.Equal(["route", "met", "counted", "needed", "why"], Members(answer["routes"]![0]!));
        Assert.Equal(["met", "counted", "needed"], Members(answer["statute"]!));
        Assert.Equal(["limit", "subject", "from", "due", "skipped"], Members(answer["deadlines"]![0]!));
        Assert.Equal(["day", "why"], Members(answer["deadlines"]![0]!["skipped"]![0]!));

        static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(m => m.Key);
    }

    [Fact]
    public void Facts_may_be_as_short_as_the_day_of_the_application()
    {
        var answer = Answer("gloucestershire", """{ "applied": "2026-03-02" }""");
        Assert.Empty(answer["complaints"]!.AsArray());
        Assert.False(answer["statute"]!["met"]!.GetValue<bool>());
        Assert.Empty(answer["deadlines"]!.AsArray());   // its clocks run from a completed application
    }

    // Deemed receipt under West Northamptonshire, whose acknowledgement runs from receipt: five working days.
    [Theory]
    [InlineData("2026-03-02", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02T16:40", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02T16:40:59", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02T16:40:59.123", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02T17:00", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02T17:01", "2026-03-03", "2026-03-10")]
    [InlineData("2026-03-02T17:00:30Z", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02T17:30+01:00", "2026-03-02", "2026-03-09")]    // half past four in London
    [InlineData("2026-06-30T23:30:00Z", "2026-07-01", "2026-07-08")]      // half past midnight in London, on a working day
    [InlineData("2026-06-30T22:59:00Z", "2026-07-01", "2026-07-08")]      // 23:59 in British Summer Time: the next working day
    [InlineData("2026-03-07", "2026-03-09", "2026-03-16")]                // a Saturday
    public void The_application_is_received_in_London_within_office_hours(string applied, string from, string due)
    {
        var deadline = Answer("west-northamptonshire", $$"""{ "applied": "{{applied}}" }""")["deadlines"]![0]!;
        Assert.Equal(("acknowledge", from, due), (deadline["limit"]!.GetValue<string>(), deadline["from"]!.GetValue<string>(), deadline["due"]!.GetValue<string>()));
        Assert.True(deadline.AsObject().ContainsKey("subject") && deadline["subject"] is null);
    }

    [Fact]
    public void The_six_months_run_from_the_day_itself_where_the_clock_runs_from_the_next()
    {
        var answer = Answer("west-northamptonshire", """{ "applied": "2026-06-14T22:59:00Z", "complaints": [ { "id": "c1", "happened": "2025-12-15", "reported": "2025-12-15" } ] }""");
        Assert.True(answer["complaints"]![0]!["counts"]!.GetValue<bool>());
        Assert.Equal("2026-06-15", answer["deadlines"]![0]!["from"]!.GetValue<string>());
    }

    [Fact]
    public void A_limit_that_was_kept_and_one_of_an_agency_are_listed_each_with_its_own_subject()
    {
        var answer = Answer("west-northamptonshire", """
            { "applied": "2026-03-02T09:00",
              "events": [
                { "event": "acknowledged", "at": "2026-03-04T18:30" },
                { "event": "agenciesAsked", "at": "2026-03-05", "subject": "police" }, { "event": "dateSet", "at": "2026-03-20", "subject": "agencyInformation|police" } ] }
            """);
        Assert.Equal(
            ["acknowledge  2026-03-09", "decide  2026-03-18", "agencyInformation police 2026-03-20"],
            answer["deadlines"]!.AsArray().Select(d => $"{d!["limit"]} {d["subject"]} {d["due"]}"));
    }

    [Theory]
    [InlineData("""{ "applied": "2026-03-02", "colour": 1 }""", "$.colour", "colour")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [ { "id": "c1", "happened": "2026-02-01", "reported": "2026-02-02", "agncy": "police" } ] }""", "$.complaints[0].agncy", "agncy")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [ { "id": "c1", "happened": { "from": "2026-02-01", "until": "2026-02-02" }, "reported": "2026-02-02" } ] }""", "$.complaints[0].happened", "until")]
    [InlineData("""{ "applied": "2026-03-02", "authority": { "rank": "x" } }""", "$.authority.rank", "rank")]
    [InlineData("""{ "applied": "2026-03-02", "events": [ { "event": "acknowledged", "at": "2026-03-02", "who": "x" } ] }""", "$.events[0].who", "who")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [ { "id": "c1", "reported": "2026-02-02" } ] }""", "$.complaints[0]", "happened")]
    [InlineData("""{ "complaints": [] }""", "$", "applied")]
    [InlineData("""{ "applied": "2 March 2026" }""", "$.applied", "2026-03-02T16:40")]
    [InlineData("""{ "applied": "2026-02-30" }""", "$.applied", "2026-03-02T16:40")]
    [InlineData("""{ "applied": "2026-03-02T25:00" }""", "$.applied", "2026-03-02T16:40")]
    [InlineData("""{ "applied": "9999-12-31" }""", "$.applied", "1900 to 2199")]
    [InlineData("""{ "applied": 20260302 }""", "$.applied", "2026-03-02T16:40")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [ { "id": "c1", "happened": "yesterday", "reported": "2026-02-02" } ] }""", "$.complaints[0].happened", "yesterday")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [ { "id": "c1", "happened": { "from": "2026-02-02", "to": "2026-02-01" }, "reported": "2026-02-02" } ] }""", "$.complaints[0].happened", "ends (2026-02-01) before it begins")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [ { "id": "c1", "happened": "2026-02-01", "reported": "2026-02-02" }, { "id": "c1", "happened": "2026-02-01", "reported": "2026-02-02" } ] }""", "$.complaints[1].id", "stands twice")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [ null ] }""", "$.complaints[0]", "null")]
    [InlineData("""{ "applied": "2026-03-02", "events": [ { "event": "sneezed", "at": "2026-03-02" } ] }""", "$.events[0].event", "“sneezed”")]
    [InlineData("""{ "applied": "2026-03-02", "events": [ { "event": "Acknowledged", "at": "2026-03-02" } ] }""", "$.events[0].event", "acknowledged")]
    [InlineData("""{ "applied": "2026-03-02", "conditions": { "stillContinuing": "yes" } }""", "$.conditions.stillContinuing", "another kind")]
    [InlineData("null", "null", "not facts")]
    [InlineData("", "$", "The file is empty.")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [""", "$.complaints", "ends before everything in it is closed")]
    [InlineData("""{ "applied": "2026-03-02", "applied": "2026-03-03" }""", "$.applied", "stands twice")]
    [InlineData("""{ "applied": "2026-03-02", "complaints": [{ "id": null, "happened": "2026-02-10", "reported": "2026-02-11" }] }""", "$.complaints[0].id", "It cannot be null.")]
    [InlineData("[1]", "$", "cannot be read")]
    public void Facts_that_are_not_in_their_form_are_refused_with_path_and_reason(string facts, string path, string says)
    {
        var errors = Refusal(facts);
        Assert.Contains(path, errors, StringComparison.Ordinal);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("AsbCaseReview.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_in_a_year_whose_bank_holidays_are_not_known_names_the_year()
    {
        var (code, answer, errors) = Try("west-northamptonshire", Written("""{ "applied": "2036-03-02" }"""));
        Assert.Equal((2, ""), (code, answer));
        Assert.Contains("would lie in 2036. Here bank holidays are those by rule, which are known for 2011 to 2035.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_procedure_that_could_not_be_published_can_be_tried()
    {
        var procedure = BuiltInProcedures.Find("statutory-minimum")!;
        var four = procedure with { Appeal = [], Threshold = procedure.Threshold with { Routes = [((CountRoute)procedure.Threshold.Routes[0]) with { Needed = 4 }] } };
        var file = Written(ProcedureJson.Write(four));
        var (code, answer, _) = Run(CheckProcedureCommand.Run, file);
        Assert.Equal(1, code);
        Assert.Contains("REFUSED  s.104(4)  at $.threshold.routes[0].needed", answer, StringComparison.Ordinal);
        Assert.Contains("REFUSED  Schedule 4 paragraph 3  at $.appeal", answer, StringComparison.Ordinal);
        Assert.EndsWith("It may not be published.\n", answer, StringComparison.Ordinal);
        var tried = Try(file, Path.Combine(Docs, "examples", "statutory-minimum.facts.json"));
        Assert.Equal(0, tried.Code);
        Assert.Contains("\"needed\": 3", tried.Answer[tried.Answer.IndexOf("\"statute\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Keys))]
    public void No_procedure_that_comes_with_the_product_is_refused(string key) => Assert.Equal(0, Run(CheckProcedureCommand.Run, key).Code);

    [Fact]
    public void A_file_that_is_not_there_or_no_procedure_is_exit_code_2_with_a_sentence()
    {
        Assert.Contains("there is no such file", Unreadable("nowhere.json"), StringComparison.Ordinal);
        Assert.Contains("west-northamptonshire", Unreadable("nowhere.json"), StringComparison.Ordinal);
        Assert.Contains("line 1", Unreadable(Written("{")), StringComparison.Ordinal);
        Assert.Contains("“colour” is not known here", Unreadable(Written("{ \"colour\": 1 }")), StringComparison.Ordinal);
        Assert.Contains("Write: check-procedure FILE", Run(CheckProcedureCommand.Run).Errors, StringComparison.Ordinal);
        Assert.Equal(2, Run(CheckProcedureCommand.Run, "a", "b").Code);
        Assert.Equal(2, Run(TryProcedureCommand.Run, "gloucestershire").Code);
        Assert.Equal(2, Try("gloucestershire", "nowhere.json").Code);

        static string Unreadable(string file)
        {
            var (code, answer, errors) = Run(CheckProcedureCommand.Run, file);
            Assert.Equal((2, ""), (code, answer));
            return errors;
        }
    }
}
