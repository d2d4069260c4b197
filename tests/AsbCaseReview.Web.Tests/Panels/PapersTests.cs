using System.IO.Compression;
using System.Net;
using System.Text;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Panels;

public sealed class PapersTests : IDisposable
{
    // A picture of one dot.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<(string Reference, Guid Panel)> PanelAsync()
    {
        var reference = await _app.GatheringAsync();
        var panel = await _app.PanelAsync(reference);
        var id = (await _app.FindCaseAsync(reference)).Id;
        await using var scope = _app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<EvidenceStore>();
        var db = scope.ServiceProvider.GetRequiredService<Infrastructure.Persistence.AsbDbContext>();
        await store.AddAsync(EvidenceOwner.Case(id), "bins: outside?.png", new MemoryStream(Picture), EvidenceSource.Applicant, "Margaret Ellery");
        await store.AddAsync(EvidenceOwner.Case(id), "log.txt", new MemoryStream(Encoding.UTF8.GetBytes("Officer’s log about Varley")), EvidenceSource.Agency, "Kiran Maddox");
        await db.SaveChangesAsync();
        return (reference, panel);
    }

    private Task<PanelPack> PackAsync(Guid panel) => _app.WithDbAsync(db => db.PanelPacks.AsNoTracking().OrderByDescending(p => p.Number).FirstAsync(p => p.PanelId == panel));

    private Task SignAsync(Guid panel, string email, bool conflict = false) => _app.OnPanelAsync(panel, email, (db, p, cases, by, at) =>
    {
        p.Declare(p.SeatFor(by.Id)!.Id, new(false, null, conflict, conflict ? "A relative" : null), signs: true, cases, by, at);
        return Task.CompletedTask;
    });

    private async Task<(Visitor Coordinator, PanelPack Pack)> MadeAsync(Guid panel)
    {
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{panel}/papers");
        var page = await coordinator.SubmitAsync($"/panels/{panel}/papers/make");
        Assert.Contains("Waiting for its turn", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("progress"));
        await _app.WithAsync<MakePacks, int>(m => m.RunAsync());
        return (coordinator, await PackAsync(panel));
    }

