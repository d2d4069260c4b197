using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>People of a case at their own pages.</summary>
public static class Applicants
{
    /// <summary>A code as it is printed on a letter.</summary>
    public static Task<string> CodeAsync(this TestApp app, string reference, int person = 1) => app.WithDbAsync(async db =>
    {
        var @case = await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference);
        var code = new AccessCodes(db, new(app.Clock), app.Clock).MakeForLetter(@case.Id, @case.People.First(p => p.Number == person).Id);
        await db.SaveChangesAsync();
        return code;
    });

    /// <summary>A person of a case, signed in with a code; 1 is the applicant.</summary>
    public static async Task<Visitor> ApplicantAsync(this TestApp app, string reference, int person = 1)
    {
        var visitor = app.Visit();
        await visitor.GetAsync("/my-case");
        await visitor.SubmitAsync("/my-case", ("Reference", reference), ("Code", await app.CodeAsync(reference, person)));
        Assert.Equal("/my-case/overview", visitor.Page.Address.AbsolutePath);
        return visitor;
    }

    public static Task<Case> ReadAsync(this TestApp app, string reference) => app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference));

    public static Task<List<CaseEvent>> EventsAsync(this TestApp app, string reference) =>
        app.WithDbAsync(db => db.CaseEvents.AsNoTracking().Where(e => db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference)).OrderBy(e => e.Sequence).ToListAsync());

    /// <summary>Adds a second victim of another household, with safe contact of their own.</summary>
    public static Task AddNeighbourAsync(this TestApp app, string reference, PersonPart part = PersonPart.Victim) => app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AddPerson(new()
    {
        CaseId = c.Id,
        Number = c.NextPersonNumber,
        Part = part,
        Kind = PersonKind.Person,
        Household = 2,
        Name = "Rashid Balogun",
        Email = "rashid@applicant.example",
        Phone = "01632 960777",
        Address = "16 Kestrel Walk, Northampton",
        SupportNeeds = Domain.OwnWords.From("Rashid cannot climb stairs"),
        SafeContact = new() { EmailSafe = true, OnlineSafe = true },
        Consent = new() { State = ConsentState.Given },
    }, by, at));

    /// <summary>A letter issued to a person of the case.</summary>
    public static Task<Guid> LetterAsync(this TestApp app, string reference, int person = 1, LetterKind kind = LetterKind.Acknowledgement, string html = "<h1>Dear reader</h1><p>We have your application.</p>") => app.WithDbAsync(async db =>
    {
        var @case = await db.Cases.FirstAsync(c => c.Reference == reference);
        var to = @case.People.First(p => p.Number == person);
        var staff = await db.Staff.FirstAsync(s => s.Email == TestApp.Coordinator);
        var by = new Domain.Partnership.Actor(staff.Id, staff.Name, Domain.Partnership.ActorRole.Coordinator, "West Northamptonshire Council");
        var letter = Letter.Draft(@case, to.Id, kind, new()
        {
            Reference = reference,
            Addressee = to.Addressee,
            Date = new(2026, 3, 2),
            AreaName = "West Northamptonshire",
            Team = "Team",
            TeamBody = "Council",
            TeamEmail = "team@council.example",
            TeamPhone = "01632 960100",
            TeamAddress = "Guildhall",
            TeamHours = "9 to 5",
        }, $"{reference} 01632 960100", by, app.Clock.GetUtcNow());
        letter.Issue(@case, $"{reference}/{Guid.CreateVersion7():N}"[..40], html, LetterDelivery.Post, by, app.Clock.GetUtcNow());
        db.Letters.Add(letter);
        await db.SaveChangesAsync();
        return letter.Id;
    });
}
