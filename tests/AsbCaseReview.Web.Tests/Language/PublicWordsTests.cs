using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Language;

/// <summary>Every sentence of the public pages is a resource, so that Welsh can be supplied without touching a page.</summary>
public sealed class PublicWordsTests(PseudoApp app) : IClassFixture<PseudoApp>
{
    /// <summary>What people typed, and what an area and its procedure call things: no resource of ours.</summary>
    private Task<List<string>> DataAsync() => app.WithDbAsync(async db =>
    {
        var areas = await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).ToListAsync();
        var data = new List<string>
        {
            "Margaret Ellery", "14 Kestrel Walk", "Northampton", "NN1 1ED", "Desmond Varley of number 9", "Shouting and banging all night.", "I dread coming home.", "I want it to stop.", "Nadia Whitcombe", "Rashid Balogun",
            "Rosalind Ames", "Her son", "Owen Ellery", "asb-apply", "asb-form", "asb-staff", "asb-my-case", "asb-appeal", "asb-your-appeal", ".AspNetCore.Mvc.CookieTempDataProvider",
        };
        data.AddRange(areas.SelectMany(a => (string?[])[a.Name, a.Contact.Team, a.Contact.Body, a.Contact.Address, a.Contact.Hours, a.SupportService, .. a.LocalGovernmentAreas.Select(l => l.Name)]).OfType<string>());
        data.AddRange((await db.Agencies.AsNoTracking().ToListAsync()).SelectMany(a => (string?[])[a.Name, a.AppealContact?.Name, a.AppealContact?.Address, a.AppealContact?.Hours]).OfType<string>());
        foreach (var json in await db.ProcedureVersions.Select(v => v.Json).ToListAsync())
        {
            var procedure = ProcedureJson.Read(json);
            data.AddRange([procedure.Name, .. procedure.Appeal.Select(a => a.Body), .. procedure.Sources.Select(s => s.Title), .. procedure.Threshold.Routes.Select(r => r.Name)]);
        }
        return data;
    });

    private static void MustBeMarked(IReadOnlyCollection<string> left) => Assert.True(left.Count == 0, $"Not resources:\n{string.Join("\n", left)}");

    [Fact]
    public async Task Applying_shows_no_sentence_that_is_not_a_resource()
    {
        var data = await DataAsync();
        List<string> left = [];
        async Task Look(Visitor visitor, string address)
        {
            left.AddRange(PseudoApp.Unmarked(await visitor.GetAsync(address), data));
            Assert.NotEqual("/sign-in", visitor.Page.Address.AbsolutePath);   // there is such a page
        }


        var visitor = app.Visit();
        await Look(visitor, "/apply");
        await visitor.FillInAsync(app, new() { ForVictim = "Owen Ellery", Under18 = true });
        foreach (var page in Web.Apply.JourneyPages.Tasks.SelectMany(t => t.Pages))
        {
            await Look(visitor, page.Address);
            // Sent empty: its errors, in the summary, beside the fields and in the title.
            if (visitor.Page.Html.Forms.Any(f => f.GetAttribute("action")?.Contains("/apply/", StringComparison.Ordinal) == true && f.GetAttribute("enctype") is null))
                left.AddRange(PseudoApp.Unmarked(await visitor.PostAsync(page.Address), data));
        }
        foreach (var address in (string[])["/apply/tasks", "/apply/save", "/apply/return", "/apply/danger/now", "/apply/relation/help", "/apply/areas", "/apply/elsewhere", "/apply/delete", "/apply/reports/new", "/help", "/privacy", "/cookies", "/accessibility", "/"])
            await Look(visitor, address);

        var sent = app.Visit();
        await sent.FillInAsync(app);
        await Look(sent, "/apply/check");
        left.AddRange(PseudoApp.Unmarked(await sent.SubmitAsync("/apply/check"), data));   // not declared
        left.AddRange(PseudoApp.Unmarked(await sent.SubmitAsync("/apply/check", ("Declared", "true")), data));
        MustBeMarked(left);
    }

    [Fact]
    public async Task My_case_shows_no_sentence_that_is_not_a_resource()
    {
        var data = await DataAsync();
        List<string> left = [];
        var reference = await app.CaseAsync();
        await app.LetterAsync(reference);
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.AskForInformation("14 Kestrel Walk", new(2026, 3, 10), rules, by, at));
        var visitor = app.Visit();
        foreach (var address in (string[])["/my-case", "/my-case/no-code"])
        {
            left.AddRange(PseudoApp.Unmarked(await visitor.GetAsync(address), data));
            left.AddRange(PseudoApp.Unmarked(await visitor.SubmitAsync(address), data));
        }
        var applicant = await app.ApplicantAsync(reference);
        foreach (var address in (string[])["overview", "letters", "told", "voice", "voice/statement", "voice/part", "files", "questions", "add", "add/information", "add/report", "contact", "withdraw", "decision", "appeal"])
            left.AddRange(PseudoApp.Unmarked(await applicant.GetAsync($"/my-case/{address}"), data));
        foreach (var address in (string[])["add/information", "add/report", "contact", "withdraw"])   // sent empty: the errors
        {
            await applicant.GetAsync($"/my-case/{address}");
            left.AddRange(PseudoApp.Unmarked(await applicant.PostAsync($"/my-case/{address}"), data));
        }
        MustBeMarked(left);
    }

    [Fact]
    public async Task Appealing_shows_no_sentence_that_is_not_a_resource()
    {
        var data = await DataAsync();
        data.AddRange(["Staffordshire Police", "The hate policy was not looked at.", "As the papers show.", "Two reports were left out.", "You asked us to look again.", "It is sent back.", "Look at the two reports.", "We look at them by Friday.", "They left it out.", "Marek Stannard", "diary.txt", "Papers are late", "Ada Rook"]);
        List<string> left = [];
        async Task Look(Visitor visitor, string address, string? arrives = null)
        {
            left.AddRange(PseudoApp.Unmarked(await visitor.GetAsync(address), data));
            Assert.Equal(arrives ?? address, visitor.Page.Address.AbsolutePath);
        }
        async Task Send(Visitor visitor, string address, params (string, string?)[] fields) => left.AddRange(PseudoApp.Unmarked(await visitor.SubmitAsync(address, fields), data));

        var visitor = app.Visit();
        foreach (var address in (string[])["/appeal", "/appeal/offices", "/appeal/other-routes", "/appeal/yours", "/appeal/about"]) await Look(visitor, address);
        await Send(visitor, "/appeal/about");   // empty: the errors
        await Send(visitor, "/appeal/about", ("About", "Review"));
        await Send(visitor, "/appeal/review");
        var council = await app.WithDbAsync(async db => (await db.LocalGovernmentAreas.FirstAsync(l => l.Name == "Stafford")).Id);
        await Send(visitor, "/appeal/review", ("Council", council.ToString()), ("HandledBy", "Staffordshire Police"));
        await Send(visitor, "/appeal/notice");
        await Send(visitor, "/appeal/notice", ("On.Day", "1"), ("On.Month", "1"), ("On.Year", "2026"));
        await Send(visitor, "/appeal/late");
        await Send(visitor, "/appeal/late", ("Text", "They left it out."));
        await Send(visitor, "/appeal/grounds");
        await Send(visitor, "/appeal/grounds", ("Chosen", "B"), ("Why[1].Text", "They left it out."));
        await Look(visitor, "/appeal/more");
        await Send(visitor, "/appeal/more", ("NotConsidered", "They left it out."));
        await Send(visitor, "/appeal/files");
        await Look(visitor, "/appeal/you");
        await Send(visitor, "/appeal/you");
        await Send(visitor, "/appeal/you", ("Name", "Ada Rook"), ("ForSomebody", "true"), ("For", "Owen Ellery"), ("Authority", "They left it out."));
        await Send(visitor, "/appeal/reach", ("EmailSafe", "true"), ("PostSafe", "true"), ("Postcode", "x"));
        await Send(visitor, "/appeal/reach", ("EmailSafe", "true"), ("Email", "ada@applicant.example"), ("PostSafe", null), ("Postcode", ""));
        await Send(visitor, "/appeal/consent");
        await Send(visitor, "/appeal/consent", ("Papers", "true"), ("Appeal", "true"));
        Assert.Equal("/appeal/check", visitor.Page.Address.AbsolutePath);
        var sent = await visitor.SubmitAsync("/appeal/check");
        data.AddRange(sent.Html.QuerySelectorAll(".asb-panel strong, .govuk-inset-text strong").Select(s => s.TextContent));
        left.AddRange(PseudoApp.Unmarked(sent, data));
        await Look(visitor, "/appeal/yours");
        await Send(visitor, "/appeal/yours");
        await Send(visitor, "/appeal/yours", ("Reference", "APSTA-2222-2222"), ("Code", "wrong"));

        var reference = await app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, code) = await app.AppealAsync(new() { Case = reference });
        var applicant = await app.OpenYoursAsync(appeal, code);
        await Look(applicant, "/appeal/yours/now");
        await app.AssignAsync(appeal);
        await app.OnAppealAsync(appeal, MakeAppeals.Reviewer, async (db, a, by, at) =>
        {
            var rules = Domain.Appeals.AppealRules.Of(await db.Services.Procedures.GetAsync(a.ProcedureVersionId, db), 1, await db.Services.Holidays.CalendarAsync(db));
            a.Extend("appealAnswer", "", new(2026, 4, 22), null, new(2026, 5, 20), "Papers are late", null, rules, by, at);
        });
        await Send(applicant, "/appeal/yours/file");
        await Look(applicant, "/appeal/yours/now");
        await app.IssuedAsync(appeal);
        await Look(applicant, "/appeal/yours/now");
        await Look(await app.ApplicantAsync(reference), "/my-case/appeal");
        MustBeMarked(left);
    }
}
