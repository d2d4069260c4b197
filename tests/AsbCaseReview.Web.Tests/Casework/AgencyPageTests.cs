using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

public sealed class AgencyPageTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static (string, string?)[] Day(string field, int day, int month) => [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", "2026")];

    private async Task<(string Reference, Guid Request)> AskedAsync(string area = "west-northamptonshire", string coordinator = TestApp.Coordinator, string kind = "police")
    {
        var reference = await _app.MetCaseAsync(new() { Area = area }, coordinator);
        var visitor = await _app.SignInAsync(coordinator);
        await visitor.GetAsync($"/cases/{reference}/agencies");
        var agency = await _app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Kind == kind && db.Cases.Any(c => c.AreaId == a.AreaId && c.Reference == reference))).Id);
        var page = await visitor.SubmitAsync($"/cases/{reference}/agencies/ask", [("Ask.Agencies", agency.ToString()), .. Day("Ask.By", 9, 3)]);
        Assert.Contains("The agencies are asked", page.Text, StringComparison.Ordinal);
        return (reference, await _app.WithDbAsync(async db => (await db.InformationRequests.FirstAsync(r => db.Cases.Any(c => c.Id == r.CaseId && c.Reference == reference))).Id));
    }

    private Task<InformationRequest> StoredAsync(Guid id) => _app.WithDbAsync(db => db.InformationRequests.AsNoTracking().FirstAsync(r => r.Id == id));

    [Fact]
    public async Task The_full_request_is_asked_in_one_act_when_the_threshold_is_met_and_not_before()
    {
        var (reference, id) = await AskedAsync();
        var request = await StoredAsync(id);
        Assert.Equal((RequestKind.Full, new DateOnly(2026, 3, 9)), (request.Kind, request.AnswerBy));
        await _app.WithDbAsync(async db =>
        {
            Assert.Equal(CaseStage.GatheringInformation, await db.Cases.Where(c => c.Reference == reference).Select(c => c.Stage).FirstAsync());
            var message = await db.OutgoingMessages.FirstAsync(m => m.Text.Contains(id.ToString()));
            Assert.Contains("Schedule 4 paragraph 7", message.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Margaret", message.Subject + message.Text, StringComparison.Ordinal);
        });
        var early = await _app.CaseAsync();
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.DoesNotContain("Ask.Agencies", (await coordinator.GetAsync($"/cases/{early}/agencies")).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("west-northamptonshire", TestApp.Coordinator)]
    [InlineData("gloucestershire", TestApp.CoordinatorElsewhere)]
    public async Task A_missed_date_is_chased_under_every_procedure_and_a_late_answer_is_taken(string area, string coordinator)
    {
        var (_, id) = await AskedAsync(area, coordinator);
        _app.Clock.Set(new(2026, 3, 10, 7, 30, 0, TimeSpan.Zero));
        await _app.WithAsync<Sweep, SweepResult>(s => s.RunAsync());
        var request = await StoredAsync(id);
        await _app.WithDbAsync(async db =>
        {
            var mailbox = (await db.Agencies.FirstAsync(a => a.Id == request.AgencyId)).Email;
            Assert.True(await db.OutgoingMessages.AnyAsync(m => m.To == mailbox && m.Subject.StartsWith("Overdue")));
            var officer = new Domain.Partnership.Actor(null, "Duty officer", Domain.Partnership.ActorRole.AgencyOfficer, request.AgencyName);
            var tracked = await db.InformationRequests.FirstAsync(r => r.Id == id);
            tracked.Answer(await db.Cases.FirstAsync(c => c.Id == request.CaseId), new([], [], null, new() { NothingHeld = true }), false, null, officer, _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            Assert.Equal(DeadlineState.DoneLate, (await db.Deadlines.FirstAsync(d => d.CaseId == request.CaseId && d.Limit == Limits.AgencyInformation)).State);
        });
    }

    [Fact]
    public async Task A_second_request_to_the_same_agency_has_a_deadline_of_its_own()
    {
        var (reference, id) = await AskedAsync();
        await _app.WithDbAsync(async db =>
        {
            var (opened, agency) = (await db.Cases.FirstAsync(c => c.Reference == reference), await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police"));
            var first = await db.InformationRequests.FirstAsync(r => r.Id == id);
            first.Answer(opened, new([], [], null, new() { NothingHeld = true }), false, null, new(null, "Officer", Domain.Partnership.ActorRole.AgencyOfficer, ""), _app.Clock.GetUtcNow());
            db.InformationRequests.Add(InformationRequest.Ask(opened, agency, "Once more", new(2026, 3, 20), new(null, "Nadia", Domain.Partnership.ActorRole.Coordinator, ""), _app.Clock.GetUtcNow(), RequestKind.Full, before: 1));
            await db.SaveChangesAsync();
            var states = await db.Deadlines.Where(d => d.CaseId == opened.Id && d.Limit == Limits.AgencyInformation).OrderBy(d => d.Due).Select(d => d.State).ToListAsync();
            Assert.Equal([DeadlineState.Kept, DeadlineState.Open], states);
        });
    }

    [Fact]
    public async Task An_officer_keeps_an_answer_goes_on_later_and_sends_it()
    {
        var (reference, id) = await AskedAsync();
        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Contains("Desmond Varley", (await officer.GetAsync($"/requests/{id}")).Text, StringComparison.Ordinal);
        await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "keep"), ("Form.ActionTaken", "Attended twice"));
        var page = await officer.GetAsync($"/requests/{id}");
        Assert.Equal("Attended twice", page.Value("Form.ActionTaken"));
        Assert.Equal(RequestState.Asked, (await StoredAsync(id)).State);
        page = await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "send"), ("Form.CouldDo", "A warning"), ("Form.Involvement[0].What", "Caller three times"));
        Assert.Contains("Your answer is sent", page.Text, StringComparison.Ordinal);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        page = await coordinator.GetAsync($"/cases/{reference}/agencies");
        foreach (var said in new[] { "Attended twice", "A warning", "Caller three times" }) Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Null((await StoredAsync(id)).Draft);
    }

    [Fact]
    public async Task Declining_needs_one_of_the_two_exceptions_and_what_it_covers()
    {
        var (reference, id) = await AskedAsync();
        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/requests/{id}");
        var page = await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "send"), ("Form.Declines", "true"), ("Form.Note", "See the log"));
        Assert.Equal("Say which of the two exceptions stands in the way", page.ErrorBeside("Form.Exception"));
        Assert.Equal("See the log", page.Value("Form.Note"));
        await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "send"), ("Form.Exception", "InvestigatoryPowers"), ("Form.DeclineWhy", "One log entry"));
        Assert.Equal(RequestState.Declined, (await StoredAsync(id)).State);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("Under the Investigatory Powers Act 2016: One log entry", (await coordinator.GetAsync($"/cases/{reference}/agencies")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_writes_down_an_answer_by_telephone_with_its_original_marked_unconfirmed()
    {
        var (reference, id) = await AskedAsync();
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/agencies/{id}/record");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/agencies/{id}/record", ("Form.Do", "send"), ("Form.NothingHeld", "true"), ("Told.From", "PC Lowther"));
        Assert.Equal("Say how it was told", page.ErrorBeside("Told.How"));
        Assert.Equal("PC Lowther", page.Value("Told.From"));
        page = await coordinator.SubmitAsync($"/cases/{reference}/agencies/{id}/record", ("Form.Do", "send"), ("Told.How", "by telephone"), ("Told.Original", "We hold nothing under either name."));
        Assert.Contains("Not confirmed by the agency", page.Text, StringComparison.Ordinal);
        Assert.Contains("We hold nothing under either name.", page.Text, StringComparison.Ordinal);
        var request = await StoredAsync(id);
        Assert.True(request.Unconfirmed && request.Full!.NothingHeld);

        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);   // sending it themselves confirms it
        await officer.GetAsync($"/requests/{id}");
        await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "send"));
        Assert.False((await StoredAsync(id)).Unconfirmed);
    }

    [Fact]
    public async Task Another_areas_and_another_agencys_are_a_404()
    {
        var (reference, id) = await AskedAsync();
        var elsewhere = await _app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}/agencies")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}/agencies/{id}/record")).Status);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/cases/{reference}/agencies/{Guid.CreateVersion7()}/record")).Status);
        var housing = await _app.SignInAsync(TestApp.HousingOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.GetAsync($"/requests/{id}/files/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await housing.GetAsync($"/cases/{reference}/agencies")).Status);
    }

    [Fact]
    public async Task A_document_with_an_answer_is_reached_from_the_answer_and_from_the_case_and_by_no_other_agency()
    {
        var (reference, id) = await AskedAsync();
        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/requests/{id}");
        var page = await officer.UploadAsync($"/requests/{id}", [("Form.Document", "log of visits.txt", "Visited on 12 February."u8.ToArray())], ("Form.Do", "keep"), ("Form.ActionTaken", "Attended twice"));
        var link = page.Html.QuerySelectorAll("a").Single(a => a.TextContent == "log of visits.txt").GetAttribute("href")!;
        Assert.Equal("Visited on 12 February.", await officer.Client.GetStringAsync(link));
        Assert.Equal("Attended twice", page.Value("Form.ActionTaken"));
        var housing = await _app.SignInAsync(TestApp.HousingOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.GetAsync(link)).Status);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        page = await coordinator.GetAsync($"/cases/{reference}/agencies");
        Assert.Equal("Visited on 12 February.", await coordinator.Client.GetStringAsync(page.Html.QuerySelectorAll("a").Single(a => a.TextContent == "log of visits.txt").GetAttribute("href")!));
    }

    [Fact]
    public async Task An_officer_records_interim_action_against_immediate_risk_at_once()
    {
        var (reference, id) = await AskedAsync();
        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);
        var page = await officer.GetAsync($"/requests/{id}/interim");
        Assert.Equal("2", page.Value("Form.On.Day"));
        page = await officer.SubmitAsync($"/requests/{id}/interim", ("Form.What", "A camera by the door"));
        Assert.NotNull(page.ErrorBeside("Form.Risk"));
        Assert.Equal("A camera by the door", page.Value("Form.What"));
        page = await officer.SubmitAsync($"/requests/{id}/interim", ("Form.Risk", "Threats at night"), ("Form.On.Day", "3"));
        Assert.NotNull(page.ErrorBeside("Form.On"));   // tomorrow
        page = await officer.SubmitAsync($"/requests/{id}/interim", ("Form.On.Day", "1"));
        Assert.Equal($"/requests/{id}", page.Address.AbsolutePath);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("1 March 2026, Northamptonshire Police: A camera by the door", (await coordinator.GetAsync($"/cases/{reference}/plan")).Text, StringComparison.Ordinal);
        var told = Assert.Single(await _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.Subject.StartsWith("Interim action")).ToListAsync()));
        Assert.Contains($"/cases/{reference}/plan", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("camera", told.Text + told.Subject, StringComparison.Ordinal);
        var housing = await _app.SignInAsync(TestApp.HousingOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.GetAsync($"/requests/{id}/interim")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync($"/requests/{id}/interim")).Status);
    }

    [Fact]
    public async Task An_officer_records_interim_action_from_an_action_too()
    {
        var reference = await _app.MetCaseAsync();
        var id = await _app.ActionAsync(reference, new(2026, 4, 1));
        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/actions/{id}");
        await officer.GetAsync($"/actions/{id}/interim");
        await officer.SubmitAsync($"/actions/{id}/interim", ("Form.What", "Patrol tonight"), ("Form.Risk", "A threat"));
        Assert.True(await _app.WithDbAsync(db => db.CaseEvents.AnyAsync(e => e.Kind == CaseEventKind.InterimActionTaken && e.ActorName == "Kiran Maddox")));
        var housing = await _app.SignInAsync(TestApp.HousingOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.GetAsync($"/actions/{id}/interim")).Status);
    }
}
