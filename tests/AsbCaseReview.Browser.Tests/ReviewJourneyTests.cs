using AsbCaseReview.Browser.Tests.Support;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests;

/// <summary>The review itself, end to end: agencies answer, a panel meets with another chair, the victim is told, and an action that nobody does climbs the ladder.</summary>
public sealed class ReviewJourneyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static readonly DateOnly Asked = new(2026, 3, 2);
    private static readonly DateOnly Meets = new(2026, 3, 26);
    private static readonly DateOnly Due = new(2026, 4, 30);

    /// <summary>Who does what in an area of the demonstration.</summary>
    private sealed record Area(string Key, string Coordinator, string MinuteTaker, string Chair, string OtherChair, string FirstOfficer, string SecondOfficer, string First, string Second, string Third, int Rungs, bool AllRulesMet = false)
    {
        public static string Name(string email) => string.Join(' ', email.Split('@')[0].Split('.').Take(2).Select(n => char.ToUpperInvariant(n[0]) + n[1..]));
    }

    private static readonly Area WestNorthamptonshire = new("west-northamptonshire", TestApp.Coordinator, TestApp.OtherCoordinator, TestApp.PanelChair, "victor.banham@staff.example", TestApp.PoliceOfficer, TestApp.HousingOfficer, "Northamptonshire Police", "Example Homes Northampton", "Northampton Integrated Care Board", 4);
    private static readonly Area Gloucestershire = new("gloucestershire", TestApp.CoordinatorElsewhere, "samuel.okoro.lane@staff.example", "wendy.colebrook@staff.example", "beth.larkhill@staff.example", "faisal.thorne@staff.example", "moira.gatley@staff.example", "Gloucestershire Constabulary", "Example Homes Gloucester", "Gloucester Integrated Care Board", 3);
    private static readonly Area Staffordshire = new("staffordshire-and-stoke-on-trent", TestApp.CoordinatorStaffordshire, "gethin.marsh@staff.example", "ruth.ashdown@staff.example", "priya.tolland@staff.example", "tom.pargeter@staff.example", "dilys.kerr@staff.example", "Stafford Council", "Example Homes Stafford", "Stafford Integrated Care Board", 3, AllRulesMet: true);

    [Fact]
    public Task West_Northamptonshire_from_the_threshold_to_the_top_of_the_ladder() => ReviewAsync(WestNorthamptonshire, script: true, 1280);

    [Fact]
    public Task Gloucestershire_from_the_threshold_to_the_top_of_the_ladder_with_script_off() => ReviewAsync(Gloucestershire, script: false, 360);

    [Fact]
    public Task Staffordshire_from_the_threshold_to_the_top_of_the_ladder_with_script_off() => ReviewAsync(Staffordshire, script: false, 360);

    private async Task ReviewAsync(Area area, bool script, int width)
    {
        app.At(Asked, 10);
        var reference = await app.MetCaseAsync(new() { Area = area.Key is "staffordshire-and-stoke-on-trent" ? "staffordshire" : area.Key }, area.Coordinator);
        await SomebodyStandsAboveAsync(area);
        async Task AsAsync(string email, Func<Person, Task> part)
        {
            await using var person = await app.OpenAsAsync(email, script, width);
            await part(person);
        }

        await AsAsync(area.Coordinator, c => AskAgenciesAsync(c, reference, area));
        foreach (var officer in new[] { area.FirstOfficer, area.SecondOfficer }) await AsAsync(officer, o => AnswerAsync(o, reference));
        var panel = "";
        await AsAsync(area.Coordinator, async c =>
        {
            await WriteDownAnswerAsync(c, reference, area.Third);
            panel = await ArrangeAsync(c, reference, area);
        });
        await AsAsync(area.Chair, c => DeclareAsync(c, panel, conflict: true));
        await AsAsync(area.Coordinator, c => ReplaceChairAsync(c, panel, area));
        foreach (var member in new[] { area.OtherChair, area.FirstOfficer, area.SecondOfficer }) await AsAsync(member, m => DeclareAsync(m, panel, conflict: false));
        await AsAsync(area.Coordinator, c => PrepareAsync(c, panel, script));
        await AsAsync(area.FirstOfficer, o => ReadPapersAsync(o, panel, script));

        app.At(Meets, 10);
        await AsAsync(area.OtherChair, c => MeetAsync(c, panel, area));
        await AsAsync(area.FirstOfficer, o => AgreeToMinutesAsync(o, panel));
        await AsAsync(area.OtherChair, c => SignOffAsync(c, panel));
        await AsAsync(area.FirstOfficer, TakeOnAsync);
        await AsAsync(area.Coordinator, c => TellTheVictimAsync(c, reference));

        foreach (var day in new DateOnly[] { new(2026, 5, 1), new(2026, 5, 22), new(2026, 7, 1), new(2026, 7, 31) })
        {
            app.At(day, 8, 30);
            await app.WithAsync<ActionSweep, SweepResult>(s => s.RunAsync());
        }
        await AsAsync(area.Coordinator, c => SeeTheLadderClimbedAsync(c, reference, area));
    }

    private static async Task AskAgenciesAsync(Person coordinator, string reference, Area area)
    {
        await coordinator.GoAsync($"/cases/{reference}/agencies");
        await coordinator.PageIsAccessibleAsync();
        var ask = await coordinator.ActAsync("/agencies/ask");
        foreach (var agency in new[] { area.First, area.Second, area.Third }) await ask.ChooseAsync(agency);
        await ask.DateAsync("Answer by", Asked.AddDays(9));
        await ask.PressAsync("Ask them", "The agencies are asked.");
        await coordinator.PageIsAccessibleAsync();
    }

    private static async Task AnswerAsync(Person officer, string reference)
    {
        await officer.GoAsync("/requests");
        await officer.PageIsAccessibleAsync();
        await officer.Page.Locator("tr", new() { HasText = reference }).GetByRole(AriaRole.Link).First.ClickAsync();
        await officer.SeesAsync("Schedule 4 paragraph 7");
        await officer.PageIsAccessibleAsync();
        var answer = await officer.ActAsync(new Uri(officer.Page.Url).AbsolutePath);
        foreach (var held in await officer.Page.GetByRole(AriaRole.Group, new() { Name = "Do you hold this report?" }).AllAsync()) await held.GetByLabel("Yes").CheckAsync();
        await answer.FillAsync("Action taken, and its result", "Visited twice; it stopped for a week.");
        await answer.FillAsync("What you could still do", "A warning in writing.");
        await answer.FillAsync("Risk known to you: to the victim, to others, of the person complained of", "Alone at night.");
        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "log of visits.txt", MimeType = "text/plain", Buffer = "Visited on 12 February."u8.ToArray() });
        await answer.PressAsync("Send the answer", "Your answer is sent.");
    }

    private static async Task WriteDownAnswerAsync(Person coordinator, string reference, string agency)
    {
        await coordinator.GoAsync($"/cases/{reference}/agencies");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.Page.Locator("section", new() { HasText = $"{agency}: full request" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^Write down an answer") }).ClickAsync();
        await coordinator.PageIsAccessibleAsync();
        var answer = await coordinator.ActAsync("/record");
        await answer.ChooseAsync("By telephone");
        await answer.FillAsync("Who told it", "A manager of the board");
        await answer.FillAsync("The original: the e-mail as it came, or what was said", "We know nobody there.");
        await answer.ChooseAsync("We looked, and hold nothing");
        await answer.PressAsync("Write it down", "marked as not confirmed by the agency");
        await coordinator.SeesAsync("log of visits.txt");
        await coordinator.PageIsAccessibleAsync();
    }

    private static async Task<string> ArrangeAsync(Person coordinator, string reference, Area area)
    {
        await coordinator.GoAsync($"/cases/{reference}/voice");
        var part = await coordinator.ActAsync("/part");
        await part.ChooseAsync("Comes to the first part of the meeting");
        await part.PressAsync("Record");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.GoAsync($"/cases/{reference}/panel");
        await coordinator.PageIsAccessibleAsync();
        var arrange = await coordinator.ActAsync($"/cases/{reference}/panel");
        await arrange.DateAsync("Day", Meets);
        await arrange.FillAsync("Place", "Room 4, One Example Square");
        await arrange.PressAsync("Go on", "The panel is begun.");
        foreach (var (name, seat) in new[] { (area.Chair, "Chair"), (area.MinuteTaker, "Minute taker"), (area.FirstOfficer, "Member"), (area.SecondOfficer, "Member") })
        {
            var put = await coordinator.ActAsync("/seat");
            await put.ChooseAsync(seat);
            await put.PickAsync("Somebody who signs in here", Area.Name(name));
            await put.PressAsync("Put them on the panel");
            await Assertions.Expect(coordinator.Page.GetByRole(AriaRole.Rowheader, new() { NameRegex = new($"^{Area.Name(name)}") })).ToBeVisibleAsync();
        }
        await coordinator.SeesAsync(area.AllRulesMet ? "All of them are met." : "Not met yet:");
        await coordinator.PageIsAccessibleAsync();
        var invite = await coordinator.ActAsync("/invite");
        if (!area.AllRulesMet) await invite.FillAsync("Why it goes ahead although not all is met", "The others answered in writing.");
        await invite.PressAsync("Invite the members", "Members invited");
        await coordinator.PageIsAccessibleAsync();
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    private static async Task DeclareAsync(Person member, string panel, bool conflict)
    {
        await member.GoAsync("/panels");
        await member.PageIsAccessibleAsync();
        await member.GoAsync($"{panel}/member");
        await member.PageIsAccessibleAsync();
        if (!conflict)
        {
            var answer = await member.ActAsync("/member/answer");
            await answer.ChooseAsync("I come");
            await answer.PressAsync("Answer");
        }
        var declare = await member.ActAsync("/member/declare");
        await declare.AnswerAsync("Were you part of what is reviewed?", "No");
        await declare.AnswerAsync("Have you a conflict of interest?", conflict ? "Yes" : "No");
        if (conflict) await declare.FillAsync("Interests, and what the conflict is", "My sister lives next door.");
        await declare.ChooseAsync("I sign this declaration");
        await declare.PressAsync("Declare");
        if (conflict) await member.SeesAsync("Another chair is wanted");
        await member.PageIsAccessibleAsync();
    }

    private static async Task ReplaceChairAsync(Person coordinator, string panel, Area area)
    {
        await coordinator.GoAsync(panel);
        await coordinator.SeesAsync($"{Area.Name(area.Chair)} cannot chair this panel");
        await coordinator.PageIsAccessibleAsync();
        var other = await coordinator.ActAsync("/chair");
        await other.PickAsync("Somebody who signs in here", Area.Name(area.OtherChair));
        await other.FillAsync("Why", "A conflict of interest was declared.");
        await other.PressAsync("Ask another chair");
        await Assertions.Expect(coordinator.Page.Locator("main")).Not.ToContainTextAsync("Another chair is wanted");
    }

    private async Task PrepareAsync(Person coordinator, string panel, bool script)
    {
        await coordinator.GoAsync($"{panel}/room");
        await coordinator.PageIsAccessibleAsync();
        var point = await coordinator.RowAsync(Agenda.Points, "point");
        await point.FillAsync("The point, in our words", "Nobody came back to me");
        await coordinator.SavedAsync(point, Agenda.Points, "point");
        await coordinator.GoAsync($"{panel}/papers");
        await coordinator.PageIsAccessibleAsync();
        if (!script) return;   // making and sending them round has tests of its own; one look through the browser is enough
        await (await coordinator.ActAsync("/papers/make")).PressAsync("Make the papers", "Waiting for its turn");
        await coordinator.PageIsAccessibleAsync();
        await app.WithAsync<MakePacks, int>(m => m.RunAsync());
        await coordinator.GoAsync($"{panel}/papers");
        await (await coordinator.ActAsync("/papers/circulate")).PressAsync("Send round to the members");
        await app.WithAsync<CirculatePacks, int>(m => m.RunAsync());
        await coordinator.PageIsAccessibleAsync();
    }

    private static async Task ReadPapersAsync(Person officer, string panel, bool script)
    {
        await officer.GoAsync($"{panel}/papers");
        await officer.PageIsAccessibleAsync();
        if (!script) return;
        var papers = await officer.Page.APIRequest.GetAsync($"{panel}/papers/1/papers.pdf");
        Assert.Equal("application/pdf", papers.Headers["content-type"]);
    }

    private static async Task MeetAsync(Person chair, string panel, Area area)
    {
        await chair.GoAsync($"{panel}/room");
        await chair.PageIsAccessibleAsync();
        await (await chair.ActAsync("/room/open")).PressAsync("Open the panel", "The panel is open.");
        var present = chair.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Present") });
        for (var i = 0; i < await present.CountAsync(); i++)
        {
            await present.Nth(i).ClickAsync();
            await Assertions.Expect(present.Nth(i)).ToHaveAttributeAsync("aria-pressed", "true");
        }
        var point = new Act(chair, chair.Page.Locator($"section[id^='{Agenda.Points}-'] .asb-row:not(.asb-row--new) form"));
        await point.FillAsync("The answer, as the applicant will read it", "We are sorry. One officer rings you from now on.");
        if (!chair.HasScript) await point.PressAsync("Save");
        else await Assertions.Expect(chair.Page.Locator($"section[id^='{Agenda.Points}-'] .asb-row:not(.asb-row--new) [data-room-state]")).ToHaveTextAsync("Saved");

        var note = await chair.RowAsync(Agenda.Impact, "note");
        await note.FillAsync("Note", "She cannot sleep.");
        await chair.SavedAsync(note, Agenda.Impact, "note");
        var option = await chair.RowAsync(Agenda.Options, "option");
        await option.FillAsync("Option", "A warning in writing");
        await option.AnswerAsync("Used?", "Used");
        await option.FillAsync("Why it is used or not", "It comes first.");
        await chair.SavedAsync(option, Agenda.Options, "option");
        var recommendation = await chair.RowAsync(Agenda.Agreed, "recommendation");
        await recommendation.FillAsync("What is recommended", "Share each report on the day it is made");
        await recommendation.PickAsync("To which body", area.Second);
        await recommendation.FillAsync("Why, and detail for the panel", "Reports lay for weeks.");
        await recommendation.FillAsync("What the victim may read of it", "Reports are shared on the same day.");
        await chair.SavedAsync(recommendation, Agenda.Agreed, "recommendation");
        var action = await chair.RowAsync(Agenda.Agreed, "action");
        await action.FillAsync("What is done", "Visit the street twice a week");
        await action.PickAsync("By which agency", area.First);
        await action.DateAsync("Done by", Due);
        await action.FillAsync("Why, and detail for the panel", "To be seen at number 9 at night.");
        await action.FillAsync("The sentence that the victim may read", "Officers visit your street.");
        await chair.SavedAsync(action, Agenda.Agreed, "action", rows: 2);
        var told = await chair.RowAsync(Agenda.Outcome, "text");
        await told.FillAsync("The outcome, in the words of the letter. Name nobody but the agencies", "The agencies act together from now on.");
        await chair.SavedAsync(told, Agenda.Outcome, "text");
        await chair.PageIsAccessibleAsync();

        await (await chair.ActAsync("/room/close")).PressAsync("End the meeting", "The meeting is over.");
        await chair.PageIsAccessibleAsync();
        var send = await chair.ActAsync("/minutes/send");
        await send.DateAsync("To agree or comment by", Meets.AddDays(5));
        await send.PressAsync("Send it");
        await chair.PageIsAccessibleAsync();
    }

    private static async Task AgreeToMinutesAsync(Person officer, string panel)
    {
        await officer.GoAsync($"{panel}/minutes");
        await officer.PageIsAccessibleAsync();
        var comment = await officer.ActAsync("/minutes/comment");
        await comment.AnswerAsync("Do you agree to the draft?", "Yes");
        await comment.PressAsync("Send");
        await officer.PageIsAccessibleAsync();
    }

    private static async Task SignOffAsync(Person chair, string panel)
    {
        await chair.GoAsync($"{panel}/minutes");
        await (await chair.ActAsync("/minutes/sign-off")).PressAsync("Sign off the minutes", "This version is fixed.");
        await chair.PageIsAccessibleAsync();
    }

    private static async Task TakeOnAsync(Person officer)
    {
        await officer.GoAsync("/actions");
        await officer.PageIsAccessibleAsync();
        await officer.FollowAsync("Visit the street twice a week");
        await officer.PageIsAccessibleAsync();
        await (await officer.ActAsync("/accept")).PressAsync("Take it on");
        await officer.PageIsAccessibleAsync();
    }

    private async Task TellTheVictimAsync(Person coordinator, string reference)
    {
        await coordinator.GoAsync($"/cases/{reference}/plan");
        await coordinator.PageIsAccessibleAsync();
        var consult = await coordinator.ActAsync("/plan/consult");
        await consult.AnswerAsync("Was it put to them?", "Yes");
        await consult.FillAsync("If so: how", "By telephone");
        await consult.PressAsync("Record");
        await (await coordinator.ActAsync("/plan/final")).PressAsync("Make the plan final", "Final since");
        await coordinator.PageIsAccessibleAsync();
        var letter = await app.WithDbAsync(db => db.Letters.AsNoTracking().FirstAsync(l => l.Kind == LetterKind.Outcome && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)));
        await coordinator.GoAsync($"/cases/{reference}/letters/{letter.Id}");
        await coordinator.SeesAsync("The agencies act together from now on.");
        await coordinator.SeesAsync("We are sorry. One officer rings you from now on.");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.PressAsync("Issue the letter");
        await coordinator.SeesAsync("Being prepared");
        await coordinator.PageIsAccessibleAsync();
        var issued = await app.WithDbAsync(db => db.Letters.AsNoTracking().FirstAsync(l => l.Id == letter.Id));
        Assert.DoesNotContain("number 9", issued.Html, StringComparison.Ordinal);
    }

    private static async Task SeeTheLadderClimbedAsync(Person coordinator, string reference, Area area)
    {
        await coordinator.GoAsync("/monitoring");
        await coordinator.SeesAsync("Visit the street twice a week");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.GoAsync($"/cases/{reference}/plan");
        await coordinator.FollowAsync("Visit the street twice a week");
        var steps = coordinator.Page.Locator("ol.govuk-list--number li");
        await Assertions.Expect(steps).ToHaveCountAsync(area.Rungs);
        foreach (var step in await steps.AllAsync()) await Assertions.Expect(step).ToContainTextAsync("told on");
        await coordinator.PageIsAccessibleAsync();
    }

    // Each rung of the ladder is somebody else.
    private Task SomebodyStandsAboveAsync(Area area) => app.WithDbAsync(async db =>
    {
        Task<Guid> Id(string email) => db.Staff.Where(s => s.Email == email).Select(s => s.Id).FirstAsync();
        var officer = await db.Staff.FirstAsync(s => s.Email == area.FirstOfficer);
        (officer.LineManagerId, officer.HeadOfServiceId, officer.ChiefExecutiveId) = (await Id(area.MinuteTaker), await Id(area.Coordinator), await Id(area.OtherChair));
        await db.SaveChangesAsync();
    });
}
