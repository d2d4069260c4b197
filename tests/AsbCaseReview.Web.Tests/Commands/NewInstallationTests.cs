using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Commands;

/// <summary>Setting up a new installation from the command line, as docs/running.md says.</summary>
public sealed class NewInstallationTests
{
    private readonly CommandRunner _run = new();

    private static string Example => Path.Combine(Root(), "docs", "examples", "area.json");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AsbCaseReview.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    private static Procedure Eastshire => BuiltInProcedures.Find("statutory-minimum")! with { Key = "eastshire", Name = "Eastshire", LocalGovernmentAreas = ["Eastshire"], Version = 1 };

    private string Written(Procedure procedure) => _run.Write("procedure.json", ProcedureJson.Write(procedure));

    [Fact]
    public async Task An_area_a_procedure_and_an_administrator()
    {
        Assert.Equal(0, await _run.RunAsync(AddAreaCommand.RunAsync, Example));
        Assert.Contains("Added Eastshire with 1 local government areas, 5 agencies and 3 people.", _run.Output, StringComparison.Ordinal);
        Assert.Contains("Sam Contact sets a password, within a day, at https://casereview.eastshire.example/sign-in/password/", _run.Output, StringComparison.Ordinal);

        Assert.Equal(0, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire)));
        Assert.Contains("Published version 1 for Eastshire", _run.Output, StringComparison.Ordinal);

        Assert.Equal(0, await _run.RunAsync(AddAdministratorCommand.RunAsync, "alex@eastshire.example", "Alex Keeper"));
        var first = _run.Output;
        Assert.Contains("Alex Keeper sets a password", first, StringComparison.Ordinal);
        Assert.Equal(0, await _run.RunAsync(AddAdministratorCommand.RunAsync, "alex@eastshire.example", "Alex Keeper"));   // lost it: another link
        Assert.NotEqual(first, _run.Output);
    }

    [Fact]
    public async Task Without_the_sites_address_no_link_is_given_that_leads_nowhere() =>
        Assert.Contains("Site:Address is not set.", (await Assert.ThrowsAsync<StartupException>(() => _run.RunAsync(AddAreaCommand.RunAsync, Example, "--Site:Address="))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_area_that_is_there_already_or_is_wrong_adds_nothing_and_says_all_that_is_wrong()
    {
        var text = await File.ReadAllTextAsync(Example);
        var wrong = _run.Write("wrong.json", text.Replace("\"EAS\"", "\"e\"", StringComparison.Ordinal).Replace("\"kind\": \"police\"", "\"kind\": \"polis\"", StringComparison.Ordinal).Replace("\"agency\": \"Eastshire Police\"", "\"agency\": \"Nobody\"", StringComparison.Ordinal));
        Assert.Equal(1, await _run.RunAsync(AddAreaCommand.RunAsync, wrong));
        Assert.Contains("referencePrefix: two to five capital letters.", _run.Error, StringComparison.Ordinal);
        Assert.Contains("agencies[1].kind: “polis” is none of", _run.Error, StringComparison.Ordinal);
        Assert.Contains("people[2].agency: no agency of this file is called “Nobody”.", _run.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was added.", _run.Error, StringComparison.Ordinal);

        Assert.Equal(0, await _run.RunAsync(AddAreaCommand.RunAsync, Example));
        Assert.Equal(1, await _run.RunAsync(AddAreaCommand.RunAsync, Example));
        Assert.Contains("there is an area “eastshire” already", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("{ \"kee\": \"x\" }", "kee")]
    [InlineData("{ \"key\": \"x\" }", "name")]
    public async Task A_file_that_is_none_is_refused_with_its_place(string text, string says)
    {
        Assert.Equal(2, await _run.RunAsync(AddAreaCommand.RunAsync, _run.Write("area.json", text)));
        Assert.Contains(says, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_that_the_Act_forbids_is_not_published()
    {
        await _run.RunAsync(AddAreaCommand.RunAsync, Example);
        Assert.Equal(1, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire with { Appeal = [], PointOfContact = null })));
        Assert.Contains("Refused", _run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was published.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_whose_own_letter_leaves_out_what_it_must_say_is_not_published()
    {
        await _run.RunAsync(AddAreaCommand.RunAsync, Example);
        Assert.Equal(1, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire with { Letters = new Dictionary<string, string> { ["thresholdNotMet"] = "Dear {{addressee}}, no." } })));
        Assert.Contains("Letter “thresholdNotMet”", _run.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was published.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_is_never_changed_a_new_version_needs_a_later_day_and_a_correction_the_same()
    {
        await _run.RunAsync(AddAreaCommand.RunAsync, Example);
        await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire));
        Assert.Equal(1, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire)));
        Assert.Contains("Write \"version\": 2.", _run.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire with { Version = 2 })));
        Assert.Contains("has to apply from a later day", _run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire with { Version = 2 }), "--corrects", "1"));
        Assert.Contains("0 open cases follow the correction", _run.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire with { Version = 3, AppliesFrom = Eastshire.AppliesFrom.AddYears(30) })));
    }

    [Fact]
    public async Task A_procedure_for_other_places_or_an_area_that_is_not_there_is_refused()
    {
        await _run.RunAsync(AddAreaCommand.RunAsync, Example);
        Assert.Equal(1, await _run.RunAsync(PublishProcedureCommand.RunAsync, "eastshire", Written(Eastshire with { LocalGovernmentAreas = ["Westshire"] })));
        Assert.Contains("covers Westshire", _run.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _run.RunAsync(PublishProcedureCommand.RunAsync, "nowhere", Written(Eastshire)));
        Assert.Contains("There are: eastshire.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_needs_an_agency_to_belong_to()
    {
        Assert.Equal(1, await _run.RunAsync(AddAdministratorCommand.RunAsync, "alex@eastshire.example", "Alex Keeper"));
        Assert.Contains("Run add-area first.", _run.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _run.RunAsync(AddAdministratorCommand.RunAsync, "alex", "Alex Keeper"));
    }
}
