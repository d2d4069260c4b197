using System.Net;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>Pages of an appeal one by one, and who gets through which door over all their addresses.</summary>
public sealed class AppealPagesTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<(string Appeal, Visitor Reviewer)> TakenAsync()
    {
        var (appeal, _) = await _app.AppealAsync(new());
        await _app.AssignAsync(appeal);
        return (appeal, await _app.SignInAsync(MakeAppeals.Reviewer));
    }

    private static readonly Dictionary<string, string> Anything = new() { ["id"] = Guid.Empty.ToString(), ["ground"] = Guid.Empty.ToString(), ["paperId"] = Guid.Empty.ToString(), ["number"] = "1", ["theme"] = "risk", ["of"] = "ThisReview", ["what"] = "papers.pdf" };

    // Every address that begins so, with something in each place.
    private List<(string Method, string Address)> Addresses(string prefix, string reference) =>
    [
        .. _app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith(prefix, StringComparison.Ordinal))
            .Select(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0], "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
                p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart place ? place.Name == "reference" ? reference : Anything.GetValueOrDefault(place.Name, "x")
                : p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "")))))).Distinct(),
    ];

    private static async Task<HttpStatusCode> TryAsync(Visitor visitor, string method, string address) =>
        (method == "GET" ? await visitor.GetAsync(address) : await visitor.PostAsync(address)).Status;

    [Fact]
    public async Task No_address_of_the_reviewers_desk_opens_to_those_who_answered_for_the_case_or_to_another_office()
    {
        var (appeal, _) = await TakenAsync();
        var addresses = Addresses("appeals/{reference}", appeal);
        Assert.True(addresses.Count > 25, $"{addresses.Count} addresses");
        foreach (var email in new[] { TestApp.CoordinatorStaffordshire, MakeAppeals.CouncilOfficer })
        {
            var visitor = await _app.SignInAsync(email);
            foreach (var (method, address) in addresses) Assert.True(await TryAsync(visitor, method, address) == HttpStatusCode.Forbidden, $"{email} {method} {address}");
        }
        var elsewhere = await _app.SignInAsync(TestApp.Reviewer);
        foreach (var (method, address) in addresses)
        {
            await elsewhere.GetAsync("/appeals");   // whose form's token a post carries
            Assert.True(await TryAsync(elsewhere, method, address) is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"another office {method} {address}");
        }
    }

    private Task<int> VersionAsync(string reference) => _app.WithDbAsync(db => db.Cases.Where(c => c.Reference == reference).Select(c => c.Version).SingleAsync());

    [Fact]
    public async Task A_reviewer_and_the_Commissioner_change_nothing_in_a_case()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var version = await VersionAsync(reference);
        var addresses = Addresses("cases/{reference}", reference);
        Assert.True(addresses.Count > 40, $"{addresses.Count} addresses");
        foreach (var email in new[] { MakeAppeals.Reviewer, MakeAppeals.Commissioner })
        {
            var visitor = await _app.SignInAsync(email);
            foreach (var (method, address) in addresses) Assert.True(await TryAsync(visitor, method, address) is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{email} {method} {address}");
        }
        Assert.Equal(version, await VersionAsync(reference));
    }

    [Fact]
    public async Task Nobody_approves_the_review_of_what_they_decided()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        await _app.WithDbAsync(async db =>
        {
            var staff = await db.Staff.FirstAsync(s => s.Email == MakeAppeals.Commissioner);
            (await db.Cases.FirstAsync(c => c.Reference == reference)).Record(new Happened.NoteAdded("I decided this."), new(staff.Id, staff.Name, ActorRole.SeniorManager, ""), _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await _app.ReviewedAsync(appeal, approved: false);
        var commissioner = await _app.SignInAsync(MakeAppeals.Commissioner);
        await commissioner.GetAsync($"/appeals/{appeal}/report");
        Assert.Contains("had a part in this case", (await commissioner.SubmitAsync($"/appeals/{appeal}/report/approve")).Errors[0], StringComparison.Ordinal);
        Assert.Equal(AppealState.ReportDiscussed, await _app.WithDbAsync(db => db.Appeals.Where(a => a.Reference == appeal).Select(a => a.State).SingleAsync()));
    }

    [Fact]
    public async Task A_new_date_needs_which_when_and_why_and_everybody_is_told()
    {
        var (appeal, reviewer) = await TakenAsync();
        await _app.AskPapersAsync(appeal, "Stafford Council");
        await reviewer.GetAsync($"/appeals/{appeal}");
        var page = await reviewer.SubmitAsync($"/appeals/{appeal}/extend", ("Extend.Note", "kept"));
        Assert.Equal("Choose which date", page.ErrorBeside("Extend.Limit"));
        Assert.Equal("Say why. The parties will read it", page.ErrorBeside("Extend.Reason"));
        Assert.Equal("kept", page.Value("Extend.Note"));
        page = await reviewer.SubmitAsync($"/appeals/{appeal}/extend", ("Extend.Limit", "appealAnswer"), ("Extend.To.Day", "20"), ("Extend.To.Month", "5"), ("Extend.To.Year", "2026"), ("Extend.Reason", "I am on holiday"));
        Assert.Contains("these reasons only", page.Errors[0], StringComparison.Ordinal);
        page = await reviewer.SubmitAsync($"/appeals/{appeal}/extend", ("Extend.Reason", "Papers are late"));
        Assert.Contains("The new date is recorded.", page.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 5, 20), await _app.WithDbAsync(db => db.Deadlines.Where(d => d.Limit == "appealAnswer").Select(d => d.Due!.Value).SingleAsync()));
        Assert.Contains(await _app.WithDbAsync(db => db.OutgoingMessages.ToListAsync()), m => m.Subject.StartsWith("A new date", StringComparison.Ordinal) && m.To.StartsWith("council@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_applicant_withdraws_on_their_own_page_and_the_reviewer_writes_it_down_where_they_were_told()
    {
        var (first, code) = await _app.AppealAsync(new());
        var applicant = await _app.OpenYoursAsync(first, code);
        Assert.Contains("You withdrew this appeal.", (await applicant.SubmitAsync("/appeal/yours/withdraw")).Text, StringComparison.Ordinal);
        Assert.Null(applicant.Page.Html.QuerySelector("form[action='/appeal/yours/withdraw']"));
        Assert.Equal(0, await _app.WithDbAsync(db => db.Deadlines.CountAsync(d => d.AppealId != null && d.State == Domain.Deadlines.DeadlineState.Open)));

        var (second, reviewer) = await TakenAsync();
        await reviewer.GetAsync($"/appeals/{second}");
        Assert.Equal("Write it down here", (await reviewer.SubmitAsync($"/appeals/{second}/withdraw")).ErrorBeside("Withdraw.Text"));
        Assert.Contains("The appeal is withdrawn.", (await reviewer.SubmitAsync($"/appeals/{second}/withdraw", ("Withdraw.Text", "in writing"))).Text, StringComparison.Ordinal);
        Assert.Null(reviewer.Page.Html.QuerySelector("#Withdraw"));
    }

    [Fact]
    public async Task A_body_redacts_a_copy_before_it_answers_and_not_after()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        await _app.AssembleAsync(request);
        var paper = await _app.WithDbAsync(db => db.AppealPapers.Where(p => p.RequestId == request && p.Item == "application").Select(p => p.Id).SingleAsync());
        var coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        var at = $"/appeal-papers/{request}/paper/{paper}";
        var page = await coordinator.GetAsync(at);
        Assert.Contains("Desmond Varley", page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"{at}/redact", ("Redact.Passages", "Nobody of that name"), ("Redact.Why", "Third party"));
        Assert.Contains("“Nobody of that name” does not stand in the paper, so nothing is blacked out yet", page.Errors[0], StringComparison.Ordinal);
        Assert.Equal("Third party", page.Value("Redact.Why"));
        page = await coordinator.SubmitAsync($"{at}/redact", ("Redact.Passages", "Desmond Varley"));
        Assert.DoesNotContain("Varley", page.Text, StringComparison.Ordinal);
        Assert.Contains("Third party", (await coordinator.GetAsync($"/appeal-papers/{request}")).Text + page.Text, StringComparison.Ordinal);
        // What is put together anew would come without it.
        await coordinator.GetAsync($"/appeal-papers/{request}");
        Assert.Contains("put together anew they would come without it", (await coordinator.SubmitAsync($"/appeal-papers/{request}/assemble")).Errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Varley", (await coordinator.GetAsync(at)).Text, StringComparison.Ordinal);
        await _app.AnswerAsync(request);
        var version = await _app.WithDbAsync(db => db.PapersRequests.Where(r => r.Id == request).Select(r => r.Version).SingleAsync());
        Assert.Contains("its papers stay as they are", (await coordinator.PostAsync($"{at}/redact", ("Redact.Version", $"{version}"), ("Redact.Passages", "Kestrel"), ("Redact.Why", "Third party"))).Errors[0], StringComparison.Ordinal);
        Assert.Null((await coordinator.GetAsync(at)).Html.QuerySelector($"form[action='{at}/redact']"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignInAsync(MakeAppeals.CouncilOfficer)).GetAsync(at)).Status);
    }

    [Fact]
    public async Task A_body_gives_a_file_that_the_reviewer_reads_once_it_answers_and_a_redacted_file_takes_its_place()
    {
        var (appeal, reviewer) = await TakenAsync();
        var request = await _app.AskPapersAsync(appeal, "Stafford Council");
        var officer = await _app.SignInAsync(MakeAppeals.CouncilOfficer);
        await officer.GetAsync($"/appeal-papers/{request}");
        Assert.Equal("Choose which paper it is", (await officer.SubmitAsync($"/appeal-papers/{request}/file")).ErrorBeside("Give.Item"));
        await officer.UploadAsync($"/appeal-papers/{request}/file", [("Give.File", "log.txt", "Varley’s log"u8.ToArray())], ("Give.Item", "timeline"), ("Give.Title", "Our log"));
        Assert.Contains("Our log", officer.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Our log", (await reviewer.GetAsync($"/appeals/{appeal}/papers")).Text, StringComparison.Ordinal);
        var paper = await _app.WithDbAsync(db => db.AppealPapers.Where(p => p.RequestId == request).Select(p => p.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/appeals/{appeal}/papers/{paper}")).Status);

        var at = $"/appeal-papers/{request}/paper/{paper}";
        await officer.GetAsync(at);
        await officer.UploadAsync($"{at}/redact", [("Redact.File", "log redacted.txt", "█████ log"u8.ToArray())], ("Redact.Why", "Third party"));
        Assert.Equal(1, await _app.WithDbAsync(db => db.EvidenceFiles.CountAsync(f => f.AppealId != null)));   // the first is gone
        Assert.Contains("Our log", officer.Page.Text, StringComparison.Ordinal);   // the title that the body gave it stays
        await _app.AnswerAsync(request);
        Assert.Contains("Our log", (await reviewer.GetAsync($"/appeals/{appeal}/papers")).Text, StringComparison.Ordinal);
        Assert.Equal("█████ log", await reviewer.Client.GetStringAsync($"/appeals/{appeal}/papers/{paper}"));
    }

    [Fact]
    public async Task The_applicant_adds_files_and_reasons_on_their_page_and_reads_what_is_theirs()
    {
        var (appeal, code) = await _app.AppealAsync(new());
        var applicant = await _app.OpenYoursAsync(appeal, code);
        await applicant.UploadAsync("/appeal/yours/file", []);
        Assert.Contains("Choose a file first.", applicant.Page.Text, StringComparison.Ordinal);
        await applicant.UploadAsync("/appeal/yours/file", [("file", "diary.txt", "Every night."u8.ToArray())]);
        Assert.Contains("diary.txt", applicant.Page.Text, StringComparison.Ordinal);
        await applicant.SubmitAsync("/appeal/yours/tell", ("Tell.NewInformation", "It happened again last night."));
        Assert.Contains("It is with your appeal now.", applicant.Page.Text, StringComparison.Ordinal);
        await _app.AssignAsync(appeal);
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        Assert.Contains("It happened again last night.", (await reviewer.GetAsync($"/appeals/{appeal}")).Text, StringComparison.Ordinal);
        Assert.Contains("diary.txt", (await reviewer.GetAsync($"/appeals/{appeal}/papers")).Text, StringComparison.Ordinal);
        Assert.True(await _app.WithDbAsync(db => db.AppealPapers.Select(p => p.FromApplicant).SingleAsync()));
    }

    [Fact]
    public async Task A_redacted_file_of_the_case_leaves_its_name_behind()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var (store, db) = (scope.ServiceProvider.GetRequiredService<Infrastructure.Evidence.EvidenceStore>(), scope.ServiceProvider.GetRequiredService<Infrastructure.Persistence.AsbDbContext>());
            await store.AddAsync(Infrastructure.Evidence.EvidenceOwner.Case(await db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).SingleAsync()), "Varley statement.txt", new MemoryStream("Varley"u8.ToArray()), Domain.Evidence.EvidenceSource.Coordinator, "Amina Farrow");
            await db.SaveChangesAsync();
        }
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        await _app.AssembleAsync(request);
        var paper = await _app.WithDbAsync(db => db.AppealPapers.Where(p => p.RequestId == request && p.Title == "Varley statement.txt").Select(p => p.Id).SingleAsync());
        var coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        var at = $"/appeal-papers/{request}/paper/{paper}";
        await coordinator.GetAsync(at);
        await coordinator.UploadAsync($"{at}/redact", [("Redact.File", "statement redacted.txt", "█████"u8.ToArray())], ("Redact.Why", "Third party"));
        Assert.DoesNotContain("Varley", (await coordinator.GetAsync($"/appeal-papers/{request}")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _app.WithDbAsync(db => db.EvidenceFiles.CountAsync(f => f.Name == "Varley statement.txt")));   // the case keeps its own
    }

    [Fact]
    public async Task The_reviewer_blacks_out_what_a_body_left_in_its_copy_and_nobody_else_of_the_office_does()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        await _app.AssembleAsync(request);
        await _app.AnswerAsync(request);
        var paper = await _app.WithDbAsync(db => db.AppealPapers.Where(p => p.RequestId == request && p.Item == "application").Select(p => p.Id).SingleAsync());
        var at = $"/appeals/{appeal}/papers/{paper}";
        Assert.Null((await (await _app.SignInAsync(MakeAppeals.Commissioner)).GetAsync(at)).Html.QuerySelector("#Redact"));
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        Assert.Contains("14 Kestrel Walk", (await reviewer.GetAsync(at)).Text, StringComparison.Ordinal);
        Assert.Equal("Say why it is redacted", (await reviewer.SubmitAsync($"{at}/redact", ("Redact.Passages", "14 Kestrel Walk"))).ErrorBeside("Redact.Why"));
        Assert.Equal("14 Kestrel Walk", reviewer.Page.Value("Redact.Passages"));
        await reviewer.SubmitAsync($"{at}/redact", ("Redact.Why", "Where a third party lives"));
        Assert.Contains("Redacted by Marek Stannard", reviewer.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kestrel", reviewer.Page.Text, StringComparison.Ordinal);
        Assert.Contains("14 Kestrel Walk", await _app.WithDbAsync(db => db.Applications.Select(a => a.Place).SingleAsync()), StringComparison.Ordinal);   // the case keeps its own
        await _app.WithDbAsync(async db =>
        {
            db.Appeals.Entry(await db.Appeals.FirstAsync(a => a.Reference == appeal)).Property(a => a.ReviewerId).CurrentValue = await db.Staff.Where(s => s.Email == MakeAppeals.CouncilOfficer).Select(s => s.Id).SingleAsync();
            await db.SaveChangesAsync();
        });
        await reviewer.GetAsync($"/appeals/{appeal}");
        var version = await _app.WithDbAsync(db => db.Appeals.Where(a => a.Reference == appeal).Select(a => a.Version).SingleAsync());
        Assert.Contains("This appeal is with", (await reviewer.PostAsync($"{at}/redact", ("Redact.Version", $"{version}"), ("Redact.Passages", "Margaret"), ("Redact.Why", "x"))).Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_in_an_appeal_that_has_ended_waits_for_nobody()
    {
        var (appeal, code) = await _app.AppealAsync(new());
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal, "Stafford Council");
        await (await _app.OpenYoursAsync(appeal, code)).SubmitAsync("/appeal/yours/withdraw");
        _app.Clock.Set(new(2026, 4, 20, 10, 0, 0, TimeSpan.Zero));
        var officer = await _app.SignInAsync(MakeAppeals.CouncilOfficer);
        var row = (await officer.GetAsync("/appeal-papers")).Html.QuerySelectorAll("tr").Single(r => r.TextContent.Contains(appeal, StringComparison.Ordinal)).TextContent;
        Assert.Contains("No longer asked for", row, StringComparison.Ordinal);
        Assert.DoesNotContain("late", row, StringComparison.Ordinal);
        Assert.Contains("Nothing more is asked of you", (await officer.GetAsync($"/appeal-papers/{request}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_names_nobody_and_is_read_by_partners_and_the_figures_count_by_ground_result_and_time()
    {
        var (appeal, reviewer) = await TakenAsync();
        await _app.IssuedAsync(appeal);
        await reviewer.GetAsync($"/appeals/{appeal}/after");
        Assert.Equal("Write the lesson", (await reviewer.SubmitAsync($"/appeals/{appeal}/after/lesson", ("Lesson.Theme", "risk"))).ErrorBeside("Lesson.Text"));
        Assert.Contains("Lessons name nobody", (await reviewer.SubmitAsync($"/appeals/{appeal}/after/lesson", ("Lesson.Text", "Ask Margaret about her risk."))).Errors[0], StringComparison.Ordinal);
        await reviewer.SubmitAsync($"/appeals/{appeal}/after/lesson", ("Lesson.Text", "Assess risk before the threshold."));
        var officer = await _app.SignInAsync(MakeAppeals.CouncilOfficer);
        var lessons = (await officer.GetAsync("/lessons")).Text;
        Assert.Contains("Assess risk before the threshold.", lessons, StringComparison.Ordinal);
        foreach (var name in new[] { "Ellery", appeal, "Varley" }) Assert.DoesNotContain(name, lessons, StringComparison.Ordinal);
        Assert.DoesNotContain("Assess risk before", (await (await _app.SignInAsync(TestApp.Coordinator)).GetAsync("/lessons")).Text, StringComparison.Ordinal);
        var figures = (await reviewer.GetAsync("/appeals/figures")).Text;
        Assert.Contains("Upheld", figures, StringComparison.Ordinal);
        Assert.Contains("1: 1 in time, 0 late", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("Ellery", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_recommendation_that_is_refused_says_why_and_the_applicant_gets_a_notice()
    {
        var (appeal, _) = await _app.AppealAsync(new() { SafeContact = new() { EmailSafe = true } });
        await _app.AssignAsync(appeal);
        await _app.IssuedAsync(appeal);
        var id = await _app.WithDbAsync(db => db.AppealRecommendations.Select(r => r.Id).SingleAsync());
        var officer = await _app.SignInAsync(MakeAppeals.CouncilOfficer);
        await officer.GetAsync($"/appeal-papers/recommendations/{id}");
        Assert.NotNull((await officer.SubmitAsync($"/appeal-papers/recommendations/{id}/answer", ("Respond.Accepted", "false"))).ErrorBeside("Respond.Answer"));
        await officer.SubmitAsync($"/appeal-papers/recommendations/{id}/answer", ("Respond.Answer", "Both were looked at in May."));
        Assert.Equal(RecommendationState.Refused, await _app.WithDbAsync(db => db.AppealRecommendations.Select(r => r.State).SingleAsync()));
        var notice = await _app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.Kind == MessageKind.LetterNotice).Select(m => m.Subject + m.Text).SingleAsync());
        foreach (var detail in new[] { appeal, "May", "Ellery" }) Assert.DoesNotContain(detail, notice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignInAsync(TestApp.HousingOfficer)).GetAsync($"/appeal-papers/recommendations/{id}")).Status);
    }
}
