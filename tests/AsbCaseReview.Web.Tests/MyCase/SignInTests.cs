using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<List<OutgoingMessage>> MailAsync() => _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.Kind == MessageKind.AccessCode).ToListAsync());

    private async Task<Page> AskAsync(string reference, string email)
    {
        var visitor = _app.Visit();
        await visitor.GetAsync("/my-case/no-code");
        return await visitor.SubmitAsync("/my-case/no-code", ("Reference", reference), ("Email", email));
    }

    [Fact]
    public async Task A_code_comes_by_e_mail_and_opens_the_case_once()
    {
        var reference = await _app.CaseAsync();
        await AskAsync(reference.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), " Margaret@applicant.example ");
        var mail = Assert.Single(await MailAsync());
        Assert.Equal("margaret@applicant.example", mail.To);
        Assert.Equal("Your code", mail.Subject);
        Assert.DoesNotContain(reference, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ellery", mail.Text, StringComparison.Ordinal);
        var code = mail.Text.Split("Your code is: ")[1].Split('\n')[0];

        var visitor = _app.Visit();
        await visitor.GetAsync("/my-case");
        var page = await visitor.SubmitAsync("/my-case", ("Reference", reference), ("Code", code));
        Assert.Equal("/my-case/overview", page.Address.AbsolutePath);
        Assert.Contains("We are deciding whether a review must be held", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ellery", page.Title, StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);

        var second = _app.Visit();
        await second.GetAsync("/my-case");
        page = await second.SubmitAsync("/my-case", ("Reference", reference), ("Code", code));
        Assert.StartsWith("The reference or the code is not right", page.ErrorBeside("Code"), StringComparison.Ordinal);
        Assert.Equal(reference, page.Value("Reference"));
    }

    public static TheoryData<string> Unsafe => ["unknown reference", "another address", "e-mail not safe", "online off", "consent withdrawn", "died"];

    [Theory, MemberData(nameof(Unsafe))]
    public async Task Nothing_is_sent_and_the_answer_is_the_same(string why)
    {
        var known = await _app.CaseAsync();
        var reference = why == "unknown reference" ? "WNO-2222-2222" : await _app.CaseAsync(new()
        {
            SafeContact = new() { EmailSafe = why != "e-mail not safe", OnlineSafe = why != "online off" },
        });
        if (why == "consent withdrawn") await _app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.RecordConsentWithdrawn(c.Applicant.Id, "by letter", "Asked alone", "All", by, at));
        if (why == "died") await _app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.RecordDeath(c.Applicant.Id, new(2026, 3, 1), by, at));
        var sent = await AskAsync(known, "margaret@applicant.example");
        var refused = await AskAsync(reference, why == "another address" ? "someone@else.example" : "margaret@applicant.example");
        Assert.Equal(sent.Text.Replace(known, "", StringComparison.Ordinal), refused.Text.Replace(reference, "", StringComparison.Ordinal));
        Assert.Equal(sent.Address, refused.Address);
        Assert.Single(await MailAsync());
    }

    [Fact]
    public async Task A_code_is_asked_for_three_times_in_half_an_hour_whether_the_reference_exists_or_not()
    {
        var known = await _app.CaseAsync();
        foreach (var reference in new[] { known, "WNO-2222-2222" })
        {
            for (var i = 0; i < 3; i++) Assert.Empty((await AskAsync(reference, "margaret@applicant.example")).Errors);
            Assert.Equal(["A code was asked for several times. Look in your mailbox, or wait 30 minutes and ask again"], (await AskAsync(reference, "margaret@applicant.example")).Errors);
        }
        Assert.Equal(3, (await MailAsync()).Count);
    }

    [Theory]
    [InlineData("online off")]
    [InlineData("consent withdrawn")]
    [InlineData("died")]
    public async Task What_ends_access_ends_it_at_the_next_request(string why)
    {
        var reference = await _app.CaseAsync();
        var visitor = await _app.ApplicantAsync(reference);
        await _app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) =>
        {
            if (why == "online off") c.ChangePerson(c.Applicant.Id, p => p.SafeContact = p.SafeContact with { OnlineSafe = false }, ["safe ways of contact"], by, at);
            else if (why == "died") c.RecordDeath(c.Applicant.Id, new(2026, 3, 1), by, at);
            else c.RecordConsentWithdrawn(c.Applicant.Id, "by letter", "Asked alone", "All", by, at);
        });
        Assert.Equal("/my-case", (await visitor.GetAsync("/my-case/overview")).Address.AbsolutePath);
        Assert.Equal("/my-case", (await visitor.GetAsync("/my-case/letters")).Address.AbsolutePath);

        await visitor.GetAsync("/my-case");
        var page = await visitor.SubmitAsync("/my-case", ("Reference", reference), ("Code", await _app.CodeAsync(reference)));
        Assert.StartsWith("The reference or the code is not right", page.ErrorBeside("Code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_hour_without_a_move_ends_the_session_and_a_move_renews_it()
    {
        var visitor = await _app.ApplicantAsync(await _app.CaseAsync());
        _app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("/my-case/told", (await visitor.GetAsync("/my-case/told")).Address.AbsolutePath);
        _app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("/my-case/told", (await visitor.GetAsync("/my-case/told")).Address.AbsolutePath);
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("/my-case", (await visitor.GetAsync("/my-case/told")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_writes_for_longer_loses_nothing_and_is_signed_out_then()
    {
        var reference = await _app.CaseAsync();
        var visitor = await _app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/add/information");
        _app.Clock.Advance(TimeSpan.FromMinutes(55));
        var page = await visitor.SubmitAsync("/my-case/add/information", ("What", "It took me a long time to write this."));
        Assert.Equal("/my-case", page.Address.AbsolutePath);
        Assert.Contains("We have what you told us. Thank you.", page.Text, StringComparison.Ordinal);
        Assert.Contains("You wrote for more than 30 minutes, so you have been signed out.", page.Text, StringComparison.Ordinal);
        Assert.Single(await _app.EventsAsync(reference), e => e.Kind == Domain.Cases.CaseEventKind.InformationGiven);
        Assert.Equal("/my-case", (await visitor.GetAsync("/my-case/told")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("/my-case/add/information", 5 * 60)]   // nobody writes for five hours
    [InlineData("/my-case/contact", 31)]               // what is changed in a moment waits for nobody
    public async Task Nothing_else_is_taken_after_half_an_hour(string address, int minutes)
    {
        var reference = await _app.CaseAsync();
        var visitor = await _app.ApplicantAsync(reference);
        await visitor.GetAsync(address);
        _app.Clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal("/my-case", (await visitor.SubmitAsync(address, ("What", "Late"), ("Phone", "01632 960999"))).Address.AbsolutePath);
        Assert.DoesNotContain(await _app.EventsAsync(reference), e => e.Kind is Domain.Cases.CaseEventKind.InformationGiven or Domain.Cases.CaseEventKind.PersonChanged);
    }

    [Fact]
    public async Task Signing_out_after_half_an_hour_needs_no_code()
    {
        var visitor = await _app.ApplicantAsync(await _app.CaseAsync());
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        var page = await visitor.SubmitAsync("/my-case/sign-out");
        Assert.Contains("You have signed out", page.Text, StringComparison.Ordinal);
        Assert.Equal("", page.Value("Next"));
    }

    [Fact]
    public async Task Who_knows_only_a_reference_cannot_keep_its_owner_from_a_code()
    {
        var reference = await _app.CaseAsync();
        for (var i = 0; i < 4; i++) await AskAsync(reference, "somebody@else.example");
        Assert.Empty((await AskAsync(reference, "margaret@applicant.example")).Errors);
        Assert.Single(await MailAsync());
    }

    [Fact]
    public async Task Signing_out_closes_every_page()
    {
        var visitor = await _app.ApplicantAsync(await _app.CaseAsync());
        Assert.Contains("You have signed out", (await visitor.SubmitAsync("/my-case/sign-out")).Text, StringComparison.Ordinal);
        Assert.Equal("/my-case", (await visitor.GetAsync("/my-case/overview")).Address.AbsolutePath);
    }

    [Fact]
    public async Task An_applicant_is_no_member_of_staff_and_staff_are_no_applicants()
    {
        var reference = await _app.CaseAsync();
        var applicant = await _app.ApplicantAsync(reference);
        Assert.Equal("/sign-in", (await applicant.GetAsync($"/cases/{reference}")).Address.AbsolutePath);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Equal("/my-case", (await coordinator.GetAsync("/my-case/overview")).Address.AbsolutePath);
    }

    [Fact]
    public async Task After_signing_in_one_comes_to_the_page_that_was_wanted_but_never_to_another_site()
    {
        var reference = await _app.CaseAsync();
        var visitor = _app.Visit();
        Assert.Equal("/my-case", (await visitor.GetAsync("/my-case/letters")).Address.AbsolutePath);
        Assert.Equal("/my-case/letters", (await visitor.SubmitAsync("/my-case", ("Reference", reference), ("Code", await _app.CodeAsync(reference)))).Address.AbsolutePath);
        var other = _app.Visit();
        await other.GetAsync("/my-case?next=//evil.example/my-case/");
        Assert.Equal("/my-case/overview", (await other.SubmitAsync("/my-case", ("Reference", reference), ("Code", await _app.CodeAsync(reference)))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Empty_fields_are_said_beside_them()
    {
        var visitor = _app.Visit();
        await visitor.GetAsync("/my-case");
        var page = await visitor.SubmitAsync("/my-case", ("Reference", " "), ("Code", ""));
        Assert.Equal(("Enter your reference", "Enter your code"), (page.ErrorBeside("Reference"), page.ErrorBeside("Code")));
        await visitor.GetAsync("/my-case/no-code");
        page = await visitor.SubmitAsync("/my-case/no-code", ("Reference", "WNO-2222-2222"), ("Email", ""));
        Assert.Equal("Enter your e-mail address", page.ErrorBeside("Email"));
        Assert.Equal("WNO-2222-2222", page.Value("Reference"));
        page = await visitor.SubmitAsync("/my-case/no-code", ("Reference", "WNO-2222-2222"), ("Email", "nonsense"));
        Assert.Equal("Enter an e-mail address in the right form, like name@example.com", page.ErrorBeside("Email"));
        Assert.Equal("nonsense", page.Value("Email"));
    }

    [Fact]
    public async Task Each_look_and_each_way_in_is_recorded()
    {
        var reference = await _app.CaseAsync();
        var id = (await _app.ReadAsync(reference)).Id;
        var visitor = await _app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/letters");
        var looks = await _app.WithDbAsync(db => db.CaseLooks.Where(l => l.CaseId == id).Select(l => new { l.StaffId, l.Who, l.Page }).ToListAsync());
        Assert.All(looks, l => Assert.Equal((null, "Margaret Ellery"), (l.StaffId, l.Who)));
        Assert.Equal(["my case: letters", "my case: signed in", "my case: where it stands"], looks.Select(l => l.Page).Distinct().Order());
    }
}