    [Fact]
    public async Task The_papers_are_made_by_a_job_with_the_attached_files_as_they_are_beside_an_index()
    {
        var (_, panel) = await PanelAsync();
        var (coordinator, pack) = await MadeAsync(panel);
        Assert.True(pack.State == PackState.Ready, pack.Problem);
        Assert.Equal((2, pack.Steps), (pack.Files, pack.StepsDone));
        var pdf = await coordinator.Client.GetByteArrayAsync($"/panels/{panel}/papers/1/papers.pdf");
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);   // tagged
        Assert.Contains("/Outlines", text, StringComparison.Ordinal);         // bookmarks
        using var zip = new ZipArchive(await coordinator.Client.GetStreamAsync($"/panels/{panel}/papers/1/attachments.zip"));
        Assert.Equal(["00 Index.txt", "01 bins_ outside_.png", "02 log.txt"], zip.Entries.Select(e => e.FullName).Order());
        await using var picture = zip.GetEntry("01 bins_ outside_.png")!.Open();
        var bytes = new MemoryStream();
        await picture.CopyToAsync(bytes);
        Assert.Equal(Picture, bytes.ToArray());
        Assert.Equal(2, await _app.WithDbAsync(db => db.PackDownloads.CountAsync(d => d.PackId == pack.Id && d.Who == "Nadia Whitcombe")));
    }

    [Fact]
    public async Task Each_reads_only_what_is_for_them_and_only_once_it_is_sent_round()
    {
        var (reference, panel) = await PanelAsync();
        await SignAsync(panel, TestApp.PoliceOfficer);
        await SignAsync(panel, TestApp.HousingOfficer, conflict: true);
        var (coordinator, pack) = await MadeAsync(panel);
        var police = await _app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync($"/panels/{panel}/papers/1/papers.pdf")).Status);
        await coordinator.GetAsync($"/panels/{panel}/papers");
        await coordinator.SubmitAsync($"/panels/{panel}/papers/circulate");
        Assert.Equal(4, await _app.WithAsync<CirculatePacks, int>(c => c.RunAsync()));
        Assert.Equal(HttpStatusCode.OK, (await police.GetAsync($"/panels/{panel}/papers/1/papers.pdf")).Status);
        Assert.Equal(HttpStatusCode.OK, (await police.GetAsync($"/panels/{panel}/papers/1/attachments.zip")).Status);

        // For who does not sign in: the coordinator has the same PDF without its restricted parts.
        Assert.Equal(HttpStatusCode.OK, (await coordinator.GetAsync($"/panels/{panel}/papers/1/papers-without-restricted.pdf")).Status);
        Assert.False(await _app.WithDbAsync(db => db.PackDownloads.Where(d => d.What == "papers-without-restricted.pdf").Select(d => d.Restricted).SingleAsync()));

        // A conflict bars from the papers; who has not signed waits; who does not sit on the panel does not see it.
        var housing = await _app.SignInAsync(TestApp.HousingOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.GetAsync($"/panels/{panel}/papers/1/papers.pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.GetAsync($"/panels/{panel}/papers/1/papers-without-restricted.pdf")).Status);
        Assert.Contains("You declared a conflict of interest", (await housing.GetAsync($"/panels/{panel}/papers")).Text, StringComparison.Ordinal);
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync($"/panels/{panel}/papers/1/papers.pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignInAsync(TestApp.CoordinatorElsewhere)).GetAsync($"/panels/{panel}/papers/1/papers.pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync($"/panels/{panel}/papers/1/papers.html")).Status);
        Assert.True(await _app.WithDbAsync(db => db.CaseEvents.AnyAsync(e => e.Kind == CaseEventKind.PapersCirculated && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference))));
    }

    [Fact]
    public async Task Without_the_restricted_parts_nothing_restricted_is_written()
    {
        var (_, panel) = await PanelAsync();
        await MadeAsync(panel);
        var (full, open) = await _app.WithDbAsync(async db =>
        {
            var content = await PackContent.ReadAsync(db, await db.PanelPacks.FirstAsync(p => p.PanelId == panel), _app.Clock.GetUtcNow(), default);
            async Task<string> WriteAsync(bool restricted)
            {
                var to = new StringWriter();
                await new PackDocument(content, restricted, new Dictionary<Guid, string>()).WriteAsync(to);
                return to.ToString();
            }
            return (await WriteAsync(true), await WriteAsync(false));
        });
        Assert.Contains("Desmond Varley", full, StringComparison.Ordinal);
        Assert.DoesNotContain("Varley", open, StringComparison.Ordinal);
        Assert.Contains("I dread coming home.", open, StringComparison.Ordinal);
        foreach (var section in new[] { "agenda", "chronology", "risk", "voice", "answers", "options", "actions", "attachments" })
            Assert.Contains($"<a href=\"#{section}", full, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_agency_answers_in_full_stands_in_the_papers_and_the_chronology_for_those_who_may_read_it()
    {
        var (reference, panel) = await PanelAsync();
        var (full, open) = await _app.WithDbAsync(async db =>
        {
            var (reviewed, police) = (await db.Cases.FirstAsync(c => c.Reference == reference), await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police"));
            var (by, officer) = (await PanelMaking.ActorAsync(db, TestApp.Coordinator), await PanelMaking.ActorAsync(db, TestApp.PoliceOfficer));
            reviewed.Complaints.Single(c => c.Number == 1).AgencyKind = police.Kind;
            var request = InformationRequest.Ask(reviewed, police, "All", new(2026, 3, 9), by, _app.Clock.GetUtcNow(), RequestKind.Full);
            request.Answer(reviewed, new([new(1, true, "P/1", null, null, null)], [], null, new()
            {
                ActionTaken = RestrictedText.From("TAKEN"),
                CouldDo = RestrictedText.From("COULD"),
                RiskKnown = RestrictedText.From("RISK"),
                Involvement = [new("Margaret Ellery", "KNOWN")],
            }), false, null, officer, _app.Clock.GetUtcNow());
            db.InformationRequests.Add(request);
            reviewed.RecordInterimAction("CAMERA", "Threats", police.Name, new(2026, 2, 25), officer, _app.Clock.GetUtcNow());
            (await db.EvidenceFiles.FirstAsync(f => f.Name == "log.txt")).RequestId = request.Id;
            db.PanelPacks.Add(new() { PanelId = panel, Number = 1, AskedBy = "Nadia Whitcombe", AskedAt = _app.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
            var content = await PackContent.ReadAsync(db, await db.PanelPacks.FirstAsync(p => p.PanelId == panel), _app.Clock.GetUtcNow(), default);
            var chronology = content.Cases[0].Chronology;
            Assert.Equal(chronology.Select(l => l.On.From).Order(), chronology.Select(l => l.On.From));
            Assert.Contains(chronology, l => l.On.From == new DateOnly(2026, 2, 25) && l.What.Contains("CAMERA", StringComparison.Ordinal) && l.Restricted);
            Assert.Contains(chronology, l => l.On == reviewed.Complaints[0].Happened && l.What.Contains("P/1", StringComparison.Ordinal));
            async Task<string> WriteAsync(bool restricted)
            {
                var to = new StringWriter();
                await new PackDocument(content, restricted, new Dictionary<Guid, string>()).WriteAsync(to);
                return to.ToString();
            }
            return (await WriteAsync(true), await WriteAsync(false));
        });
        foreach (var told in new[] { "TAKEN", "COULD", "RISK", "KNOWN" })
        {
            Assert.Equal(2, full.Split(told).Length - 1);   // with the answer, and in the chronology
            Assert.DoesNotContain(told, open, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("CAMERA", open, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#attachments\">Attachment 2: log.txt</a>", full, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_sending_round_tells_the_rest_and_nobody_twice()
    {
        var (_, panel) = await PanelAsync();
        var (coordinator, pack) = await MadeAsync(panel);
        await coordinator.GetAsync($"/panels/{panel}/papers");
        await coordinator.SubmitAsync($"/panels/{panel}/papers/circulate");

        // Two had been told when the server stopped.
        await _app.WithDbAsync(async db =>
        {
            var seats = (await db.Panels.FirstAsync(p => p.Id == panel)).SeatsTaken.Take(2).ToList();
            db.PackRecipients.AddRange(seats.Select(s => new PackRecipient { PackId = pack.Id, SeatId = s.Id, Name = s.Name, SentAt = _app.Clock.GetUtcNow() }));
            await db.SaveChangesAsync();
        });
        Assert.Equal(3, await _app.WithAsync<CirculatePacks, int>(c => c.RunAsync()));
        Assert.Equal(0, await _app.WithAsync<CirculatePacks, int>(c => c.RunAsync()));
        Assert.Equal(5, await _app.WithDbAsync(db => db.PackRecipients.CountAsync(r => r.PackId == pack.Id)));
        Assert.Equal(3, await _app.WithDbAsync(db => db.OutgoingMessages.CountAsync(m => m.Kind == MessageKind.PanelPapers)));
        Assert.NotNull((await _app.FindPanelAsync(panel)).PapersCirculatedAt);
    }

    [Fact]
    public async Task Papers_of_a_case_that_is_withdrawn_before_they_go_round_do_not_hold_up_those_of_others()
    {
        var (withdrawn, first) = await PanelAsync();
        var (_, second) = await PanelAsync();
        foreach (var panel in new[] { first, second })
        {
            var (coordinator, _) = await MadeAsync(panel);
            await coordinator.GetAsync($"/panels/{panel}/papers");
            await coordinator.SubmitAsync($"/panels/{panel}/papers/circulate");
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await _app.WithDbAsync(async db =>
        {
            (await db.Cases.FirstAsync(c => c.Reference == withdrawn)).Withdraw(Case.WithdrawnHow.Online, "", "", null!, Domain.Partnership.Actor.Applicant("Margaret Ellery"), _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.Equal(5, await _app.WithAsync<CirculatePacks, int>(c => c.RunAsync()));
        Assert.Equal((null, null), ((await PackAsync(first)).CirculateAskedAt, (await PackAsync(first)).CirculatedAt));
        Assert.NotNull((await PackAsync(second)).CirculatedAt);
    }

    [Fact]
    public async Task A_pack_whose_making_was_cut_short_is_made_anew()
    {
        var (_, panel) = await PanelAsync();
        await _app.WithDbAsync(async db =>
        {
            db.PanelPacks.Add(new() { PanelId = panel, Number = 1, AskedBy = "Nadia Whitcombe", AskedAt = _app.Clock.GetUtcNow(), State = PackState.Making, Step = "File 1 of 2", StepsDone = 1, Steps = 5 });
            await db.SaveChangesAsync();
        });
        Assert.Equal(1, await _app.WithAsync<MakePacks, int>(m => m.RunAsync()));
        var pack = await PackAsync(panel);
        Assert.True(pack.State == PackState.Ready, pack.Problem);
    }
}
